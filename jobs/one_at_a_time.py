"""Work that several threads may come for, and one at a time does: all of it, or what concerns one upload."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

from huey.api import Task


class OneAtATime:
    """Work that is done once for all who ask for it meanwhile: one thread is busy with it, the others go on."""

    def __init__(self) -> None:
        self._wanted = Event()
        self._busy = Lock()

    def run(self, work: Callable[[], None]) -> None:
        """Does the work, again as long as somebody asked meanwhile; when it is being done, it will be done again.

        What it raises first is raised at the end.
        """
        self._wanted.set()
        failure: Exception | None = None
        while self._wanted.is_set() and self._busy.acquire(blocking=False):
            try:
                self._wanted.clear()
                work()
            except Exception as error:  # those who asked meanwhile are gone, and nobody else does it for them
                failure = failure or error
            finally:
                self._busy.release()
        if failure:
            raise failure


class EachOnce:
    """Things of which each is worked at by one thread at a time: a second that comes for it goes on."""

    def __init__(self) -> None:
        self._held: set[str] = set()
        self._lock = Lock()

    @contextmanager
    def held(self, thing: str) -> Iterator[bool]:
        """Whether it is ours for as long as this lasts, and no other thread's."""
        with self._lock:
            is_ours = thing not in self._held
            self._held.add(thing)
        try:
            yield is_ours
        finally:
            if is_ours:
                with self._lock:
                    self._held.discard(thing)


def each_once(work: Callable[[str, Task], None]) -> Callable[[str, Task], None]:
    """The same work, but what another thread does for the same upload: the hourly look asks for all again."""
    at_work = EachOnce()

    def do(upload_id: str, task: Task) -> None:
        with at_work.held(upload_id) as is_ours:
            if is_ours:
                work(upload_id, task)

    return do
