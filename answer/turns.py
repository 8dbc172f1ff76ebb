"""Who is answered when: few questions at once, the others in the order in which they came."""

from __future__ import annotations

from threading import Lock, Semaphore
from types import TracebackType

_LONG = 4
"""Questions that wait, from which they are a long queue: those before them take a second and a half on two cores."""


class Turns:
    """A context in which so many are at once; `waiting` counts those who would be. Safe to share."""

    def __init__(self, at_once: int) -> None:
        self._turns = Semaphore(at_once)
        self.waiting = 0
        self._counting = Lock()

    def __enter__(self) -> None:
        self._count(1)
        try:
            self._turns.acquire()
        finally:
            self._count(-1)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._turns.release()

    @property
    def are_free(self) -> bool:
        """Whether who comes now need not wait."""
        is_free = self._turns.acquire(blocking=False)
        if is_free:
            self._turns.release()
        return is_free

    @property
    def are_awaited_by_many(self) -> bool:
        """Whether so many wait that who has a turn should make it short."""
        return self.waiting >= _LONG

    def _count(self, more: int) -> None:
        with self._counting:
            self.waiting += more
