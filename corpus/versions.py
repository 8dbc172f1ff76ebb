"""The place of a document among its versions and formats: looked up, and changed as documents come and go.

`superseded_by` names the next version, `format_of` the first format of the same version.
"""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import Connection, Engine, select, update

from corpus.documents import DocumentList, read_seen, read_stored, seen_document, stored_document
from corpus.errors import DocumentNotFound
from corpus.hidden import read_hidden
from corpus.models import Document
from corpus.schema import documents


class Versions:
    """What stands before, after and beside a document. `listed` are those that readers see."""

    def __init__(self, engine: Engine, listed: DocumentList) -> None:
        self._engine = engine
        self._listed = listed

    def current(self, document_id: str) -> Document:
        """The document that stands for this one today: its newest version, in its first format."""
        with self._engine.connect() as connection:
            return current_version(connection, document_id)

    def of(self, document_id: str) -> list[Document]:
        """Every version of the document, each in its first format, the newest first."""
        all_documents = self._listed.read()
        found = older = [self.current(document_id)]
        while older := [one for one in all_documents if one.superseded_by in {newer.id for newer in older}]:
            found = found + older
        return found

    def formats(self, document_id: str) -> list[Document]:
        """This version of the document in every format, the first one given first."""
        with self._engine.connect() as connection:
            seen_document(connection, document_id)
            first = stored_document(connection, document_id).format_of or document_id
            of_this = read_seen(connection, (documents.c.id == first) | (documents.c.format_of == first))
        return sorted(of_this, key=lambda one: (one.format_of is not None, one.added_at))

    def behind(self, document_id: str) -> list[Document]:
        """The document's other formats, and every version before it in all of theirs, the newest first.

        As they are stored, hidden ones too: what says much the same, and would stand in its place. Raises
        DocumentNotFound.
        """
        with self._engine.connect() as connection:
            return _behind(connection, stored_document(connection, document_id))

    def family(self, document_id: str) -> list[Document]:
        """Every version of the document in every format, as they are stored, hidden ones too; itself among them.

        Raises DocumentNotFound.
        """
        with self._engine.connect() as connection:
            return family_of(connection, document_id)


def family_of(connection: Connection, document_id: str) -> list[Document]:
    """As `Versions.family`; in a transaction that has written, it stays so until that ends."""
    newest = stored_document(connection, document_id)
    with suppress(DocumentNotFound):  # the first format went while this one came
        while follower := newest.format_of or newest.superseded_by:
            newest = stored_document(connection, follower)
    return [newest, *_behind(connection, newest)]


def _behind(connection: Connection, document: Document) -> list[Document]:
    found: dict[str, Document] = {}
    firsts = {document.format_of or document.id}
    while firsts:
        version = read_stored(connection, documents.c.id.in_(firsts) | documents.c.format_of.in_(firsts))
        found |= {one.id: one for one in version}
        older = read_stored(connection, documents.c.superseded_by.in_([one.id for one in version]))
        firsts = {one.format_of or one.id for one in older} - found.keys()
    return [one for one in found.values() if one.id != document.id]


def current_version(connection: Connection, document_id: str) -> Document:
    """As `Versions.current`; in a transaction that has written, it stays so until that ends."""
    document = seen_document(connection, document_id)
    while follower := document.format_of or document.superseded_by:
        document = seen_document(connection, follower)
    return document


def supersede(connection: Connection, current: Document, newer: str) -> None:
    """Puts a new version after the current one, behind hidden ones that follow it."""
    last = read_hidden(connection).last_before_new(stored_document(connection, current.id))
    connection.execute(update(documents).where(documents.c.id == last).values(superseded_by=newer))


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
