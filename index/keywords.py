"""Passages and documents by their words: BM25 over stems (Robertson et al. 1994), as SQLite's FTS5 counts it.

A stem in a heading counts as much as one in the text, one in the document's title or buyer half as much.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import chain
from math import log

import numpy as np
from numpy.typing import NDArray

from index.embedders import Vectors
from index.ragged import Rows
from index.segment import SegmentWords
from index.vectors import Allowed
from index.words import query_stems

_SATURATION = 1.2
_LENGTH_COUNTS = 0.75
_FREQUENCIES_KEPT = 1 << 16
_LEAST_WEIGHT = 1e-6
"""Of a stem that stands in most passages."""

Scores = NDArray[np.float32]


class Keywords:
    """The words of segments, one after the other; what is not alive is neither found nor counted.

    Rows of passages count through all segments.
    """

    def __init__(self, segments: Sequence[SegmentWords], documents: Sequence[str | None], alive: Allowed) -> None:
        """`alive` tells of each passage whether it still counts; `documents` are their ids, None for what is gone."""
        self._segments = segments
        self._documents, self._alive = documents, alive
        self._rows_before = np.cumsum([0, *(len(one.lengths) for one in segments)])
        self._documents_before = np.cumsum([0, *(one.count for one in segments)])
        self._count = int(np.count_nonzero(alive))
        lengths = np.concatenate([np.empty(0, np.float32), *(one.lengths for one in segments)])
        average = float(lengths[alive].mean()) if self._count else 1.0
        self._frequencies: dict[str, int] = {}
        self._norms = (_SATURATION * (1 - _LENGTH_COUNTS + _LENGTH_COUNTS * lengths / average)).astype(np.float32)

    def score(self, question: str) -> Scores:
        """The score of every passage, by row: higher for better, 0 for one that has no word of the question."""
        scores: Scores = self.score_each([question])[0]
        return scores

    def score_each(self, questions: Sequence[str]) -> Vectors:
        """An array (questions, passages) of the same: a stem that several of them have is looked up once."""
        held = [[stem for stems in query_stems(question) for stem in stems] for question in questions]
        scores = np.zeros((len(questions), len(self._alive)), dtype=np.float32)
        for stem in dict.fromkeys(chain.from_iterable(held)):
            rows, gains = self._gains(stem)
            for of_question, stems in zip(scores, held, strict=True):
                if times := stems.count(stem):
                    of_question[rows] += times * gains
        return scores

    def _gains(self, stem: str) -> tuple[Rows, Scores]:
        """The rows that hold a stem, and what it adds to the score of each."""
        rows, halves = self._holding(stem)
        weight = max(log((self._count - len(rows) + 0.5) / (len(rows) + 0.5)), _LEAST_WEIGHT)
        frequency: Scores = np.divide(halves, 2, dtype=np.float32)
        gains = frequency / (frequency + self._norms[rows])
        gains *= weight * (_SATURATION + 1)
        return rows, gains

    def frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        """In how many passages each stem stands."""
        return {stem: self._frequency(stem) for stem in stems}

    def hold_any(self, stems: Set[str]) -> bool:
        """Whether one of the stems stands anywhere, in a passage or in what a document is called."""
        return any(self.frequencies(stems).values()) or any(map(self.count_documents_holding, stems))

    def documents_named(self, stem: str) -> list[str]:
        """The documents whose identity holds the stem."""
        return self._present([one.named.of(stem)[0] for one in self._segments])

    def documents_holding_all(self, question: str) -> set[str]:
        """The documents that hold every word of the question that matters, in any form; none for a question of none."""
        held = [{id for form in forms for id in self.documents_holding(form)} for forms in query_stems(question)]
        return set.intersection(*held) if held else set()

    def documents_holding(self, stem: str) -> list[str]:
        """The documents in which the stem stands, identity included."""
        return self._present([one.held.of(stem)[0] for one in self._segments])

    def count_documents_holding(self, stem: str) -> int:
        """In how many documents the stem stands, identity included."""
        return len(self.documents_holding(stem))

    def _present(self, places: Sequence[NDArray[np.uint32]]) -> list[str]:
        ids = (self._documents[place] for place in _through(places, self._documents_before))
        return [id for id in ids if id is not None]

    def _frequency(self, stem: str) -> int:
        frequency = self._frequencies.get(stem)
        if frequency is None:
            if len(self._frequencies) >= _FREQUENCIES_KEPT:
                self._frequencies.clear()
            frequency = self._frequencies[stem] = len(self._holding(stem)[0])
        return frequency

    def _holding(self, stem: str) -> tuple[Rows, NDArray[np.uint16]]:
        found = [one.passages.of(stem) for one in self._segments]
        rows = _through([rows for rows, _ in found], self._rows_before)
        counts = np.concatenate([np.empty(0, np.uint16), *(counts for _, counts in found)])
        if self._count == len(self._alive):
            return rows, counts
        counted = self._alive[rows]
        return rows[counted], counts[counted]


def _through(places: Sequence[NDArray[np.uint32]], before: Rows) -> Rows:
    """Places in each segment, as places in all of them."""
    shifted = [some.astype(np.int64) + shift for some, shift in zip(places, before, strict=False) if len(some)]
    return np.concatenate([np.empty(0, np.int64), *shifted])
