"""The vectors of passages by their closeness: FAISS, exact while that is quick, then trained.

A trained index (IVF: Sivic & Zisserman 2003; one byte a dimension) looks at the cells nearest to a question alone.
What it finds is compared again with the exact vectors.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.arrays import load_array, save_array
from index.embedders import Vectors
from index.ragged import Rows

# One question needs one thread here; a second one would spin beside the encoder's and slow both threefold.
faiss.omp_set_num_threads(1)

Allowed = NDArray[np.bool_]

_TRAINED_FROM = 65_536
"""Passages from which an exact search takes longer than a reader's patience allows it beside all the rest."""
_CELLS = 4
"""Cells a square root of the number of passages, as FAISS's own guidelines have it."""
_PASSAGES_A_CELL = 40
"""To train with."""
_ROUNDS = 10
_LOOKED_AT = 0.03
"""Share of the cells that a question looks at."""
_ONE_BY_ONE = 20_000
"""Allowed passages up to which they are compared one by one."""
_LOOKED_UP_AGAIN = 2
"""Passages compared again with their exact vectors, for each that is wanted."""
_VECTORS_A_STEP = 65_536


class PassageVectors:
    """Unit vectors of passages by row. Safe to search from several threads."""

    def __init__(self, exact: NDArray[np.float16], trained: Any | None = None) -> None:
        self._exact = exact
        self._trained = trained
        self._flat = None if trained else _flat(exact)

    @classmethod
    def load(cls, folder: Path) -> PassageVectors:
        """Raises OSError."""
        trained = folder / "passages.ivf"
        try:
            return cls(
                load_array(folder / "passages.npy"), faiss.read_index(str(trained)) if trained.exists() else None
            )
        except RuntimeError as error:
            raise OSError(str(error)) from error

    def __len__(self) -> int:
        return len(self._exact)

    def get(self, rows: Rows) -> Vectors:
        """An array (rows, dimension)."""
        vectors: Vectors = self._exact[rows].astype(np.float32)
        return vectors

    def stored(self, first: int, end: int) -> NDArray[np.float16]:
        """The rows from `first` to `end`, which is left out, as they are kept."""
        return self._exact[first:end]

    def search(self, vector: Vectors, k: int, allowed: Allowed | None = None) -> tuple[Rows, Vectors]:
        """The rows of the `k` nearest and their cosines, nearest first; only among those that `allowed` marks."""
        count = len(self) if allowed is None else int(np.count_nonzero(allowed))
        k = min(k, count)
        if k == 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        if self._trained is None:
            return self._nearest(self._flat, vector, k, faiss.SearchParameters, allowed)
        if count <= _ONE_BY_ONE and allowed is not None:
            return self._among(np.flatnonzero(allowed), vector, k)
        cells = self._trained.nlist
        looked_at = min(cells, round(cells * _LOOKED_AT * len(self) / count) + 1)
        found, _ = self._nearest(
            self._trained, vector, k * _LOOKED_UP_AGAIN, faiss.SearchParametersIVF, allowed, nprobe=looked_at
        )
        return self._among(found, vector, k)

    def _nearest(
        self, searched: Any, vector: Vectors, k: int, parameters: Any, allowed: Allowed | None, **more: Any
    ) -> tuple[Rows, Vectors]:
        if allowed is not None:
            more["sel"] = faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))  # type: ignore[call-arg, arg-type]
        cosines, rows = searched.search(vector[None, :], k, params=parameters(**more) if more else None)
        found = rows[0] >= 0
        return rows[0][found], cosines[0][found]

    def _among(self, rows: Rows, vector: Vectors, k: int) -> tuple[Rows, Vectors]:
        cosines = self.get(rows) @ vector
        nearest = np.argsort(-cosines, kind="stable")[:k]
        return rows[nearest], cosines[nearest]


def save_vectors(folder: Path, vectors: NDArray[np.floating[Any]]) -> None:
    """Saves unit vectors, an array (rows, dimension), with what searching them takes."""
    exact = vectors.astype(np.float16, copy=False)
    save_array(folder / "passages.npy", exact)
    if len(exact) >= _TRAINED_FROM:
        try:
            faiss.write_index(_train(exact), str(folder / "passages.ivf"))
        except RuntimeError as error:
            raise OSError(str(error)) from error


def _flat(exact: NDArray[np.float16]) -> Any:
    dimension = exact.shape[1]
    flat = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    for first in range(0, len(exact), _VECTORS_A_STEP):
        flat.add(exact[first : first + _VECTORS_A_STEP].astype(np.float32))
    return flat


def _train(exact: NDArray[np.float16]) -> Any:
    cells = round(_CELLS * len(exact) ** 0.5)
    dimension = exact.shape[1]
    trained: Any = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dimension), dimension, cells, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    trained.cp.niter, trained.cp.spherical = _ROUNDS, True
    sample = np.random.default_rng(0).permutation(len(exact))[: cells * _PASSAGES_A_CELL]
    trained.train(exact[np.sort(sample)].astype(np.float32))
    for first in range(0, len(exact), _VECTORS_A_STEP):
        trained.add(exact[first : first + _VECTORS_A_STEP].astype(np.float32))
    return trained
