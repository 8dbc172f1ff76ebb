"""Models are prepared in a process of its own, of which nothing stays: it takes up to a gigabyte of memory."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp
from typing import ParamSpec

from corpus.errors import ModelUnavailable
from corpus.files import discard
from corpus.processes import spawning

_Given = ParamSpec("_Given")
_KILLED = "its preparation was killed, perhaps for want of memory: it takes a gigabyte"


def prepare_folder(
    model: str | Path, folder: Path, unfinished: str, prepare: Callable[..., None], *given: object
) -> None:
    """Has a function of a module, its last argument a folder, prepare a model there: `folder` is whole, or is not.

    The names of what is not whole yet begin with `unfinished`. What a killed server left of such is let go of, and what
    it had begun may go on in its own folder. To be called by one at a time. Raises as `prepare_apart` does.
    """
    for other in (folder, *folder.parent.glob(f"{unfinished}*")):
        discard(other)
    aside = Path(mkdtemp(dir=folder.parent, prefix=unfinished))
    try:
        prepare_apart(model, prepare, *given, aside)
        aside.rename(folder)
    finally:
        discard(aside)


def prepare_apart(
    model: str | Path, prepare: Callable[_Given, None], /, *args: _Given.args, **kwargs: _Given.kwargs
) -> None:
    """Has a function of a module prepare a model. Raises what that raises.

    Raises ModelUnavailable where the process cannot be begun, or is killed.
    """
    with ExitStack() as begun:
        try:
            pool = begun.enter_context(ProcessPoolExecutor(1, mp_context=spawning()))
            prepared = pool.submit(prepare, *args, **kwargs)
        except (OSError, NotImplementedError) as error:
            raise ModelUnavailable(model=model, reason=error) from error
        try:
            prepared.result()
        except BrokenProcessPool as error:
            raise ModelUnavailable(model=model, reason=_KILLED) from error
