"""Vectors by their closeness: FAISS, exact inner product."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embedders import Vectors

# One question needs one thread here; a second one would spin beside the encoder's and slow both threefold.
faiss.omp_set_num_threads(1)

Ids = NDArray[np.int64]


class ExactVectors:
    """Unit vectors with ids, compared one by one. Not safe to change while searched."""

    def __init__(self, dimension: int) -> None:
        flat = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        self._faiss: Any = faiss.IndexIDMap2(
            flat
        )  # faiss adds the methods used here at run time, unseen by type checkers
        self._sorted: Ids | None = None

    @classmethod
    def load(cls, path: Path) -> ExactVectors:
        """The vectors saved at `path`. Raises OSError when there are none or the file is cut short."""
        try:
            stored = faiss.read_index(str(path))
        except RuntimeError as error:
            raise OSError(str(error)) from error
        vectors = cls(stored.d)
        vectors._faiss = stored
        return vectors

    def save(self, path: Path) -> None:
        """Writes beside, then swaps: at every moment the file at `path` is whole."""
        aside = path.with_suffix(f".{os.getpid()}")
        try:
            faiss.write_index(self._faiss, str(aside))
        except RuntimeError as error:
            raise OSError(str(error)) from error
        with aside.open("rb+") as file:
            os.fsync(file.fileno())
        aside.replace(path)

    @property
    def dimension(self) -> int:
        return int(self._faiss.d)

    def __len__(self) -> int:
        return int(self._faiss.ntotal)

    def ids(self) -> Ids:
        """All ids, in the order in which they were added."""
        ids: Ids = faiss.vector_to_array(self._faiss.id_map)
        return ids

    def sorted_ids(self) -> Ids:
        """All ids, ascending."""
        if self._sorted is None:
            self._sorted = np.sort(self.ids())
        return self._sorted

    def add(self, ids: Ids, vectors: Vectors) -> None:
        if len(ids):
            self._faiss.add_with_ids(vectors, ids)
            self._sorted = None

    def remove(self, ids: Ids) -> None:
        if len(ids):
            self._faiss.remove_ids(ids)
            self._sorted = None

    def get(self, ids: Ids) -> Vectors:
        """An array (ids, dimension). Raises RuntimeError for an id that is not here."""
        if not len(ids):
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors: Vectors = self._faiss.reconstruct_batch(ids)
        return vectors

    def search(self, vector: Vectors, k: int, allowed: Sequence[int] | Ids | None = None) -> tuple[Ids, Vectors]:
        """The ids of the `k` nearest and their cosines, nearest first; only among `allowed` when it is given."""
        k = min(k, len(self) if allowed is None else len(allowed))
        if k == 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        parameters = None
        if allowed is not None:
            selector = faiss.IDSelectorBatch(np.asarray(allowed, dtype=np.int64))
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        cosines, ids = self._faiss.search(vector[None, :], k, params=parameters)
        found = ids[0] >= 0
        return ids[0][found], cosines[0][found]
