"""What somebody else changed while it was to be changed is changed as it is by then."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from corpus.errors import DocumentChanged

_TRIES = 5
_Result = TypeVar("_Result")


def retried(write: Callable[[], _Result]) -> _Result:
    """What `write` returns, begun anew a few times where it raises DocumentChanged."""
    for _ in range(_TRIES - 1):
        with suppress(DocumentChanged):
            return write()
    return write()
