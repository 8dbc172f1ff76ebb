"""Processes that do not run the program's main module anew, which in Streamlit is the script of a page.

Nor a script that has no `if __name__ == "__main__"`, which would begin such a process itself and wait for it for ever.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.context import BaseContext, SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any


class _Spawned(SpawnProcess):
    @staticmethod
    def _Popen(process: BaseProcess) -> Any:
        with _another_main():
            return SpawnProcess._Popen(process)


class _Spawning(SpawnContext):
    Process = _Spawned


if sys.platform != "win32":
    from multiprocessing.context import ForkServerContext, ForkServerProcess

    class _Forked(ForkServerProcess):
        @staticmethod
        def _Popen(process: BaseProcess) -> Any:
            with _another_main():
                return ForkServerProcess._Popen(process)

    class _Forking(ForkServerContext):
        Process = _Forked


def spawning() -> BaseContext:
    """Where each process begins with nothing."""
    return _Spawning()


def forking(preloaded: Sequence[str]) -> BaseContext:
    """Where each process begins with these modules, as a copy of one that has them; with nothing on Windows."""
    if sys.platform == "win32" or "forkserver" not in multiprocessing.get_all_start_methods():
        return _Spawning()
    context = _Forking()
    context.set_forkserver_preload(list(preloaded))
    return context


@contextmanager
def _another_main() -> Iterator[None]:
    """What a process that is begun takes for the main module."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
