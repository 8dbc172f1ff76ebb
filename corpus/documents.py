"""Documents as they are stored, and as readers see them: those that moderators have hidden as if they were gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, select

from corpus.errors import DocumentHidden, DocumentNotFound, NoDocumentNamed
from corpus.hidden import HIDDEN, read_hidden
from corpus.models import Document
from corpus.rows import document_of
from corpus.schema import documents, revision

SEEN = documents.c.id.not_in(HIDDEN)
"""What is true of the documents that readers see."""

REVISION = select(revision.c.value)
"""Written once: each step of a search runs it, which takes less time than to write it."""
_DOWNLOADED = select(documents.c.id, documents.c.downloads).where(documents.c.downloads > 0)
LAST_FIRST = select(documents).order_by(documents.c.added_at.desc(), documents.c.file)


def read_stored(connection: Connection, condition: ColumnElement[bool]) -> list[Document]:
    """As they are stored, hidden ones too, the last added first."""
    return [document_of(row) for row in connection.execute(LAST_FIRST.where(condition))]


def read_seen(connection: Connection, condition: ColumnElement[bool]) -> list[Document]:
    """As readers see them, the last added first."""
    known = read_hidden(connection)
    return [known.as_seen(document) for document in read_stored(connection, condition & SEEN)]


def stored_document(connection: Connection, document_id: str) -> Document:
    """The document as it is stored, whether it is hidden or not. Raises DocumentNotFound."""
    for document in read_stored(connection, documents.c.id == document_id):
        return document
    raise DocumentNotFound(document=document_id) if document_id else NoDocumentNamed


def seen_document(connection: Connection, document_id: str) -> Document:
    """Raises DocumentNotFound: NoDocumentNamed without an id, DocumentHidden when moderators have hidden it."""
    for document in read_seen(connection, documents.c.id == document_id):
        return document
    stored_document(connection, document_id)
    raise DocumentHidden


@dataclass(frozen=True, slots=True)
class _Listed:
    """The documents, and the revision of the corpus from which on they are these.

    `made` holds, by id, each document with the row that it was made of: where that is as it was, it is not made anew.
    """

    revision: int
    documents: tuple[Document, ...]
    made: Mapping[str, tuple[Row[Any], Document]]


class DocumentList:
    """All documents as readers see them, the last added first. Safe to read from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._listed = _Listed(-1, (), {})

    def read(self) -> list[Document]:
        """As they are now, but for downloads since they were read: see `read_counted`.

        Read anew only when one of them has changed, in whatever process.
        """
        with self._engine.connect() as connection:
            current = connection.execute(REVISION).scalar_one()
        listed = self._listed
        if listed.revision != current:  # read before the list, which may be newer: it is then read once more
            listed = self._listed = self._read_list(current, listed.made)
        return list(listed.documents)

    def read_counted(self) -> list[Document]:
        """The same, each with its downloads as they are now."""
        with self._engine.connect() as connection:
            counts = {row.id: row.downloads for row in connection.execute(_DOWNLOADED)}
        return [
            one if one.downloads == counts.get(one.id, 0) else replace(one, downloads=counts.get(one.id, 0))
            for one in self.read()
        ]

    def _read_list(self, current: int, known: Mapping[str, tuple[Row[Any], Document]]) -> _Listed:
        with self._engine.connect() as connection:
            hidden_ones = read_hidden(connection)
            rows = connection.execute(LAST_FIRST.where(SEEN)).all()
        made = {
            row.id: there if (there := known.get(row.id)) and there[0] == row else (row, document_of(row))
            for row in rows
        }
        return _Listed(current, tuple(hidden_ones.as_seen(document) for _, document in made.values()), made)
