"""The headings of a document as links, each as far to the right as it is deep, on all of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import streamlit as st

from corpus.messages import translator
from corpus.models import Document
from pages.shown.markup import plain
from pages.shown.outline import Entry, with_depths
from pages.visiting.browser import in_language
from pages.visiting.reader import address

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class OutlineLink:
    """A link to a heading; `label` is Markdown, `depth` 0 for the highest."""

    label: str
    depth: int
    address: dict[str, Any]


def show_outline_links(links: Iterable[OutlineLink], language: str, place: str = "") -> None:
    """The links to the reading page, whose headings are in this language; the style sheet indents by the key.

    `place` tells one outline of a page from another.
    """
    with st.container(gap=None, key=f"outline{place}"), in_language(language, f"headings{place}", gap=None):
        for number, (depth, some) in enumerate(groupby(links, lambda link: min(link.depth, _DEEPEST))):
            with st.container(gap=None, key=f"depth-{depth}-{number}{place}"):
                for link in some:
                    st.page_link("source.py", label=link.label, query_params=link.address)


def heading_links(document: Document, entries: Sequence[Entry], language: str) -> list[OutlineLink]:
    """The links to where headings stand, each with its page in the reader's language."""
    return [
        OutlineLink(plain(_heading_told(document, entry, language)), depth, _place_of(document, entry))
        for entry, depth in with_depths(entries)
    ]


def _heading_told(document: Document, entry: Entry, language: str) -> str:
    """A heading and its page, if the document has numbered pages."""
    return f"{entry.text} – {page_told(document, entry, language)}" if document.visible_page(entry.page) else entry.text


def page_told(document: Document, entry: Entry, language: str) -> str:
    """“page 3”; “Open the page” where the document has no numbered pages."""
    _, where = translator(language), document.visible_page(entry.page)
    return _("page {number}").format(number=where) if where else _("Open the page")


def _place_of(document: Document, entry: Entry) -> dict[str, Any]:
    return address(document=document.id, page=entry.page, start=entry.start, end=entry.end)
