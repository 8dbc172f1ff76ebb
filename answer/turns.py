"""Who is answered when: few questions at once, the others in the order in which they came."""

from __future__ import annotations

from collections import deque
from threading import Condition
from types import TracebackType

_LONG = 2
"""Questions that wait for each of those that are answered at once, from which they are a long queue."""


class Turns:
    """A context in which `at_once` are at the same time, first come, first served. Safe to share."""

    def __init__(self, at_once: int) -> None:
        self._at_once = self._free = at_once
        self._queue: deque[object] = deque()
        self._changed = Condition()

    def __enter__(self) -> None:
        own = object()
        with self._changed:
            self._queue.append(own)
            try:
                self._changed.wait_for(lambda: self._free > 0 and self._queue[0] is own)
                self._free -= 1
            finally:
                self._queue.remove(own)
                self._changed.notify_all()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._free += 1
            self._changed.notify_all()

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._queue)

    @property
    def are_free(self) -> bool:
        """Whether who comes now need not wait."""
        with self._changed:
            return self._free > 0 and not self._queue

    @property
    def are_awaited_by_many(self) -> bool:
        """Whether so many wait that who has a turn should make it short."""
        return self.waiting >= _LONG * self._at_once
