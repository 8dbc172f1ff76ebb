"""What befalls the database at the worst moment: between what is read and what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

from corpus.errors import DiskFull


@contextmanager
def meanwhile(change: Callable[[], object]) -> Iterator[None]:
    """Calls `change` once, just before the first statement that writes."""
    waiting = [change]

    def before(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if waiting and not statement.lstrip().startswith(("SELECT", "PRAGMA")):
            waiting.pop()()

    event.listen(Engine, "before_cursor_execute", before)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", before)


@contextmanager
def no_room_for(document_id: str) -> Iterator[None]:
    """A disk that has room for anything but what would be written of this document."""

    def before(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if document_id in repr(parameters) and not statement.lstrip().startswith(("SELECT", "PRAGMA")):
            raise DiskFull(folder="data")

    event.listen(Engine, "before_cursor_execute", before)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", before)
