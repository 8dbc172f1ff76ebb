"""Source cards and links to documents, as they stand under an answer."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from answer.models import Citation, Mode
from corpus.links import absolute, file_path, source_path
from corpus.messages import translator
from corpus.models import Document
from pages import wording
from pages.answers import card_html, quotation_to_copy
from pages.browser import in_language
from pages.commons import commons, on_this_host
from pages.conversation import Turn, filter_parameters
from pages.markup import plain
from pages.reader import address
from pages.to_copy import show_to_copy

COLUMN = 782  # pixels: 46 rem of the theme's 17


def show_card(citation: Citation, number: int, turn: Turn, language: str) -> None:
    """The card of a citation of the conversation's turn `number`, and what can be done with it."""
    _ = translator(language)
    document = citation.document
    key = f"{number}-{citation.n}"
    with st.container(key=f"card-{key}", border=True, gap="xsmall"):
        is_said_above = turn.answer.mode is Mode.EXTRACTIVE
        is_of_the_same = any(
            one.n + 1 == citation.n and one.document.id == document.id for one in turn.answer.citations
        )
        st.html(card_html(citation, number, language, is_said_above=is_said_above, is_of_the_same=is_of_the_same))
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.page_link(
                "source.py",
                label=_("Open the page"),
                icon=":material/find_in_page:",
                query_params=citation_address(citation, turn),
            )
            st.html(download_link(document, language), width="content")
            st.page_link(
                "document.py",
                label=_("About the document"),
                icon=":material/description:",
                query_params=address(id=document.id),
            )
            with st.popover(_("Cite"), type="tertiary", icon=":material/format_quote:", key=f"cite-{key}"):
                st.caption(_("Quotation and reference, ready to copy:"))
                there = source_path(document.id, citation.page, citation.span)
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


def download_link(document: Document, language: str, *, beside_licence: bool = False) -> str:
    """A link that saves the file, and says how heavy it is, and that its licence is not stated if so.

    The licence is left out where it stands beside the link (`beside_licence`).
    """
    label = wording.download(document, language)
    details = (wording.file_form if beside_licence else wording.file_facts)(document, language)
    address = on_this_host(file_path(document, download=True))
    return f'<a class="action" href="{escape(address)}" download>{label} <span class="details">{details}</span></a>'


def show_document_links(documents: Sequence[Document], language: str, place: str) -> None:
    """Links to the pages of documents, each with its kind, buyer and year; `place` tells one list from another."""
    for number, document in enumerate(documents):
        label = wording.kind_and_title(document, language)
        origin = wording.origin(document)
        with in_language(document.language, f"{place}-{number}"):
            st.page_link(
                "document.py",
                label=plain(f"{label} ({origin})" if origin else label),
                icon=":material/description:",
                query_params=address(id=document.id),
            )
