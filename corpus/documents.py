"""Documents as they are stored, and as readers see them: those that moderators have hidden as if they were gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, func, select

from corpus.errors import DocumentHidden, DocumentNotFound, NoDocumentNamed
from corpus.hidden import HIDDEN, read_hidden
from corpus.models import Document
from corpus.rows import document_of
from corpus.schema import documents, revision

SEEN = documents.c.id.not_in(HIDDEN)
"""What is true of the documents that readers see."""

_STATE = select(revision.c.value, select(func.coalesce(func.sum(documents.c.downloads), 0)).scalar_subquery())
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
    """The documents, and the state of the corpus from which on they are these: see `_read_state`.

    `made` holds, by id, each document with the row that it was made of: where that is as it was, it is not made anew.
    """

    state: tuple[int, int]
    documents: tuple[Document, ...]
    made: Mapping[str, tuple[Row[Any], Document]]


class DocumentList:
    """All documents as readers see them, the last added first. Safe to read from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._listed = _Listed((-1, -1), (), {})

    def read(self) -> list[Document]:
        """As they are now. Read anew only when one of them has changed, in whatever process."""
        listed, state = self._listed, self._read_state()
        if listed.state != state:  # read before the list, which may be newer: it is then read once more
            listed = self._listed = self._read_list(state, listed.made)
        return list(listed.documents)

    def _read_state(self) -> tuple[int, int]:
        """The revision and the number of downloads: one of them grows with every change of a document."""
        with self._engine.connect() as connection:
            row = connection.execute(_STATE).one()
            return row[0], row[1]

    def _read_list(self, state: tuple[int, int], known: Mapping[str, tuple[Row[Any], Document]]) -> _Listed:
        with self._engine.connect() as connection:
            hidden_ones = read_hidden(connection)
            rows = connection.execute(LAST_FIRST.where(SEEN)).all()
        made = {
            row.id: there if (there := known.get(row.id)) and there[0] == row else (row, document_of(row))
            for row in rows
        }
        return _Listed(state, tuple(hidden_ones.as_seen(document) for _, document in made.values()), made)
