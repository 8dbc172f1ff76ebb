"""Documents that are themselves what was asked for: what each is, what it says of itself, and how it is built."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

import streamlit as st

from answer.models import Answer
from answer.sought import is_to_be_written
from corpus.messages import translator
from corpus.models import Document
from pages import wording
from pages.browser import in_language
from pages.commons import commons
from pages.listing import listed_in
from pages.markup import plain
from pages.outline import Entry, main_entries, outline
from pages.outline_links import heading_links, show_outline_links
from pages.sources import show_document_links

_LONGEST_ABSTRACT = 240
_MOST_HEADINGS = 30
_FEWEST_HEADINGS = 4
"""With fewer, a document shows nobody how to build one."""


def show_to_open(answer: Answer, number: int, language: str) -> None:
    """The documents, the first outline unfolded where the reader is about to write such a document."""
    documents, is_written = listed_in(answer), is_to_be_written(answer.understood)
    _ = translator(language)
    if documents:
        st.html(f'<h3 class="part">{built_told(answer, language) or _("Documents to open")}</h3>')
    outlines = {document.id: entries for document, entries in outlines_of(documents)}
    first = next(iter(outlines), "") if is_written else ""
    for place, document in enumerate(documents):
        key = f"{number}-{place}"
        show_document_links([document], language, f"to-open-{key}")
        if document.abstract:
            with in_language(document.language, f"to-open-abstract-{key}"):
                st.caption(plain(shorten(document.abstract, _LONGEST_ABSTRACT, placeholder="…")))
        if entries := outlines.get(document.id, []):
            count = wording.counted(language, "{count} heading", "{count} headings", len(entries))
            with st.expander(f"{_('Outline')} – {count}", expanded=document.id == first, key=f"built-{key}"):
                show_outline_links(heading_links(document, entries, language), document.language, f"-{key}")


def built_told(answer: Answer, language: str) -> str:
    """Over documents like the one that the reader is about to write, "" over others."""
    return translator(language)("How others have built theirs") if is_to_be_written(answer.understood) else ""


def outlines_of(documents: Sequence[Document]) -> list[tuple[Document, list[Entry]]]:
    """The documents that have an outline, each with its main headings."""
    outlines = (
        (document, main_entries(outline(commons().store.texts.pages(document.id)), _MOST_HEADINGS))
        for document in documents
    )
    return [(document, entries) for document, entries in outlines if len(entries) >= _FEWEST_HEADINGS]
