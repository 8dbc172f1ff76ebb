"""Which rows hold which stems, and how much: an inverted index in four arrays, left on disk until they are read.

A stem is known by 64 bits of its hash: among a million stems, two would share theirs once in thirty million corpora.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import load_array, save_array
from index.ragged import Rows, spread

Hashes = NDArray[np.uint64]
Counts = NDArray[np.uint16]

_REMEMBERED = 1 << 18
_MOST = np.iinfo(np.uint16).max


@dataclass(frozen=True, slots=True)
class Postings:
    """`stems` ascend; `rows` and `counts` from `starts[i]` to `starts[i + 1]` are where the stem `i` stands."""

    stems: Hashes
    starts: Rows
    rows: NDArray[np.uint32]
    counts: Counts

    @classmethod
    def of_rows(cls, rows: Iterable[Mapping[str, int]]) -> Postings:
        """The stems of each row with their counts."""
        held = [(hash_of(stem), row, count) for row, stems in enumerate(rows) for stem, count in stems.items()]
        hashes = np.array([one[0] for one in held], dtype=np.uint64)
        numbers = np.array([one[1:] for one in held], dtype=np.int64).reshape(-1, 2)
        order = np.argsort(hashes, kind="stable")
        stems, counts = np.unique(hashes, return_counts=True)
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        rows_of, counts_of = numbers[order].T
        return cls(stems, starts, rows_of.astype(np.uint32), np.minimum(counts_of, _MOST).astype(np.uint16))

    @classmethod
    def load(cls, folder: Path, name: str) -> Postings:
        """Raises OSError."""
        return cls(*(load_array(folder / f"{name}.{part}.npy") for part in ("stems", "starts", "rows", "counts")))

    def save(self, folder: Path, name: str) -> None:
        for part in ("stems", "starts", "rows", "counts"):
            save_array(folder / f"{name}.{part}.npy", getattr(self, part))

    def of(self, stem: str) -> tuple[NDArray[np.uint32], Counts]:
        """The rows that hold a stem, and how much of it each holds."""
        wanted = np.uint64(hash_of(stem))
        place = int(self.stems.searchsorted(wanted))
        if place == len(self.stems) or self.stems[place] != wanted:
            return self.rows[:0], self.counts[:0]
        held = slice(self.starts[place], self.starts[place + 1])
        return self.rows[held], self.counts[held]


@lru_cache(_REMEMBERED)
def hash_of(stem: str) -> int:
    """The 64 bits that a stem is known by, the same on every machine."""
    return int.from_bytes(blake2b(stem.encode(), digest_size=8).digest(), "little")


def merged(parts: Sequence[tuple[Postings, Rows]]) -> Postings:
    """The postings of several as one: with each, what becomes of its rows, -1 for one that is left out."""
    kept = [_renumbered(postings, rows) for postings, rows in parts]
    stems = np.unique(np.concatenate([np.empty(0, np.uint64), *(one.stems for one in kept)]))
    counts = np.zeros(len(stems), dtype=np.int64)
    places = [np.searchsorted(stems, one.stems) for one in kept]
    for one, at in zip(kept, places, strict=True):
        counts[at] += np.diff(one.starts)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    merged_rows, merged_counts = np.empty(starts[-1], np.uint32), np.empty(starts[-1], np.uint16)
    free = starts[:-1].copy()
    for one, at in zip(kept, places, strict=True):
        of_each = np.diff(one.starts)
        to = spread(free[at], of_each)
        merged_rows[to], merged_counts[to] = one.rows, one.counts
        free[at] += of_each
    return Postings(stems, starts, merged_rows, merged_counts)


def _renumbered(postings: Postings, rows: Rows) -> Postings:
    now = rows[postings.rows]
    stays = now >= 0
    held_before = np.concatenate([np.zeros(1, np.int64), np.cumsum(stays)])
    starts = held_before[postings.starts]
    held = np.diff(starts) > 0
    return Postings(
        postings.stems[held],
        np.append(starts[:-1][held], starts[-1]),
        now[stays].astype(np.uint32),
        postings.counts[stays],
    )
