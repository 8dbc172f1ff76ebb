"""Reading in a process of its own: a file that hangs, bloats or crashes its reader harms nothing else.

Everything that looks inside a file, even to recognise its format, runs in one of a few worker processes with a limit
on memory and on how long it computes, so that a busy machine refuses nothing that a quiet one reads. Where the
platform can, they are forked from a small server that knows the readers and this module, so that no worker ever holds
the models of the program it works for. What is read of a file stands in `ingest/reading.py`.
"""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import Future, InvalidStateError
from concurrent.futures import TimeoutError as FutureTimedOut
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from math import ceil
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakSet

from pebble import ProcessExpired, ProcessPool

from corpus.errors import DamagedFile, ReadingStopped, ReadingTimedOut, TooMuchContent, UnreadableFile
from corpus.processes import forking
from corpus.settings import Settings
from ingest.description import NOTHING_GIVEN, Description
from ingest.packages import Member
from ingest.programs import BUSY
from ingest.reading import ReadFile, Reading, read_and_describe, read_file, read_recognised
from protect.traces import TraceKind

_FILES_A_PROCESS = 50  # then a fresh one takes over, so that what a library leaks is given back
_KILLED_FOR_MEMORY = (-9, -signal.SIGABRT)  # the system's own killer; a C++ or Rust library refused its memory
_KILLED_FOR_TIME = (-signal.SIGXCPU,) if hasattr(signal, "SIGXCPU") else ()

_Result = TypeVar("_Result")


class ReadingProcesses:
    """A few processes that read files, started by the first file and stopped by `close`.

    `preloaded` is the module that each of them knows from its start, besides this one. `patience` is how many times the
    limit on computing a reading may take in all.
    """

    def __init__(
        self,
        settings: Settings,
        read: ReadFile = read_file,
        preloaded: str = "ingest.preloaded",
        patience: float = BUSY,
    ) -> None:
        self._settings = settings
        self._longest = patience * settings.reading_timeout
        self._preloaded = preloaded
        self._read = read
        self._starting = Lock()
        self._pool: ProcessPool | None = None
        self._under_way: set[Future[Any]] = set()
        self._stopped: WeakSet[Future[Any]] = WeakSet()

    def close(self) -> None:
        """Ends what is under way too: whoever waits for it gets ReadingStopped."""
        with self._starting:
            self._stopped.update(tuple(self._under_way))
            self._stop()

    def start(
        self,
        path: Path,
        file: str,
        copy: Path | None = None,
        read: ReadFile | None = None,
        given: Description = NOTHING_GIVEN,
    ) -> Future[Reading]:
        """A reading that begins as soon as a process is free; `result` waits for it. `read` reads it another way.

        With `copy`, the copy to publish is written there first, and it is what is read. What `given` leaves open is
        guessed in the same process, within the same limits.
        """
        return self._start(
            read_and_describe, read or self._read, path, file, self._settings.max_characters, copy, given
        )

    def start_with_recognised(
        self, first: Reading, copy: Path, file: str, recognised: Mapping[int, Path], given: Description
    ) -> Future[Reading]:
        """The same of a cleaned copy that was read, with its pages that were recognised since, by number."""
        read = partial(read_recognised, recognised=recognised)
        traces = tuple(trace for trace in first.traces if trace.kind is not TraceKind.FILE_NAME)
        return self._start(read_and_describe, read, copy, file, self._settings.max_characters, None, given, traces)

    def start_unpacking(self, path: Path, file: str, folder: Path) -> Future[list[Member]]:
        """The files of a ZIP, taken out into `folder`; `result` waits for them. Nothing where it is one document."""
        return self._start(_unpack_within_limits, path, file, folder, self._settings.max_file_bytes)

    def start_other(self, work: Callable[..., _Result], *arguments: Any) -> Future[_Result]:
        """Anything else to be done within the same limits; `result` waits for it."""
        return self._start(_within_limits, work, *arguments)

    def _start(self, work: Callable[..., _Result], *arguments: Any) -> Future[_Result]:
        with self._starting:
            begun = self._running_pool().schedule(
                _computing_within, args=(self._settings.reading_timeout, work, *arguments), timeout=self._longest
            )
            self._under_way.add(begun)
        begun.add_done_callback(self._under_way.discard)
        return begun

    def result(self, work: Future[_Result], file: str) -> _Result:
        """What was read, once it is. Raises UnreadableFile with the reason, whatever befell the process, and
        ReadingStopped where `close` ended it."""
        try:
            return work.result()
        except (ProcessExpired, BrokenProcessPool) as error:
            if work in self._stopped:
                raise ReadingStopped(file=file) from error
            raise self._reason(error, file) from error
        except FutureTimedOut as error:
            raise ReadingTimedOut(file=file, seconds=round(self._settings.reading_timeout)) from error

    def _reason(self, error: ProcessExpired | BrokenProcessPool, file: str) -> UnreadableFile:
        """Why a file could not be read whose process came to its end."""
        if isinstance(error, BrokenProcessPool):
            return UnreadableFile(file=file)
        if error.exitcode in _KILLED_FOR_TIME:
            return ReadingTimedOut(file=file, seconds=round(self._settings.reading_timeout))
        return TooMuchContent(file=file) if error.exitcode in _KILLED_FOR_MEMORY else DamagedFile(file=file)

    def _running_pool(self) -> ProcessPool:
        if self._pool is None or not self._pool.active:
            self._stop()
            self._pool = ProcessPool(
                max_workers=self._settings.reading_workers,
                max_tasks=_FILES_A_PROCESS,
                initializer=_enter_process,
                initargs=(self._settings.reading_memory,),
                # This module too: else each process would import it itself, which takes half a second.
                context=forking([self._preloaded, __name__]),
            )
        return self._pool

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None
        for work in tuple(self._under_way):  # which the pool leaves as it is, and would be waited for for ever
            with suppress(InvalidStateError):
                work.set_exception(BrokenProcessPool())


def _enter_process(memory: int) -> None:
    logging.disable()
    _silence_output()
    _limit_memory(memory)


def _silence_output() -> None:
    # Libraries in C and Rust write their complaints straight to the terminal, into the program's own output.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the limit on time remains
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if most < 0 else min(memory, most), most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _computing_within(seconds: float, work: Callable[..., _Result], *arguments: Any) -> _Result:
    """What `work` gives; the system ends the process where it computes for more than so many seconds."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; that on the time it takes in all remains
        return work(*arguments)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    limit = ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit if most < 0 else min(limit, most), most))
    return work(*arguments)


def _within_limits(work: Callable[..., _Result], *arguments: Any) -> _Result:
    try:
        return work(*arguments)
    except (MemoryError, RecursionError) as error:
        raise TooMuchContent(file="") from error
    except BaseException as error:  # of a library: few of them survive the way between two processes
        raise DamagedFile(file="") from error


def _unpack_within_limits(path: Path, file: str, folder: Path, most_bytes: int) -> list[Member]:
    from ingest.packages import unpack

    try:
        return unpack(path, file, folder, most_bytes)
    except (MemoryError, RecursionError) as error:
        raise TooMuchContent(file=file) from error
