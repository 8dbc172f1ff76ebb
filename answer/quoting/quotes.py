"""A stretch of a passage worth quoting, and what it shares with others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from answer.quoting.stretches import stands_for_another
from corpus.models import Passage, Span
from index.reader import Read
from index.retriever import Hit


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a passage worth quoting, how good it is, and the same words elsewhere (`also`).

    It is not close when its passage is far from the question. `chosen` is its best sentence, None for one that was not
    chosen by a sentence; `answering` is where a reader finds the answer in it, on its page.
    """

    hit: Hit
    span: Span
    score: float
    also: tuple[Quote, ...] = ()
    is_close: bool = True
    chosen: Span | None = None
    answering: Span | None = None

    @property
    def text(self) -> str:
        return self.hit.passage.quote(self.span)

    @property
    def sentences(self) -> list[Span]:
        """The sentences of the passage that it has whole."""
        return _sentences_within(self.hit.passage, self.span)

    @property
    def documents(self) -> set[str]:
        """The documents that say it."""
        return {one.hit.document.id for one in (self, *self.also)}

    def with_its_answer(self, read: Read) -> Quote:
        """The same with where reading its passage finds the answer in it, None where it is not sure of it."""
        within, start = read.answer_in(in_passage(self.span, self.hit.passage)), self.hit.passage.start
        return replace(self, answering=Span(within.start + start, within.end + start) if within else None)

    def apart_from(self, others: Iterable[Quote]) -> Quote | None:
        """What is left of it around its best sentence beside the others; None where they share that.

        Or where what is left begins with “Elle”, which says nothing without what another has.
        """
        start, end = self.span.start, self.span.end
        for other in filter(self.overlaps, others):
            if not self.chosen or (other.span.start < self.chosen.end and self.chosen.start < other.span.end):
                return None
            start = max(start, other.span.end) if other.span.end <= self.chosen.start else start
            end = min(end, other.span.start) if other.span.start >= self.chosen.end else end
        kept = _sentences_within(self.hit.passage, Span(start, end))
        apart = replace(self, span=Span(kept[0].start, kept[-1].end))
        return None if start > self.span.start and stands_for_another(apart.text) else apart

    def holds(self, other: Quote) -> bool:
        """Whether it says all that another does, in the same place."""
        return (
            self.hit.place == other.hit.place
            and self.span.start <= other.span.start
            and other.span.end <= self.span.end
        )

    def overlaps(self, other: Quote) -> bool:
        """Whether they share words of one page."""
        same_page = self.hit.place == other.hit.place
        return same_page and self.span.start < other.span.end and other.span.start < self.span.end


def in_passage(span: Span, passage: Passage) -> Span:
    """A stretch of a page by its place in the text of a passage, as readers know it."""
    return Span(span.start - passage.start, span.end - passage.start)


def _sentences_within(passage: Passage, span: Span) -> list[Span]:
    return [one for one in passage.sentences if span.start <= one.start and one.end <= span.end]
