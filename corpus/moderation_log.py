"""The log of what moderators did. The database itself lets nobody change it or take from it.

It tells documents by their id and holds no word of theirs, for what is removed must not live on in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select

from corpus.messages import N_
from corpus.schema import moderation_log


class Action(StrEnum):
    HIDE = "hide"
    RESTORE = "restore"
    DELETE = "delete"
    DESCRIBE = "describe"
    MASK = "mask"
    UNMASK = "unmask"
    DISMISS = "dismiss"


ACTION_NAMES = {
    Action.HIDE: N_("Hidden"),
    Action.RESTORE: N_("Restored"),
    Action.DELETE: N_("Deleted"),
    Action.DESCRIBE: N_("Description corrected"),
    Action.MASK: N_("Names or words hidden"),
    Action.UNMASK: N_("Names or words shown again"),
    Action.DISMISS: N_("Reports dismissed"),
}


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: who did what to which document, why, and when (UTC)."""

    who: str
    action: Action
    document_id: str
    reason: str
    at: datetime = field(default_factory=_now)


class ModerationLog:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def entries(self) -> list[Entry]:
        """Every act, the first one first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(moderation_log).order_by(moderation_log.c.id))
            return [_entry_of(row) for row in rows]

    def last(self, document_id: str, action: Action) -> Entry | None:
        """The last act of this kind on the document."""
        with self._engine.connect() as connection:
            return last_entry(connection, document_id, action)


def last_entry(connection: Connection, document_id: str, action: Action) -> Entry | None:
    """As `ModerationLog.last`, within a transaction."""
    found = (moderation_log.c.document_id == document_id) & (moderation_log.c.action == action)
    row = connection.execute(select(moderation_log).where(found).order_by(moderation_log.c.id.desc())).first()
    return _entry_of(row) if row else None


def pass_on(connection: Connection, action: Action, document_ids: Iterable[str]) -> None:
    """Writes the line of such an act on one of the documents for those too that have none, by who did it, and when."""
    lines = {document_id: last_entry(connection, document_id, action) for document_id in document_ids}
    if line := next(filter(None, lines.values()), None):
        for document_id in (one for one, has in lines.items() if not has):
            write_entry(connection, replace(line, document_id=document_id))


def _entry_of(row: Row[Any]) -> Entry:
    return Entry(row.who, Action(row.action), row.document_id, row.reason, row.at.replace(tzinfo=UTC))


def write_entry(connection: Connection, entry: Entry) -> None:
    """Adds a line to the log within the transaction that does what it tells."""
    connection.execute(insert(moderation_log), asdict(entry))
