"""What an answer is made of: statements, the citations that carry them, and what to read besides."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from answer.collection.held import Held
from answer.exchanges import Scope
from answer.wanted.telling import Matter
from corpus.models import Document, Span


class Mode(StrEnum):
    """How an answer came about."""

    EXTRACTIVE = "extractive"
    WRITTEN = "written"
    REFUSED = "refused"


class DoubtKind(StrEnum):
    """Why a written sentence is not shown as supported."""

    UNCITED = "uncited"
    UNKNOWN_SOURCE = "unknown source"
    MISSING_FACT = "missing fact"
    OPPOSITE = "opposite"
    FAR = "far"


class Notice(StrEnum):
    """What went otherwise than configured, for the reader to know."""

    MODEL_UNREACHABLE = "model unreachable"
    MODEL_STOPPED = "model stopped"
    MODEL_UNUSABLE = "model unusable"
    MODEL_FOUND_NOTHING = "model found nothing"
    READER_STOPPED = "reader stopped"
    NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason not to trust a sentence; `what` is the number, name or source at fault, as written, "" for none."""

    kind: DoubtKind
    what: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """The proof of a statement: a span of one page of one document, in the page's own words.

    `n` counts from 1 in the order of the answer. `page` is the page's place in the document (1-based, every
    format); `document.visible_page(page)` is what to show. `quote` is `page.text[span.start:span.end]`, verbatim.
    `decisive` are the stretches of the quote that match the question, relative to the quote, and `answering` the one in
    which a reader finds the answer, None where none does. `context` is what a table row needs besides (caption and
    columns), `columns` the latter alone, "" where the quote has their head. `rows_left` counts the rows of a table, of
    which the quote has the first ones, that follow it on the page.
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
    columns: str = ""
    rows_left: int = 0
    answering: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing the answer says, and the numbers of the citations that carry it; unsupported when there are doubts.

    A quotation is not close when its passage is far from the question.
    """

    text: str
    citations: tuple[int, ...]
    doubts: tuple[Doubt, ...] = ()
    is_close: bool = True

    @property
    def is_supported(self) -> bool:
        return not self.doubts


@dataclass(frozen=True, slots=True)
class Missing:
    """What a question says or asks for that was not found.

    `unknown_words` are those of its words that stand in no document, `nameless` the names of tenders and buyers in it
    that are no document's, `absent` the names and figures in it that the documents asked do not hold, `silent` the name
    of those that it names and that do not answer. `matters` are what it asks of a tender and nothing found states: how
    the procedure ended, a sum, how long the contract runs, when bids are due, how much of the time a service must work.
    """

    unknown_words: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    silent: str = ""
    matters: frozenset[Matter] = frozenset()


@dataclass(frozen=True, slots=True)
class LookedAt:
    """How many documents were searched and passages read for an answer; `waiting` are documents not searchable yet."""

    documents: int = 0
    passages: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or a refusal with the closest documents in `see_also`.

    Of what was asked, `understood` is the question (a follow-up made standalone), `scope` what its wording kept the
    search to, `also_searched` what tenders write for its words and was searched for too, `looked_at` how much was.

    `lead` are the stretches of the quotations that answer best, to be read first, each a citation of it alone by the
    number of the one that it is of; none where the quotations say it as shortly, or nothing was read.

    Said besides the quotations are `definition`, the meaning of the term that it asks for, and `missing`, what it says
    or asks for that was not found. The answer is uncertain where what is quoted may well not answer; a written one
    never is, since its sentences are checked.

    Listed and not quoted are `sought`, the documents that it looks for, by their kind and subject; where it asks of the
    collection itself, `held` is what that holds of them, of which `sought` are the first. `wants_summary` tells that it
    asks for documents to be summed up, which are then those in `see_also`.

    Of a written answer, `model` names the writer, and `draft` is the sentence being written, not checked yet, "" in a
    finished one. `took_ms` is wall time.
    """

    question: str
    understood: str
    mode: Mode
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    lead: tuple[Citation, ...] = ()
    see_also: tuple[Document, ...] = ()
    scope: Scope = field(default_factory=Scope)
    also_searched: tuple[str, ...] = ()
    looked_at: LookedAt = field(default_factory=LookedAt)
    definition: str = ""
    missing: Missing = field(default_factory=Missing)
    is_uncertain: bool = False
    sought: tuple[Document, ...] = ()
    held: Held | None = None
    wants_summary: bool = False
    model: str = ""
    draft: str = ""
    notice: Notice | None = None
    took_ms: float = 0.0

    @property
    def further(self) -> tuple[Statement, ...]:
        """The quotations that are not close to the question, the last of the statements; none in a written answer."""
        return tuple(one for one in self.statements if not one.is_close) if self.mode is Mode.EXTRACTIVE else ()

    @property
    def unsupported(self) -> tuple[Statement, ...]:
        """The statements that no citation carries: shown as such, never exported."""
        return tuple(one for one in self.statements if not one.is_supported)

    @property
    def is_waiting(self) -> bool:
        """Whether it refuses because none of the documents that may be searched can be yet."""
        return self.refused and self.looked_at.waiting > 0 and self.looked_at.documents == 0

    @property
    def refused(self) -> bool:
        return self.mode is Mode.REFUSED

    def rows_left(self, statement: Statement) -> int:
        """How many rows of the table of which a statement quotes the first ones follow them, 0 for none."""
        return next((one.rows_left for one in self.citations if one.n in statement.citations), 0)

    def columns_of(self, statement: Statement) -> str:
        """What the columns of the table rows that a statement quotes are called, "" for none."""
        return next((one.columns for one in self.citations if one.n in statement.citations), "")
