"""The closest passages read with the question in mind, where there is a reader, before anything is answered of them.

Closeness and words cannot tell a passage on the subject from one that answers. What the best of the passages read gives
is weighed with the evidence (`close_reading.toml`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Lock

from answer.finding.found import Found
from index.embedded_text import head_of_passage
from index.reader import Reader, ToRead
from index.topic import compares

READ_FIRST = 6
"""Passages, best first, that are read."""


class CloseReading:
    """Reads what a question brought up; `open_reader` is called when a reader is first needed. Safe to share."""

    def __init__(self, open_reader: Callable[[], Reader]) -> None:
        self._open_reader = open_reader
        self._reader: Reader | None = None
        self._opening = Lock()

    def at(self, found: Found) -> Found:
        """The same with the evidence of what was read.

        Not of what compares, which answers in parts, nor where nothing may answer whatever it says.
        """
        search = found.search
        first = search.hits[:READ_FIRST]
        if found.sides or compares(found.understood) or search.tells_nothing or not first:
            return found
        texts = [ToRead(head_of_passage(hit.document, hit.passage), hit.passage.text) for hit in first]
        best = max(read.score for read in self._opened().read(found.understood, texts))
        return replace(found, search=search.with_evidence(replace(search.evidence, read=best)))

    def get_ready(self) -> None:
        """Opens the reader before the first question needs it."""
        self._opened()

    def _opened(self) -> Reader:
        with self._opening:
            self._reader = self._reader or self._open_reader()
        return self._reader
