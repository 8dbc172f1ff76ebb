"""Whether the index agrees with the corpus, entry by entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.store import Store
from index.arrays import is_sealed
from index.search_index import SearchIndex
from index.segment import Ids, Segment


@dataclass(frozen=True, slots=True)
class Disagreement:
    """How many passages cannot be found, how many are still there though withdrawn, how many are not what they were."""

    missing: int
    left: int
    damaged: int

    def __bool__(self) -> bool:
        return any((self.missing, self.left, self.damaged))


def compare(search_index: SearchIndex, store: Store) -> Disagreement:
    """How the index differs from the corpus; reads all of what the index has written.

    A passage whose sentences have no vectors yet counts as one that cannot be found.
    """
    snapshot = search_index.snapshot()
    wanted = np.array(store.texts.passage_ids(), dtype=np.int64)
    found = snapshot.passage_ids()
    incomplete = [segment.ids for segment in snapshot.segments if segment.sentences is None]
    damaged = [segment.ids for segment in snapshot.segments if not _is_sound(segment)]
    return Disagreement(
        missing=len(np.setdiff1d(wanted, np.setdiff1d(found, _all(incomplete)))),
        left=len(np.setdiff1d(found, wanted)),
        damaged=len(np.intersect1d(_all(damaged), wanted)),
    )


def _is_sound(segment: Segment) -> bool:
    """Whether its files are those that were written, and tell of each of its passages."""
    return is_sealed(segment.folder) and len(segment.vectors) == len(segment) == len(segment.in_context)


def _all(ids: Sequence[Ids]) -> Ids:
    return np.concatenate([np.empty(0, np.int64), *ids])
