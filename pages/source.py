"""The page “Source”: a page of a document with the cited passage highlighted, and the way around it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from answer.models import Citation
from corpus.errors import BadQuestion, NotFound, TooOften
from corpus.links import page_image_path
from corpus.messages import translator
from corpus.models import Document, Page, PageKind, Span
from corpus.same_buyer import with_usual_buyers
from ingest.formats import Format
from pages.commons import commons, on_this_host, pictures
from pages.conversation import address_filters, citations_for, filter_parameters
from pages.drawn.pictures import cannot_be_drawn
from pages.giving.secret_link import held_key
from pages.shown import wording
from pages.shown.document_title import document_html
from pages.shown.facts import facts_html
from pages.shown.markup import lang, plain
from pages.shown.outline import Entry, current_entry, outline, path_to, with_depths
from pages.shown.outline_links import OutlineLink, show_outline_links
from pages.shown.page_text import PASSAGE_ID, no_text_html, page_html
from pages.shown.report import show_report
from pages.shown.scanned import show_page_notice, show_unread, unread_picture_html
from pages.shown.sources import COLUMN, download_link
from pages.shown.trail import Trail, trail
from pages.shown.versions import show_notice, show_versions, superseded_parameter
from pages.visiting.address_numbers import span_from, whole_number
from pages.visiting.browser import bring_into_view, name_tab
from pages.visiting.reader import address, language
from protect.masking import MASK

_PASSAGE_IN_PICTURE = "passage-in-picture"

spoken = language()
_ = translator(spoken)


def show_page() -> None:
    document_id = st.query_params.get("document", "")
    number = whole_number(st.query_params.get("page"), 1)
    try:
        [document] = with_usual_buyers([commons().store.document(document_id)], commons().store.documents())
        page = commons().store.texts.page(document_id, number)
    except NotFound as error:
        show_not_found(error, document_id)
        return
    span = span_from(st.query_params, len(page.text))
    name_tab(f"{document.title}, {wording.place(document, page.number, page.label, spoken)}")
    st.html(f'<h1 class="source-title">{document_html(document, spoken)}</h1>')
    show_notice(document, spoken)
    show_unread(commons().store.texts.unread_pages().get(document.id), spoken)
    show_ways(document, page, span, trail_of_address(document, page, span))
    if document.media_type != Format.PDF:
        with st.container(width=COLUMN):
            show_beside(document, page, span)
        return
    image, beside = st.columns([3, 2], gap="medium")
    with beside:
        show_beside(document, page, span)
    with image.container(key="page-image"):  # last: a page takes a while to draw
        show_image(document, page, span)


def show_beside(document: Document, page: Page, span: Span | None) -> None:
    """The page's text, the document's outline and what is known about it, one at a time."""
    entries = outline(commons().store.texts.pages(document.id))
    current = current_entry(entries, page.number, span.start if span else None)
    if current is not None:
        path = escape(" › ".join(path_to(entries, current)))
        st.html(f'<p class="where"{lang(document.language, spoken)}>{path}</p>')
    text, plan, facts = st.tabs([_("Text"), _("Outline"), _("About the document")])
    with text:
        show_text(document, page, span)
    with plan:
        show_outline(document, entries, current)
    with facts:
        store = commons().store
        st.html(facts_html(document, store.contributions.pseudonym_of(document.id), spoken))
        show_versions(store.versions.of(document.id), store.versions.formats(document.id), spoken)
        st.page_link("document.py", label=_("All about this document"), query_params=address(id=document.id))


def trail_of_address(document: Document, page: Page, span: Span | None) -> Trail | None:
    question = st.query_params.get("from")
    if not question:
        return None
    try:
        return trail(citations_for(question, address_filters()), document.id, page.number, span)
    except (BadQuestion, TooOften):
        return None


def show_not_found(error: NotFound, document_id: str) -> None:
    st.html(f"<h1>{_('Page not found')}</h1>")
    st.write(plain(wording.not_found_words(error, spoken)))
    with st.container(horizontal=True, vertical_alignment="center"):
        if any(document.id == document_id for document in commons().store.documents()):
            # No link: one to the page that is open looks like where one is already.
            st.button(_("First page of the document"), icon=":material/first_page:", on_click=open_first_page)
        st.page_link("catalogue.py", label=_("See the catalogue"), query_params=address())
        st.page_link("ask.py", label=_("Ask a question"), query_params=address())


def open_first_page() -> None:
    """Leads to the first page of the document of the address, keeping the question that one comes from."""
    st.query_params["page"] = "1"
    for name in ("start", "end"):
        st.query_params.pop(name, None)


def label_at(document: Document, page: Page, span: Span | None) -> str:
    """The page's label; in a document without pages, whose parts run over several headings, the one above the span."""
    if document.page_kind is not PageKind.SECTION or span is None:
        return page.label
    entries = outline(commons().store.texts.pages(document.id))
    current = current_entry(entries, page.number, span.start)
    return page.label if current is None else entries[current].text


