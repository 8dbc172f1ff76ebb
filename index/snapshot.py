"""The index at a moment: its segments seen as one. It never changes, so any number of threads may read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.embedders import Vectors
from index.keywords import Keywords
from index.ragged import Rows
from index.segment import Ids, IndexedDocument, Segment, document_of_rows
from index.sentence_codes import Sentences, decode_sentences, sentence_cosines, sentence_type
from index.vectors import Allowed
from index.word_codes import word_cosines


class Snapshot:
    """Rows and places of documents count through all segments, in their order.

    `alive` tells of each row whether its document is not gone; `owners` gives its place among `documents`.
    """

    def __init__(self, segments: Sequence[tuple[Segment, Set[str]]] = ()) -> None:
        """With each segment, the ids of its documents that are gone."""
        self.segments = tuple(segment for segment, _ in segments)
        self.documents: tuple[IndexedDocument, ...] = tuple(
            one for segment in self.segments for one in segment.documents
        )
        self.present = np.array([one.id not in gone for part, gone in segments for one in part.documents], dtype=bool)
        self.ids: Ids = np.concatenate([np.empty(0, np.int64), *(segment.ids for segment in self.segments)])
        self.owners: Rows = document_of_rows(self.documents)
        self.alive: Allowed = self.present[self.owners]
        self._before = np.cumsum([0, *map(len, self.segments)])
        named = [one.id if there else None for one, there in zip(self.documents, self.present, strict=True)]
        self.keywords = Keywords([segment.words for segment in self.segments], named, self.alive)

    def __len__(self) -> int:
        """How many rows there are, those of documents that are gone included."""
        return len(self.ids)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each document that is not gone."""
        return {document.id: place for place, document in enumerate(self.documents) if self.present[place]}

    @cached_property
    def _by_id(self) -> tuple[Ids, Rows]:
        """The ids that are alive, ascending, and their rows."""
        rows = np.flatnonzero(self.alive)
        order = np.argsort(self.ids[rows], kind="stable")
        return self.ids[rows[order]], rows[order]

    def passage_ids(self) -> Ids:
        """The passages that can be found, ascending."""
        return self._by_id[0]

    def rows_of(self, passage_ids: Ids) -> Rows:
        """The row of each passage, -1 for one that cannot be found."""
        ids, rows = self._by_id
        if not len(ids):
            return np.full(len(passage_ids), -1, dtype=np.int64)
        places = np.minimum(np.searchsorted(ids, passage_ids), len(ids) - 1)
        return np.where(ids[places] == passage_ids, rows[places], -1)

    def sums(self) -> Vectors:
        """An array (documents, dimension): the sum of each document's vectors, 0 for one that is gone."""
        sums = _together([segment.sums for segment in self.segments])
        present: Vectors = np.where(self.present[:, None], sums, 0) if len(sums) else sums
        return present

    def nearest(self, vector: Vectors, k: int, allowed: Allowed | None = None) -> Rows:
        """The rows of the `k` passages nearest to a vector, nearest first; only those that `allowed` marks."""
        if allowed is None and not self.alive.all():
            allowed = self.alive
        found: list[Rows] = []
        cosines: list[Vectors] = []
        for segment, first in zip(self.segments, self._before, strict=False):
            own = None if allowed is None else allowed[first : first + len(segment)]
            rows, near = segment.vectors.search(vector, k, own)
            found.append(rows + first)
            cosines.append(near)
        rows = np.concatenate([np.empty(0, np.int64), *found])
        nearest: Rows = rows[np.argsort(-np.concatenate([np.empty(0, np.float32), *cosines]), kind="stable")[:k]]
        return nearest

    def passage_vectors(self, rows: Rows) -> Vectors:
        """An array (rows, dimension); rows ascend."""
        return _together([segment.vectors.get(own) for segment, own in self._split(rows)])

    def sentences(self, rows: Rows) -> tuple[NDArray[np.uint16], Vectors, Rows]:
        """The sentences of passages that have vectors: their places, their vectors, and how many each passage has."""
        found = list(self._sentences(rows))
        places = np.concatenate([np.empty(0, np.uint16), *(entries["place"] for entries, _ in found)])
        vectors = _together([decode_sentences(entries) for entries, _ in found])
        return places, vectors, np.concatenate([np.empty(0, np.int64), *(of_each for _, of_each in found)])

    def sentence_cosines(self, questions: Vectors, rows: Rows) -> tuple[Vectors, Rows]:
        """How near each sentence of passages is to each question: (sentences, questions), and sentences a passage."""
        cosines: list[Vectors] = [np.empty((0, len(questions)), np.float32)]
        counts: list[Rows] = [np.empty(0, np.int64)]
        for entries, of_each in self._sentences(rows):
            cosines.append(sentence_cosines(questions, entries))
            counts.append(of_each)
        return np.concatenate(cosines), np.concatenate(counts)

    def _sentences(self, rows: Rows) -> Iterator[tuple[Sentences, Rows]]:
        """By segment, the sentences that have vectors, and how many each passage has."""
        for segment, own in self._split(rows):
            if segment.sentences is None:
                yield np.empty(0, sentence_type(segment.dimension)), np.zeros(len(own), dtype=np.int64)
            else:
                yield segment.sentences.take(own)

    def word_cosines(self, questions: Vectors, rows: Rows) -> tuple[Vectors, Rows]:
        """How near each word of passages is to each of a question's: (words, question words), and words a passage."""
        cosines: list[Vectors] = [np.empty((0, len(questions)), np.float32)]
        counts: list[Rows] = [np.empty(0, np.int64)]
        for segment, own in self._split(rows):
            words, of_each = segment.in_context.take(own)
            cosines.append(word_cosines(questions, words, segment.centre))
            counts.append(of_each)
        return np.concatenate(cosines), np.concatenate(counts)

    def _split(self, rows: Rows) -> Iterator[tuple[Segment, Rows]]:
        """Ascending rows by segment, as rows of it."""
        bounds = np.searchsorted(rows, self._before)
        for segment, before, first, end in zip(self.segments, self._before, bounds, bounds[1:], strict=False):
            if end > first:
                yield segment, rows[first:end] - before


def _together(vectors: Sequence[Vectors]) -> Vectors:
    return np.concatenate(vectors) if vectors else np.empty((0, 0), dtype=np.float32)
