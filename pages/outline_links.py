"""The headings of a document as links, each as far to the right as it is deep, on all of its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import streamlit as st

from pages.browser import in_language

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class OutlineLink:
    """A link to a heading; `label` is Markdown, `depth` 0 for the highest."""

    label: str
    depth: int
    address: dict[str, Any]


def show_outline_links(links: Iterable[OutlineLink], language: str) -> None:
    """The links to the reading page, whose headings are in this language; the style sheet indents by the key."""
    with st.container(gap=None, key="outline"), in_language(language, "headings", gap=None):
        for number, (depth, some) in enumerate(groupby(links, lambda link: min(link.depth, _DEEPEST))):
            with st.container(gap=None, key=f"depth-{depth}-{number}"):
                for link in some:
                    st.page_link("source.py", label=link.label, query_params=link.address)
