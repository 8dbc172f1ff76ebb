"""Models are prepared in a process of its own, of which nothing stays: it takes up to a gigabyte of memory."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec

from corpus.errors import ModelUnavailable

_Given = ParamSpec("_Given")
_KILLED = "its preparation was killed, perhaps for want of memory: it takes a gigabyte"


def prepare_apart(
    model: str | Path, prepare: Callable[_Given, None], /, *args: _Given.args, **kwargs: _Given.kwargs
) -> None:
    """Has a function of a module prepare a model. Raises what that raises.

    Raises ModelUnavailable where the process cannot be begun, or is killed.
    """
    with ExitStack() as begun:
        try:
            pool = begun.enter_context(ProcessPoolExecutor(1, mp_context=get_context("spawn")))
            prepared = pool.submit(prepare, *args, **kwargs)
        except (OSError, NotImplementedError) as error:
            raise ModelUnavailable(model=model, reason=error) from error
        try:
            prepared.result()
        except BrokenProcessPool as error:
            raise ModelUnavailable(model=model, reason=_KILLED) from error
