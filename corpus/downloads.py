"""How often documents are downloaded: in all, and day by day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine, insert, select, update

from corpus.errors import DocumentNotFound
from corpus.schema import documents, downloads_by_day


class Downloads:
    """The downloads of each document. Of who downloads, nothing is kept."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def count(self, document_id: str) -> None:
        """Counts one more, today. Raises DocumentNotFound."""
        one_more = update(documents).where(documents.c.id == document_id).values(downloads=documents.c.downloads + 1)
        with self._engine.begin() as connection:
            if not connection.execute(one_more).rowcount:
                raise DocumentNotFound(document=document_id)
            _count_for_today(connection, document_id)

    def since(self, document_id: str, first: date) -> dict[date, int]:
        """How often the document was downloaded on each day from `first` on, days without any left out."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(downloads_by_day.c.day, downloads_by_day.c.count)
                .where(downloads_by_day.c.document_id == document_id, downloads_by_day.c.day >= first)
                .order_by(downloads_by_day.c.day)
            )
            return {row[0]: row[1] for row in rows}


def _count_for_today(connection: Connection, document_id: str) -> None:
    """One download more; the caller has written already, so that nobody else counts at the same time."""
    table, today = downloads_by_day, datetime.now(UTC).date()
    of_today = (table.c.document_id == document_id) & (table.c.day == today)
    if not connection.execute(update(table).where(of_today).values(count=table.c.count + 1)).rowcount:
        connection.execute(insert(table), {"document_id": document_id, "day": today, "count": 1})
