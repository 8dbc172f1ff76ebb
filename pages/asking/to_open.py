"""Documents that are themselves what was asked for: what each is, what it says of itself, and how it is built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape
from textwrap import shorten

import streamlit as st

from answer.asked.sought import is_to_be_written
from answer.collection.held import Held
from answer.models import Answer
from answer.told.holdings_told import catalogue_told, held_told
from corpus.messages import quoted, translator
from corpus.models import Document
from pages.asking.listing import listed_in
from pages.commons import commons
from pages.shown import wording
from pages.shown.markup import plain
from pages.shown.outline import Entry, main_entries, outline, without_cover
from pages.shown.outline_links import heading_links, show_outline_links
from pages.shown.sources import show_document_links
from pages.visiting.browser import in_language
from pages.visiting.reader import address

_LONGEST_ABSTRACT, _LONGEST_TITLE = 240, 60
_KEPT = 256
_MOST_HEADINGS = 30
_FEWEST_HEADINGS = 4
"""With fewer, a document shows nobody how to build one."""


def show_to_open(answer: Answer, number: int, language: str) -> None:
    """The documents, the first outline unfolded where the reader is about to write such a document."""
    documents, is_written = listed_in(answer), is_to_be_written(answer.understood)
    _ = translator(language)
    if answer.held:
        _show_held(answer, answer.held, language)
    if documents:
        heading = _("How others have built theirs") if is_written else _("Documents to open")
        st.html(f'<h3 class="part">{heading}</h3>')
    outlines = {document.id: main_outline(document) for document in documents}
    first = next((id for id, entries in outlines.items() if entries), "") if is_written else ""
    for place, document in enumerate(documents):
        with st.container(key=f"listed-{number}-{place}", gap="xxsmall"):
            _show_document(document, outlines[document.id], f"{number}-{place}", document.id == first, language)


def _show_document(document: Document, entries: Sequence[Entry], key: str, is_unfolded: bool, language: str) -> None:
    """The way to a document, what it says of itself, and its outline, one close below the other."""
    show_document_links([document], language, f"to-open-{key}")
    if document.abstract:
        with in_language(document.language, f"to-open-abstract-{key}"):
            st.caption(plain(shorten(document.abstract, _LONGEST_ABSTRACT, placeholder="…")))
    if entries:
        told = plain(outline_told(document, len(entries), language))
        with st.expander(told, expanded=is_unfolded, key=f"built-{key}"):
            show_outline_links(heading_links(document, entries, language), document.language, f"-{key}")


def _show_held(answer: Answer, held: Held, language: str) -> None:
    """How many documents there are, and the way to all of them, or to the whole catalogue where there are none."""
    st.html(f'<div class="answer"><p>{escape(held_told(answer, language))}</p></div>')
    label, parameters = catalogue_told(held, language), held.catalogue
    if not held.count:
        label, parameters = translator(language)("See what is shared"), {}
    if parameters is not None:
        st.page_link("catalogue.py", label=label, icon=":material/search:", query_params=address(**parameters))


def outline_told(document: Document, count: int, language: str) -> str:
    """How an outline is called: by its document too, where several are listed one after the other."""
    headings = wording.counted(language, "{count} heading", "{count} headings", count)
    title = shorten(document.title, _LONGEST_TITLE, placeholder="…")
    return translator(language)("Outline of {title} – {headings}").format(
        title=quoted(title, language), headings=headings
    )


def main_outline(document: Document) -> tuple[Entry, ...]:
    """The main headings of a document but its cover's; none where they are too few to show how it is built."""
    return _main_outline(replace(document, downloads=0), commons().store.revision())


@lru_cache(_KEPT)
def _main_outline(document: Document, _revision: int) -> tuple[Entry, ...]:
    """Kept: the page is drawn anew at each touch, and a long document has thousands of lines."""
    shown = main_entries(without_cover(outline(commons().store.texts.pages(document.id)), document), _MOST_HEADINGS)
    return tuple(shown) if len(shown) >= _FEWEST_HEADINGS else ()
