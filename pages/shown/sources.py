"""Source cards and links to documents, as they stand under an answer."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from answer.models import Citation, Mode
from corpus.links import absolute, file_path, source_path
from corpus.messages import translator
from corpus.models import Document
from corpus.offered import offered
from pages.commons import commons, on_this_host
from pages.conversation import Turn, filter_parameters
from pages.shown import wording
from pages.shown.cards import card_html, place_html
from pages.shown.citation_words import quotation_to_copy
from pages.shown.comparison import is_comparison
from pages.shown.document_title import document_html
from pages.shown.markup import plain
from pages.visiting.browser import in_language
from pages.visiting.reader import address
from pages.visiting.to_copy import show_to_copy

COLUMN = 782  # pixels: 46 rem of the theme's 17


def show_cards(turn: Turn, number: int, language: str) -> None:
    """The cards of the conversation's turn `number`: one a quotation, or one a document where a table quotes several.

    There the places of its quotations stand under its title, once, without the words that the table has.
    """
    answer = turn.answer
    if not is_comparison(answer):
        for citation in answer.citations:
            show_card(citation, number, turn, language)
        return
    documents: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        documents.setdefault(citation.document.id, []).append(citation)
    for cited in documents.values():
        show_document_card(cited, number, turn, language)


def show_document_card(cited: Sequence[Citation], number: int, turn: Turn, language: str) -> None:
    """The card of a document, with the places of its citations `cited`, and what can be done with each."""
    document = cited[0].document
    with st.container(key=f"card-{number}-{cited[0].n}", border=True, gap="xsmall"):
        st.html(f'<p class="heading">{document_html(document, language)}</p>')
        for citation in cited:
            with st.container(
                horizontal=True, gap="xsmall", vertical_alignment="center", key=f"cited-{number}-{citation.n}"
            ):
                st.html(place_html(citation, turn.answer, number, language))
                show_page_link(citation, turn, language)
                show_cite(citation, number, language)
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            show_document_ways(document, language)


def show_card(citation: Citation, number: int, turn: Turn, language: str) -> None:
    """The card of a citation of the conversation's turn `number`, and what can be done with it."""
    document = citation.document
    with st.container(key=f"card-{number}-{citation.n}", border=True, gap="xsmall"):
        is_said_above = turn.answer.mode is Mode.EXTRACTIVE
        is_of_the_same = any(
            one.n + 1 == citation.n and one.document.id == document.id for one in turn.answer.citations
        )
        asked = turn.answer.understood
        st.html(
            card_html(citation, number, language, asked, is_said_above=is_said_above, is_of_the_same=is_of_the_same)
        )
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            show_page_link(citation, turn, language)
            show_document_ways(document, language)
            show_cite(citation, number, language)


def show_page_link(citation: Citation, turn: Turn, language: str) -> None:
    """The way to the page that a citation is from."""
    st.page_link(
        "source.py",
        label=translator(language)("Open the page"),
        icon=":material/find_in_page:",
        query_params=citation_address(citation, turn),
    )


def show_document_ways(document: Document, language: str) -> None:
    """To its file, and to what is known about it."""
    st.html(download_link(document, language), width="content")
    st.page_link(
        "document.py",
        label=translator(language)("About the document"),
        icon=":material/description:",
        query_params=address(id=document.id),
    )


def show_cite(citation: Citation, number: int, language: str) -> None:
    """A button that shows the quotation with its reference, ready to be copied."""
    _ = translator(language)
    key = f"{number}-{citation.n}"
    with st.popover(_("Cite"), type="tertiary", icon=":material/format_quote:", key=f"cite-{key}"):
        st.caption(_("Quotation and reference, ready to copy:"))
        there = source_path(citation.document.id, citation.page, citation.span)
        link = absolute(commons().settings.public_url, there)
        show_to_copy(quotation_to_copy(citation, link, language), key, language)


def citation_address(citation: Citation, turn: Turn) -> dict[str, str | list[str]]:
    """The query of the source page, with the question that one comes from and its filters."""
    return address(
        document=citation.document.id,
        page=citation.page,
        start=citation.span.start,
        end=citation.span.end,
        **{"from": turn.question},
        **filter_parameters(turn.searched),
    )


def page_address(citation: Citation, turn: Turn) -> str:
    """The address of the page that a card's “Open the page” leads to."""
    return on_this_host(f"/source?{urlencode(citation_address(citation, turn), doseq=True)}")


def download_link(document: Document, language: str, *, beside_licence: bool = False) -> str:
    """A link that saves the file, and says how heavy it is, and that its licence is not stated if so.

    The licence is left out where it stands beside the link (`beside_licence`).
    """
    label = wording.download(document, language)
    details = (wording.file_form if beside_licence else wording.file_facts)(document, language)
    address = on_this_host(file_path(document, download=True))
    return f'<a class="action" href="{escape(address)}" download>{label} <span class="details">{details}</span></a>'


def show_document_links(documents: Sequence[Document], language: str, place: str) -> None:
    """Links to the pages of documents, each with its kind, buyer and year, and with its format where another is called
    the same; `place` tells one list from another."""
    called = [(wording.kind_and_title(one, language), wording.origin(one)) for one in documents]
    for number, (document, (label, origin)) in enumerate(zip(documents, called, strict=True)):
        form = wording.format_name(offered(document).media_type, language) if called.count((label, origin)) > 1 else ""
        beside = ", ".join(filter(None, (origin, form)))
        with in_language(document.language, f"{place}-{number}"):
            st.page_link(
                "document.py",
                label=plain(f"{label} ({beside})" if beside else label),
                icon=":material/description:",
                query_params=address(id=document.id),
            )
