"""Rows that each hold some entries: one array of all the entries, and where those of each row begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.arrays import load_array, save_array, save_in_parts

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ragged:
    """`entries[bounds[row] : bounds[row + 1]]` are those of a row."""

    entries: NDArray[Any]
    bounds: Rows

    @classmethod
    def of_rows(cls, rows: Sequence[NDArray[Any]], dtype: np.dtype[Any]) -> Ragged:
        bounds = np.cumsum([0, *map(len, rows)], dtype=np.int64)
        return cls(np.concatenate([np.empty(0, dtype), *rows]), bounds)

    @classmethod
    def load(cls, folder: Path, name: str) -> Ragged:
        """Raises OSError."""
        return cls(load_array(folder / f"{name}.npy"), load_array(folder / f"{name}.bounds.npy"))

    def save(self, folder: Path, name: str) -> None:
        save_array(folder / f"{name}.bounds.npy", self.bounds)
        save_array(folder / f"{name}.npy", self.entries)

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def take(self, rows: Rows) -> tuple[NDArray[Any], Rows]:
        """The entries of these rows, one row after the other, and how many each has."""
        counts = self.bounds[rows + 1] - self.bounds[rows]
        return self.entries.take(spread(self.bounds[rows], counts)), counts

    def slice(self, first: int, end: int) -> NDArray[Any]:
        """The entries of the rows from `first` to `end`, which is left out."""
        return self.entries[self.bounds[first] : self.bounds[end]]


def spread(firsts: Rows, counts: Rows) -> Rows:
    """The places from each of `firsts` on, as many as its count says, one run after the other."""
    ends = np.cumsum(counts)
    places: Rows = np.repeat(firsts - (ends - counts), counts) + np.arange(ends[-1] if len(ends) else 0)
    return places


def save_slices(folder: Path, name: str, slices: Iterable[tuple[Ragged, int, int]], dtype: np.dtype[Any]) -> None:
    """Saves the rows of several, those of each slice (from, first, end) after the others, without reading them all."""
    known = list(slices)
    counts = [np.diff(one.bounds[first : end + 1]) for one, first, end in known]
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.concatenate([np.empty(0, np.int64), *counts]))])
    save_array(folder / f"{name}.bounds.npy", bounds)
    parts = (one.slice(first, end) for one, first, end in known)
    save_in_parts(folder / f"{name}.npy", parts, dtype, int(bounds[-1]))
