"""The documents as they are now beside the index as it is: which rows can be read, and which filters let through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from corpus.models import Document
from index.filters import Filters
from index.keywords import Scores
from index.ragged import Rows
from index.snapshot import Snapshot
from index.vectors import Allowed

_FILTERS_KEPT = 32
_NO_PASSAGE = -1


@dataclass(frozen=True, slots=True)
class CurrentCorpus:
    """The documents as they are now, and the index as it is. `places` gives that of each indexed document among them,
    `languages` what it is written in, "" where it is gone.

    `readable` tells of each row whether its document is there, `waiting` of each document whether it has passages and
    not all are indexed; `passage_count` is how many rows are readable, `spoken` how many documents are in each
    language. What filters let through is kept for those that were used last.
    """

    revision: int
    documents: tuple[Document, ...]
    snapshot: Snapshot
    places: Rows
    languages: NDArray[np.str_]
    readable: Allowed
    waiting: Allowed
    passage_count: int
    by_id: dict[str, Document]
    spoken: Counter[str]
    known: dict[Filters, tuple[Allowed, Allowed]] = field(default_factory=dict)

    def lets(self, filters: Filters) -> Allowed:
        """The documents that the filters let through."""
        return self._filtered(filters)[0]

    def allowed(self, filters: Filters) -> Allowed:
        """The rows that the filters let through."""
        return self._filtered(filters)[1]

    def _filtered(self, filters: Filters) -> tuple[Allowed, Allowed]:
        known = self.known.get(filters)
        if known is None:
            lets = np.array([filters.allow(document) for document in self.documents], dtype=bool)
            rows = self.readable & np.append(lets, False)[self.places][self.snapshot.owners]
            known = lets, self.readable if lets.all() else rows
            if len(self.known) >= _FILTERS_KEPT:
                self.known.clear()
            self.known[filters] = known
        return known

    def of_documents(self, values: dict[str, float], rows: Rows) -> Scores:
        """For each row, the value of its document, 0 where it has none."""
        of_each = np.zeros(len(self.snapshot.documents), dtype=np.float32)
        for id, value in values.items():
            if id in self.snapshot.places:
                of_each[self.snapshot.places[id]] = value
        owned: Scores = of_each[self.snapshot.owners[rows]]
        return owned


def read_current_corpus(
    documents: Sequence[Document], revision: int, snapshot: Snapshot, last_passages: Mapping[str, int]
) -> CurrentCorpus:
    """The documents beside a snapshot of the index; `last_passages` gives the newest passage of each that has some."""
    found = {document.id: place for place, document in enumerate(documents)}
    places = np.array([found.get(one.id, -1) for one in snapshot.documents], dtype=np.int64)
    readable = ((places >= 0) & snapshot.present)[snapshot.owners]
    count, by_id = int(np.count_nonzero(readable)), {document.id: document for document in documents}
    lasts = np.array([last_passages.get(one.id, _NO_PASSAGE) for one in documents], dtype=np.int64)
    waiting = (lasts != _NO_PASSAGE) & (snapshot.rows_of(lasts) < 0)
    spoken = Counter(document.language for document in documents)
    languages = np.array([*(document.language for document in documents), ""])[places]
    return CurrentCorpus(
        revision, tuple(documents), snapshot, places, languages, readable, waiting, count, by_id, spoken
    )