def show_ways(document: Document, page: Page, span: Span | None, found: Trail | None) -> None:
    """Back to the answer, through its citations, and through the pages."""
    question = st.query_params.get("from")
    with st.container(horizontal=True, key="ways", vertical_alignment="center", gap="xsmall"):
        if question:
            st.page_link(
                "ask.py",
                label=_("Back to the answer"),
                icon=":material/arrow_back:",
                query_params=address(q=question, **filter_parameters(address_filters())),
            )
        if found:
            show_citation_link(found.before, _("Previous citation"), ":material/keyboard_double_arrow_left:")
            st.caption(_("Citation {n} of {count}").format(n=found.here.n, count=found.count), width="content")
            show_citation_link(found.after, _("Next citation"), ":material/keyboard_double_arrow_right:")
    with st.container(horizontal=True, key="pages", vertical_alignment="center", gap="xsmall"):
        show_page_link(document, page.number - 1, _("Previous page"), ":material/chevron_left:")
        where = wording.place(document, page.number, label_at(document, page, span), spoken)
        st.caption(
            _("{place}, {number} of {pages}").format(place=plain(where), number=page.number, pages=document.pages)
            if document.visible_page(page.number) is None
            else _("{place} of {pages}").format(place=plain(where), pages=document.pages),
            width="content",
        )
        show_page_link(document, page.number + 1, _("Next page"), ":material/chevron_right:")
        st.html(download_link(document, spoken), width="content")
        st.page_link(
            "ask.py",
            label=_("Ask about this document"),
            icon=":material/chat:",
            query_params=address(**{"in": [document.id]}, old=superseded_parameter(document)),
        )
        show_report(document, spoken)


def show_citation_link(citation: Citation | None, label: str, icon: str) -> None:
    if citation:
        there = source_address(citation.document, citation.page, citation.span)
        st.page_link("source.py", label=label, icon=icon, query_params=there)


def show_page_link(document: Document, number: int, label: str, icon: str) -> None:
    if 1 <= number <= document.pages:
        st.page_link("source.py", label=label, icon=icon, query_params=source_address(document, number))


def source_address(document: Document, page: int, span: Span | None = None) -> dict[str, str | list[str]]:
    """The query of another place to look at, keeping the question that one comes from."""
    place = {"start": span.start, "end": span.end} if span else {}
    question = {"from": st.query_params.get("from")}
    return address(document=document.id, page=page, **place, **question, **filter_parameters(address_filters()))


def show_image(document: Document, page: Page, span: Span | None) -> None:
    """The page as it looks, or why it is not shown: whom it names cannot be hidden where nobody has read it."""
    if page.is_unread:
        st.html(unread_picture_html(page, spoken))
        return
    picture = pictures().picture(document, page, span) if span else None  # else the browser asks for it alone
    if span and picture is None:
        st.write(plain(cannot_be_drawn(spoken)))
        return
    where = wording.place(document, page.number, page.label, spoken)
    alternative = escape(_("{place} of “{title}”").format(place=where, title=document.title))
    address = escape(on_this_host(page_image_path(document.id, page.number, span)))
    size = f' width="{picture.width}" height="{picture.height}"' if picture else ""
    passage = ""
    if picture and picture.above_passage is not None:
        passage = f'<span id="{_PASSAGE_IN_PICTURE}" style="top: {picture.above_passage:.1%}"></span>'
    enlarge = escape(_("Enlarge the page (new tab)"))
    st.html(
        f'<a class="page-link" href="{address}" target="_blank" rel="noopener"><span class="drawn">'
        f'<img class="page" src="{address}"{size} alt="{alternative}">'
        f'{passage}</span><span class="enlarge">{enlarge}</span></a>'
    )
    if span and passage:
        bring_into_view(_PASSAGE_IN_PICTURE, shown_once(document, page, span), place="nearest")


def show_text(document: Document, page: Page, span: Span | None) -> None:
    text = page_html(page, span, spoken)
    missing = "" if page.recognition else no_text_html(spoken)
    shown = f"<div{lang(document.language, spoken)}>{text}</div>" if text else missing
    if not (document.text_only and page.is_unread):  # which says that its file can be downloaded
        show_page_notice(page, spoken)
    st.html(f'<section class="text" aria-label="{_("Text of the page")}">{shown}</section>')
    if MASK in page.text:
        show_what_is_hidden(document)
    if span and document.media_type != Format.PDF:
        bring_into_view(PASSAGE_ID, shown_once(document, page, span))


def shown_once(document: Document, page: Page, span: Span) -> str:
    """What tells a passage from another one, for the browser to bring each into view once."""
    return f"{document.id}-{page.number}-{span.start}-{span.end}"


def show_what_is_hidden(document: Document) -> None:
    """What the solid boxes are, and what to do where the file shows what they hide: its giver can do it here."""
    hidden = _("The solid boxes (█) hide what identifies people.")
    if document.text_only:
        st.caption(hidden)
    elif key := held_key(document):
        kept = _(
            "The downloadable file may still show it. You shared this document: if it should not, publish its text "
            "only, or withdraw it."
        )
        st.caption(f"{hidden} {kept}")
        st.page_link(
            "mine.py",
            label=_("Publish its text only, or withdraw it"),
            icon=":material/edit:",
            query_params=address(key=key),
        )
    else:
        kept = _("The downloadable file may still show it: if it should not, report this document.")
        st.caption(f"{hidden} {kept}")


def show_outline(document: Document, entries: Sequence[Entry], current: int | None) -> None:
    if not entries:
        st.caption(_("This document has no headings."))
    links = []
    for number, (entry, depth) in enumerate(with_depths(entries)):
        text = plain(entry.text)
        there = source_address(document, entry.page, Span(entry.start, entry.end))
        links.append(OutlineLink(f"**{text}**" if number == current else text, depth, there))
    show_outline_links(links, document.language)


show_page()
