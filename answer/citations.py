"""Whether a written sentence is really carried by the passages that it cites, and by which words of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from answer.models import Doubt, DoubtKind
from answer.written_marks import find_marks, undisguised, without_marks
from corpus.models import Document, Passage, Span
from index.embedders import Embedder, Vectors

_LONGEST_SPAN = 3
"""Sentences in a row that one citation may show."""
_CACHED = 500
"""Passages whose sentence vectors are kept."""
_CLOSE = 0.85


@dataclass(frozen=True, slots=True)
class Source:
    """A passage as the model was given it, under the number by which it cites it."""

    n: int
    document: Document
    passage: Passage


@dataclass(frozen=True, slots=True)
class Carrying:
    """What carries a sentence: one to three sentences of a source, in the offsets of its page."""

    source: int
    span: Span


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence without its marks, what carries it, and why not to trust it; no doubts, and it is supported."""

    text: str
    carrying: tuple[Carrying, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    source: Source
    span: Span
    closeness: float


class CitationChecker:
    """Checks the sentences of written answers; keeps the vectors of the passages it has seen."""

    def __init__(self, embedder: Callable[[], Embedder]) -> None:
        self._embedder = embedder
        self._vectors: dict[tuple[int, str], Vectors] = {}

    def check(self, sentence: str, sources: Sequence[Source]) -> Checked:
        """What carries the sentence among the sources, and what is doubtful about it."""
        seen = undisguised(sentence)
        text, marks = without_marks(seen), find_marks(seen)
        known = {source.n for source in sources}
        if unknown := [n for n in marks if n not in known]:
            return Checked(text, (), tuple(Doubt(DoubtKind.UNKNOWN_SOURCE, f"[{n}]") for n in unknown))
        cited = [source for source in sources if source.n in marks] or sources
        candidates = list(self._candidates(text, cited))
        best = max(candidates, key=lambda one: one.closeness, default=None)
        if best is None or best.closeness < _CLOSE:
            return Checked(text, (), (Doubt(DoubtKind.FAR if marks else DoubtKind.UNCITED),))
        return Checked(text, (Carrying(best.source.n, best.span),), ())

    def _candidates(self, text: str, sources: Sequence[Source]) -> Iterator[_Candidate]:
        vector = self._embed(text, sources)
        for source in sources:
            vectors = self._vectors[_key(source.passage)]
            for first, last in _stretches(len(vectors)):
                mean = vectors[first : last + 1].mean(axis=0)
                span = Span(source.passage.sentences[first].start, source.passage.sentences[last].end)
                yield _Candidate(source, span, float(mean @ vector / np.linalg.norm(mean)))

    def _embed(self, text: str, sources: Sequence[Source]) -> Vectors:
        """The vector of the sentence; those of the sources' sentences come in the same call, once."""
        if len(self._vectors) > _CACHED:
            self._vectors.clear()
        new = {_key(one.passage): one.passage for one in sources if _key(one.passage) not in self._vectors}
        quotes = [passage.quote(span) for passage in new.values() for span in passage.sentences]
        vectors = self._embedder().embed_passages([text, *quotes])
        place = 1
        for key, passage in new.items():
            self._vectors[key] = vectors[place : place + len(passage.sentences)]
            place += len(passage.sentences)
        sentence: Vectors = vectors[0]
        return sentence


def _key(passage: Passage) -> tuple[int, str]:
    return passage.id, passage.text


def _stretches(sentences: int) -> Iterator[tuple[int, int]]:
    for first in range(sentences):
        for last in range(first, min(first + _LONGEST_SPAN, sentences)):
            yield first, last
