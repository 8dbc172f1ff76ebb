"""What an answer is made of: statements, the citations that carry them, and what to read besides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.models import Document, Span


class Mode(StrEnum):
    """How an answer came about."""

    EXTRACTIVE = "extractive"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Citation:
    """The proof of a statement: a span of one page of one document, in the page's own words.

    `n` counts from 1 in the order of the answer. `page` is the page's place in the document (1-based, every
    format); `document.visible_page(page)` is what to show. `quote` is `page.text[span.start:span.end]`, verbatim.
    `decisive` are the stretches of the quote that match the question, relative to the quote. `context` is what a
    table row needs besides (caption and columns).
    """

    n: int
    document: Document
    page: int
    page_label: str
    span: Span
    quote: str
    section: tuple[str, ...]
    context: str = ""
    decisive: tuple[Span, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing the answer says, and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or a refusal with the closest documents in `see_also`.

    `understood` is the question as it was searched (a follow-up made standalone). `passages_read` and
    `documents_searched` say what was looked at; `took_ms` is wall time.
    """

    question: str
    understood: str
    mode: Mode
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    see_also: tuple[Document, ...] = ()
    documents_searched: int = 0
    passages_read: int = 0
    took_ms: float = 0.0

    @property
    def refused(self) -> bool:
        return self.mode is Mode.REFUSED
