"""A change is begun again where somebody else changed the same document first, on what it then says."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from corpus.errors import DocumentChanged

_TRIES = 5
_Result = TypeVar("_Result")


def retried(write: Callable[[], _Result]) -> _Result:
    """What `write` returns. It is called again where it raises DocumentChanged, five times in all."""
    for _ in range(_TRIES - 1):
        with suppress(DocumentChanged):
            return write()
    return write()
