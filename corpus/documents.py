"""Documents as they are stored, and as readers see them: those that moderators have hidden as if they were gone."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, select

from corpus.errors import DocumentHidden, DocumentNotFound, NoDocumentNamed
from corpus.hidden import HIDDEN, read_hidden
from corpus.models import Document
from corpus.rows import document_of
from corpus.schema import documents

SEEN = documents.c.id.not_in(HIDDEN)
"""What is true of the documents that readers see."""

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
