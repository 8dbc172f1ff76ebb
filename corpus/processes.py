"""Processes that do not run the program's main module anew, which in Streamlit is the script of a page.

Nor a script that has no `if __name__ == "__main__"`, which would begin such a process itself and wait for it for ever.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Sequence
from multiprocessing.context import BaseContext, SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from threading import Lock
from types import ModuleType
from typing import Any

_beginning = Lock()


class _Spawned(SpawnProcess):
    @staticmethod
    def _Popen(process: BaseProcess) -> Any:
        return _begun(SpawnProcess._Popen, process)


class _Spawning(SpawnContext):
    Process = _Spawned


if sys.platform != "win32":
    from multiprocessing.context import ForkServerContext, ForkServerProcess

    class _Forked(ForkServerProcess):
        @staticmethod
        def _Popen(process: BaseProcess) -> Any:
            return _begun(ForkServerProcess._Popen, process)

    class _Forking(ForkServerContext):
        Process = _Forked


def spawning() -> BaseContext:
    """Where each process begins with nothing: it knows the functions of modules, not those of the main one."""
    return _Spawning()


def forking(preloaded: Sequence[str]) -> BaseContext:
    """The same where each begins with these modules, as a copy of a process that has them; with nothing on Windows."""
    if sys.platform == "win32" or "forkserver" not in multiprocessing.get_all_start_methods():
        return _Spawning()
    context = _Forking()
    context.set_forkserver_preload(list(preloaded))
    return context


def _begun(begin: Callable[[Any], Any], process: BaseProcess) -> Any:
    """What begins a process, which meanwhile takes another main module for the program's; one at a time."""
    with _beginning:
        main, empty = sys.modules["__main__"], ModuleType("__main__")
        sys.modules["__main__"] = empty
        try:
            return begin(process)
        finally:
            if sys.modules["__main__"] is empty:  # else Streamlit has put the script of a page there
                sys.modules["__main__"] = main
