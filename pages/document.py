"""The page “Document”: what a document is, what it holds, how good it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape

import streamlit as st

from corpus.errors import NoDocumentNamed, NotFound
from corpus.links import record_path
from corpus.messages import translator
from corpus.models import Document, Page
from corpus.offered import offered
from corpus.same_buyer import with_usual_buyers
from pages.commons import commons, on_this_host
from pages.shown import wording
from pages.shown.charts import DAYS, days_html, days_words
from pages.shown.document_title import document_html
from pages.shown.facts import facts_html
from pages.shown.markup import lang, plain
from pages.shown.outline import main_entries, outline, without_cover
from pages.shown.outline_links import heading_links, show_outline_links
from pages.shown.quality import Mark, Quality, advice, good_words, judge
from pages.shown.report import show_report
from pages.shown.scanned import show_unread
from pages.shown.sources import download_link, show_document_links
from pages.shown.versions import show_changes, show_notice, show_versions, superseded_parameter
from pages.visiting.browser import in_language, name_tab
from pages.visiting.reader import address, language

spoken = language()
_ = translator(spoken)


def show_page() -> None:
    document_id = st.query_params.get("id", "")
    try:
        [document] = with_usual_buyers([commons().store.document(document_id)], commons().store.documents())
    except NotFound as error:
        show_not_found(error)
        return
    store = commons().store
    pages = store.texts.pages(document.id)
    versions, formats = store.versions.of(document.id), store.versions.formats(document.id)
    name_tab(document.title)
    st.html(f'<h1 class="source-title">{document_html(document, spoken)}</h1>')
    show_notice(document, spoken)
    show_unread(store.texts.unread_pages().get(document.id), spoken)
    show_actions(document)
    told, known = st.columns([3, 2], gap="large")
    with told:
        show_abstract(document)
        show_outline(document, pages)
        show_changes(versions, formats, spoken)
    with known:
        given_by = store.contributions.pseudonym_of(document.id)
        st.html(f'<h2 class="part">{_("About the document")}</h2>{facts_html(document, given_by, spoken)}')
        show_versions(versions, formats, spoken)
        st.html(quality_html(judge(document, pages, formats), offered(document).media_type))
        show_downloads(document)
        record = escape(on_this_host(record_path(document.id)))
        st.html(
            f'<p class="quiet">{_("For other catalogues:")} '
            f'<a href="{record}" title="JSON-LD" target="_blank">{_("what is known about this document")}</a></p>'
        )
    with told:  # last: it waits while new documents are being made searchable
        show_similar(document)


def show_not_found(error: NotFound) -> None:
    missing = _("No document specified") if isinstance(error, NoDocumentNamed) else _("Document not found")
    st.html(f"<h1>{missing}</h1>")
    st.write(plain(wording.not_found_words(error, spoken)))
    with st.container(horizontal=True):
        st.page_link("catalogue.py", label=_("See the catalogue"), query_params=address())
        st.page_link("ask.py", label=_("Ask a question"), query_params=address())


def show_actions(document: Document) -> None:
    with st.container(horizontal=True, key="ways", vertical_alignment="center", gap="small"):
        st.page_link(
            "ask.py",
            label=_("Ask about this document"),
            icon=":material/chat:",
            query_params=address(**{"in": [document.id]}, old=superseded_parameter(document)),
        )
        st.page_link(
            "source.py",
            label=_("Read it here"),
            icon=":material/find_in_page:",
            query_params=address(document=document.id, page=1),
        )
        st.html(download_link(document, spoken), width="content")
        show_report(document, spoken)


def show_abstract(document: Document) -> None:
    st.html(f'<h2 class="part">{_("Abstract")}</h2>')
    abstract = f"<p{lang(document.language, spoken)}>{escape(document.abstract)}</p>"
    st.html(abstract if document.abstract else f'<p class="quiet">{_("None yet.")}</p>')
    if document.keywords:
        with (
            st.container(horizontal=True, key="keywords", gap="xsmall"),
            in_language(document.language, "words", horizontal=True, gap="xsmall"),
        ):
            for word in document.keywords:
                st.page_link("catalogue.py", label=plain(word), query_params=address(search=word))


def show_outline(document: Document, pages: Sequence[Page]) -> None:
    entries = without_cover(outline(pages), document)
    st.html(f'<h2 class="part">{_("Outline")}</h2>')
    if not entries:
        st.caption(_("This document has no headings."))
        return
    shown = main_entries(entries)
    show_outline_links(heading_links(document, shown, spoken), document.language)
    if len(shown) < len(entries):
        words = wording.counted(spoken, "{count} heading in all", "{count} headings in all", len(entries))
        st.caption(_("{count}; the reading page lists them.").format(count=words))


def show_similar(document: Document) -> None:
    similar = with_usual_buyers(commons().similarity.similar_documents(document.id), commons().store.documents())
    if similar:
        st.html(f'<h2 class="part">{_("Similar documents")}</h2>')
        with st.container(gap="xsmall", key="similar"):
            show_document_links(similar, spoken, "similar")


def quality_html(quality: Quality, media_type: str) -> str:
    """The score as a bar and in words, the marks, and what would raise it."""
    score = _("{score} out of {most}").format(score=quality.score, most=len(Mark))
    bar = "".join(f'<span class="{"met" if place < quality.score else ""}"></span>' for place in range(len(Mark)))
    has = ", ".join(good_words(mark, spoken) for mark in Mark if mark in quality.has)
    lacks = "".join(f"<li>{escape(advice(mark, spoken, media_type))}</li>" for mark in quality.lacks)
    raising = f'<p class="quiet">{_("What would improve it:")}</p><ul class="advice">{lacks}</ul>' if lacks else ""
    return (
        f'<h2 class="part">{_("Quality")}</h2>'
        f'<p class="quality"><span class="meter" aria-hidden="true">{bar}</span> {score}</p>'
        + (f'<p class="quiet">{escape(has[:1].upper() + has[1:])}.</p>' if has else "")
        + raising
    )


def show_downloads(document: Document) -> None:
    st.html(f'<h2 class="part">{_("Downloads")}</h2>')
    today = datetime.now(UTC).date()
    counts = commons().store.downloads.since(document.id, today - timedelta(days=DAYS - 1))
    total = wording.counted(spoken, "{count} download", "{count} downloads", document.downloads)
    if counts:
        st.caption(_("{recent}; {total} in all.").format(recent=days_words(counts, today, spoken), total=total))
        st.html(days_html(counts, today, spoken))
    else:
        st.caption(_("{total}, none in the last 30 days.").format(total=total))


show_page()
