"""While one file that was read is stored, the next ones are read: as many as keep every process busy."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Protocol, TypeVar

from ingest.outcome import Outcome
from ingest.reading import Reading

_WAITING_FOR_EACH_PROCESS = 2


class BeingRead(Protocol):
    """A file under way, with what it takes to finish it."""

    @property
    def reading(self) -> Future[Reading]: ...


_File = TypeVar("_File", bound=BeingRead)


def read_ahead(
    begun: Iterable[Outcome | _File], finish: Callable[[_File], Outcome], processes: int
) -> Generator[Outcome, None, None]:
    """The outcome of each file, in order of completion: what `finish` makes of it once it is read.

    An outcome among what is `begun` is one already, and is passed on. The next file is begun only when one of the few
    under way is finished, however many there are.
    """
    under_way: dict[Future[Reading], _File] = {}
    for one in begun:
        if isinstance(one, Outcome):
            yield one
            continue
        under_way[one.reading] = one
        while len(under_way) >= processes * _WAITING_FOR_EACH_PROCESS:
            yield from _finished(under_way, finish)
    while under_way:
        yield from _finished(under_way, finish)


def _finished(under_way: dict[Future[Reading], _File], finish: Callable[[_File], Outcome]) -> Iterator[Outcome]:
    for reading in wait(under_way, return_when=FIRST_COMPLETED).done:
        yield finish(under_way.pop(reading))
