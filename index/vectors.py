"""The vectors of passages by their closeness: FAISS, exact while that is quick, then in two passes.

With many passages, a first pass reads them in four bits a dimension (product quantisation, Jégou et al. 2011, scanned
in registers, André et al. 2015) and keeps more than are wanted, which the exact vectors then rank. Where filters leave
few of them, these alone are read, in four bits a dimension too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from index.arrays import load_array, save_array
from index.embedders import Vectors
from index.ragged import Rows

# One question needs one thread for its vectors: further ones would spin beside the encoder's and slow both.
faiss.omp_set_num_threads(1)
ThreadpoolController().select(user_api="blas").limit(limits=1)

Allowed = NDArray[np.bool_]

_COARSE = "passages.coarse"
_FINE = "passages.fine"

_COMPRESSED_FROM = 65_536
"""Passages from which an exact search takes longer than a reader's patience allows it beside all the rest."""
_BITS = 4
_TRAINED_WITH = 10_000
_KEPT_FOR_EACH = 5
"""Passages that the first pass keeps for each that is wanted: with so many, no recall is lost at a million."""
_KEPT_AT_LEAST = 200
_FEW = 0.2
"""Share of the passages up to which those that are allowed are read alone."""
_TOO_FEW = 0.5
"""Share of what the first pass should keep below which what is allowed is read alone after all."""
_VECTORS_A_STEP = 65_536


class PassageVectors:
    """Unit vectors of passages by row. Safe to search from several threads."""

    def __init__(self, exact: NDArray[np.float16], coarse: Any = None, fine: Any = None) -> None:
        """`coarse` and `fine` are the compressed copies of many vectors."""
        self._exact = exact
        self._coarse = coarse
        self._fine = fine or _filled(_by_dimension(exact.shape[1], faiss.ScalarQuantizer.QT_fp16), exact)

    @classmethod
    def load(cls, folder: Path) -> PassageVectors:
        """Raises OSError."""
        exact = load_array(folder / "passages.npy")
        if not (folder / _COARSE).exists():
            return cls(exact)
        try:
            return cls(exact, *(faiss.read_index(str(folder / name)) for name in (_COARSE, _FINE)))
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
        if self._coarse is None:
            return _nearest(self._fine, vector, k, allowed)
        keep = max(k * _KEPT_FOR_EACH, _KEPT_AT_LEAST)
        if allowed is not None and count <= _FEW * len(self):
            return self._among(_nearest(self._fine, vector, keep, allowed)[0], vector, k)
        kept, _ = _nearest(self._coarse, vector, keep * len(self) // count)
        if allowed is not None:
            kept = kept[allowed[kept]]
            if len(kept) < _TOO_FEW * keep:  # the filters leave what lies far from the question
                kept, _ = _nearest(self._fine, vector, keep, allowed)
        return self._among(kept, vector, k)

    def _among(self, rows: Rows, vector: Vectors, k: int) -> tuple[Rows, Vectors]:
        cosines = self.get(rows) @ vector
        nearest = np.argsort(-cosines, kind="stable")[:k]
        return rows[nearest], cosines[nearest]


def save_vectors(folder: Path, vectors: NDArray[np.floating[Any]]) -> None:
    """Saves unit vectors, an array (rows, dimension), with what searching them takes."""
    exact = vectors.astype(np.float16, copy=False)
    save_array(folder / "passages.npy", exact)
    if len(exact) >= _COMPRESSED_FROM:
        try:
            faiss.write_index(_compressed(exact), str(folder / _COARSE))
            fine = _by_dimension(exact.shape[1], faiss.ScalarQuantizer.QT_4bit)
            fine.train(_sample(exact))
            faiss.write_index(_filled(fine, exact), str(folder / _FINE))
        except RuntimeError as error:
            raise OSError(str(error)) from error


def _nearest(searched: Any, vector: Vectors, k: int, allowed: Allowed | None = None) -> tuple[Rows, Vectors]:
    only = None
    if allowed is not None:
        bits = np.packbits(allowed, bitorder="little")
        only = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))  # type: ignore[call-arg, arg-type]
    cosines, rows = searched.search(vector[None, :], min(k, searched.ntotal), params=only)
    found = rows[0] >= 0
    return rows[0][found], cosines[0][found]


def _by_dimension(dimension: int, kind: int) -> Any:
    return faiss.IndexScalarQuantizer(dimension, kind, faiss.METRIC_INNER_PRODUCT)


def _filled(empty: Any, exact: NDArray[np.float16], centre: Vectors | float = 0.0) -> Any:
    for first in range(0, len(exact), _VECTORS_A_STEP):
        empty.add(exact[first : first + _VECTORS_A_STEP].astype(np.float32) - centre)
    return empty


def _compressed(exact: NDArray[np.float16]) -> Any:
    """Vectors from their centre, where they differ: a question ranks these as it ranks the whole ones."""
    dimension = exact.shape[1]
    sample = _sample(exact)
    centre = sample.mean(axis=0)
    coarse: Any = faiss.IndexPQFastScan(dimension, dimension, _BITS, faiss.METRIC_INNER_PRODUCT)
    coarse.train(sample - centre)
    return _filled(coarse, exact, centre)


def _sample(exact: NDArray[np.float16]) -> Vectors:
    chosen = np.random.default_rng(0).permutation(len(exact))[:_TRAINED_WITH]
    sample: Vectors = exact[np.sort(chosen)].astype(np.float32)
    return sample
