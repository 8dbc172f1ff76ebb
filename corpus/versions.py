"""The place of a document among its versions and formats, changed as documents come and go.

`superseded_by` names the next version, `format_of` the first format of the same version.
"""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from corpus.hidden import read_hidden
from corpus.rows import document_of
from corpus.schema import documents


def supersede(connection: Connection, document_id: str, newer: str) -> None:
    """Puts a new version after a document, behind hidden ones that follow it; nothing if it was withdrawn meanwhile."""
    for row in connection.execute(select(documents).where(documents.c.id == document_id)).all():
        last = read_hidden(connection).last_before_new(document_of(row))
        older = update(documents).where(documents.c.id == last, documents.c.superseded_by.is_(None))
        connection.execute(older.values(superseded_by=newer))


def hand_over(connection: Connection, document_id: str) -> None:
    """Gives the place of a document that goes to another format of it, else to the version after it."""
    document = connection.execute(select(documents).where(documents.c.id == document_id)).one()
    formats = select(documents.c.id).where(documents.c.format_of == document.id)
    heir = connection.execute(formats.order_by(documents.c.added_at, documents.c.id)).scalar()
    if heir:
        in_its_place = {"format_of": None, "superseded_by": document.superseded_by}
        connection.execute(update(documents).where(documents.c.id == heir).values(in_its_place))
        connection.execute(update(documents).where(documents.c.format_of == document.id).values(format_of=heir))
    older = update(documents).where(documents.c.superseded_by == document.id)
    connection.execute(older.values(superseded_by=heir or document.superseded_by))
