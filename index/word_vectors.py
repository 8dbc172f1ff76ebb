"""Passages word by word: each telling word as a vector in its context, two bits a dimension.

A question is then compared word by word with each passage (late interaction: Khattab & Zaharia 2020, ColBERT), with
the encoder that makes the other vectors and no training of its own. Vectors in context all point the same way to begin
with, so they are taken from a centre; the sign and the size of what remains, small or large, lose nothing that was
measured and take 96 bytes a word instead of 1536.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.models import Span
from index.embedders import Embedder, Vectors, unit_vectors
from index.glossary import glossary
from index.vectors import Ids
from index.words import telling_words

Codes = NDArray[np.uint8]

_THRESHOLD = 0.9816
_LEVELS = np.array([-1.510, -0.4528, 0.4528, 1.510], dtype=np.float32)
"""The best two-bit code of a normal variable: bounds at 0 and ± the threshold (Max 1960, Lloyd 1982)."""
_SHIFTS = np.array([0, 2, 4, 6], dtype=np.uint8)
_DECODED = _LEVELS[np.arange(256, dtype=np.uint8)[:, None] >> _SHIFTS & 3]
"""The four values that a byte stands for: an array (256, 4)."""


class WordVectors:
    """The words of passages, by passage id. Not safe to change while read."""

    def __init__(self, centre: Vectors) -> None:
        self._centre = centre
        self._rows = np.empty(0, dtype=_row(len(centre)))
        self._added: list[NDArray[np.void]] = []
        self._ranges: tuple[Ids, Ids] | None = None

    @classmethod
    def load(cls, path: Path) -> WordVectors:
        """The words saved at `path`, left on disk until they are read. Raises OSError when there are none."""
        try:
            words = cls(np.load(_centre_path(path)))
            words._rows = np.load(path, mmap_mode="r")
        except (ValueError, EOFError) as error:
            raise OSError(str(error)) from error
        return words

    def save(self, path: Path) -> None:
        """Writes beside, then swaps: at every moment the file at `path` is whole."""
        self._gather()
        for target, values in ((_centre_path(path), self._centre), (path, self._rows)):
            aside = target.with_suffix(f".{os.getpid()}")
            with aside.open("wb") as file:
                np.save(file, values)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(target)

    def ids(self) -> Ids:
        """The passages that have words, ascending."""
        return self._known()[0]

    def add(self, passage_ids: Iterable[int], words: Iterable[Vectors]) -> None:
        """Adds the words of passages that have none yet: for each an array (words, dimension), in their order."""
        for passage, vectors in zip(passage_ids, words, strict=True):
            rows = np.empty(len(vectors), dtype=self._rows.dtype)
            rows["passage"] = passage
            rows["code"], rows["length"] = _encode(self._from_centre(vectors))
            self._added.append(rows)
        self._ranges = None

    def keep(self, passage_ids: Ids) -> None:
        """Drops the words of all other passages."""
        self._gather()
        kept = np.isin(self._rows["passage"], passage_ids)
        if not kept.all():
            self._rows = self._rows[kept]
            self._ranges = None

    def best_matches(self, questions: Vectors, passage_ids: Ids) -> Vectors:
        """An array (passages, question words): the cosine of each to the closest word of the passage, 0 for none."""
        known, bounds = self._known()
        places = np.searchsorted(known, passage_ids)
        there = np.flatnonzero(np.isin(passage_ids, known))
        best = np.zeros((len(passage_ids), len(questions)), dtype=np.float32)
        if len(there) and len(questions):
            ranges = [slice(bounds[place], bounds[place + 1]) for place in places[there]]
            cosines = self._cosines(questions, np.concatenate([self._rows[one] for one in ranges]))
            firsts = np.cumsum([0, *(one.stop - one.start for one in ranges[:-1])])
            best[there] = np.maximum.reduceat(cosines, firsts, axis=0)
        return best

    def matches(self, questions: Vectors, passage_id: int) -> Vectors:
        """An array (words of the passage, question words) of cosines; no rows where the passage has no words here."""
        rows = self.of(passage_id)
        return self._cosines(questions, rows) if len(rows) else np.empty((0, len(questions)), dtype=np.float32)

    def of(self, passage_id: int) -> NDArray[np.void]:
        """The words of a passage as they are kept, one a row."""
        known, bounds = self._known()
        place = int(np.searchsorted(known, passage_id))
        if place == len(known) or known[place] != passage_id:
            return self._rows[:0]
        return self._rows[bounds[place] : bounds[place + 1]]

    def _cosines(self, questions: Vectors, rows: NDArray[np.void]) -> Vectors:
        values = np.take(_DECODED, rows["code"], axis=0).reshape(len(rows), len(self._centre))
        cosines: Vectors = values @ self._from_centre(questions).T / rows["length"][:, None]
        return cosines

    def _from_centre(self, vectors: Vectors) -> Vectors:
        """Unit vectors from the centre; one that is null, of a word that was not read, remains so."""
        read = vectors.any(axis=1, keepdims=True)
        return unit_vectors(np.where(read, vectors - self._centre, 0))

    def _known(self) -> tuple[Ids, Ids]:
        """The passages, ascending, and where the rows of each begin, with the end of the last."""
        if self._ranges is None:
            self._gather()
            ids, firsts = np.unique(self._rows["passage"], return_index=True)
            self._ranges = ids, np.append(firsts, len(self._rows))
        return self._ranges

    def _gather(self) -> None:
        if self._added:
            rows = np.concatenate([self._rows, *self._added])
            self._rows = rows[np.argsort(rows["passage"], kind="stable")]
            self._added.clear()


def find_centre(embedder: Embedder) -> Vectors:
    """The mean of words in context, an array (dimension,): of our glossary's, so that every corpus has the same."""
    texts = [text for entry in glossary().values() for text in entry.meanings.values()]
    _, words = embedder.embed_passages_and_words(texts, [word_spans(text) for text in texts])
    centre: Vectors = np.concatenate(words).mean(axis=0)
    return centre


def word_spans(text: str) -> list[Span]:
    """Where the words that get a vector stand in a text."""
    return [Span(start, end) for _, start, end in telling_words(text)]


def _row(dimension: int) -> np.dtype[np.void]:
    return np.dtype([("passage", np.int64), ("length", np.float32), ("code", np.uint8, (dimension // 4,))])


def _centre_path(path: Path) -> Path:
    return path.with_name(f"{path.stem}_centre{path.suffix}")


def _encode(vectors: Vectors) -> tuple[Codes, Vectors]:
    """The codes of unit vectors, (words, dimension / 4), and the lengths of what they decode to."""
    scaled = vectors * np.sqrt(vectors.shape[1], dtype=np.float32)
    levels = (scaled > -_THRESHOLD).astype(np.uint8) + (scaled > 0) + (scaled > _THRESHOLD)
    by_four = levels.reshape(len(vectors), vectors.shape[1] // 4, 4)
    codes = np.bitwise_or.reduce(by_four << _SHIFTS, axis=2).astype(np.uint8)
    return codes, np.linalg.norm(_DECODED[codes].reshape(vectors.shape), axis=1)
