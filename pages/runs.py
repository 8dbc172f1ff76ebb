"""The runs of pages that go on: what is waited for before the server ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

_NEXT_RUN = 0.5
"""Seconds within which a page that has itself drawn anew, as one does with an answer, begins again."""


class Runs:
    """Counts the pages that are being drawn, in all threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._going = 0
        self._last_ended = 0.0
        self.is_closing = False

    @contextmanager
    def one(self) -> Iterator[None]:
        with self._lock:
            self._going += 1
        try:
            yield
        finally:
            with self._lock:
                self._going -= 1
                self._last_ended = monotonic()

    def close(self) -> None:
        """From now on the server is about to end."""
        self.is_closing = True

    def are_over(self) -> bool:
        """Whether no page is being drawn, nor about to be drawn anew."""
        with self._lock:
            return not self._going and monotonic() - self._last_ended > _NEXT_RUN


runs = Runs()
