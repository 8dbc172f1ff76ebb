"""Documents that speak of the same: how near the means of their passages' vectors are."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from corpus.models import Document
from corpus.store import Store
from index.search_index import SearchIndex

_NEAR = 0.2
"""Cosine between two documents' means, the whole corpus's mean taken away, below which they have little in common."""

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Means:
    """One unit vector a document, as the corpus was at `revision`."""

    revision: int
    places: dict[str, int]
    vectors: Matrix


class Similarity:
    """Finds documents like another one. Safe to share between threads.

    What was computed is kept until the corpus has changed and its new passages can be searched.
    """

    def __init__(self, store: Store, search_index: SearchIndex) -> None:
        self._store = store
        self._index = search_index
        self._lock = Lock()
        self._means = _Means(-1, {}, np.empty((0, 0), dtype=np.float32))

    def similar_documents(self, document_id: str, k: int = 4) -> list[Document]:
        """At most `k` documents, the nearest first, only current ones; none for one that cannot be searched."""
        means = self._current_means()
        if document_id not in means.places:
            return []
        cosines = means.vectors @ means.vectors[means.places[document_id]]
        documents = [
            document
            for document in self._store.documents()
            if document.id != document_id and document.is_current and document.id in means.places
        ]
        near = {document.id: float(cosines[means.places[document.id]]) for document in documents}
        best = sorted(documents, key=lambda document: -near[document.id])[:k]
        return [document for document in best if near[document.id] >= _NEAR]

    def _current_means(self) -> _Means:
        revision = self._store.revision()
        with self._lock:
            if self._means.revision != revision and self._index.is_current():
                self._means = self._compute(revision)
            return self._means

    def _compute(self, revision: int) -> _Means:
        snapshot = self._index.snapshot()
        return _Means(revision, snapshot.places, _centred(snapshot.sums(), list(snapshot.places.values())))


def _centred(sums: Matrix, known: list[int]) -> Matrix:
    """The directions of the sums, what all documents share taken away, each of length 1; others stay 0."""
    means = np.zeros_like(sums)
    if known:
        means[known] = sums[known] / np.linalg.norm(sums[known], axis=1, keepdims=True)
        means[known] -= means[known].mean(axis=0)
        lengths = np.linalg.norm(means[known], axis=1, keepdims=True)
        means[known] /= np.where(lengths > 0, lengths, 1)
    return means
