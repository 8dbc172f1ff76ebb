"""A few files are read ahead while what was read of others is stored: as many as keep every process busy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import TypeVar

from ingest.isolation import Reading
from ingest.outcome import Outcome

_WAITING_FOR_EACH_PROCESS = 2
_Begun = TypeVar("_Begun")


def read_ahead(
    begun: Iterable[Outcome | tuple[Future[Reading], _Begun]],
    finish: Callable[[_Begun, Future[Reading]], Outcome],
    processes: int,
) -> Iterator[Outcome]:
    """One outcome each, in order of completion: as it is, or as `finish` gives it once the reading is done.

    What is `begun` is taken one by one, so that only a few are under way however many there are.
    """
    readings: dict[Future[Reading], _Begun] = {}
    for one in begun:
        if isinstance(one, Outcome):
            yield one
            continue
        reading, what = one
        readings[reading] = what
        while len(readings) >= processes * _WAITING_FOR_EACH_PROCESS:
            yield from _finished(readings, finish)
    while readings:
        yield from _finished(readings, finish)


def _finished(
    readings: dict[Future[Reading], _Begun], finish: Callable[[_Begun, Future[Reading]], Outcome]
) -> Iterator[Outcome]:
    for reading in wait(readings, return_when=FIRST_COMPLETED).done:
        yield finish(readings.pop(reading), reading)
