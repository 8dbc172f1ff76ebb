"""The corpus store: documents with their pages and passages, and the files they came from.

A document is added or deleted in one transaction; each raises the revision, which tells a view that it is behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from filelock import FileLock
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from corpus.contributions import Contributions, Giver, write_giver
from corpus.database import copy_database, damage_of, open_copy, open_database
from corpus.documents import REVISION, DocumentList, read_stored, seen_document, stored_document
from corpus.downloads import Downloads
from corpus.errors import DocumentChanged, DocumentHidden, DocumentNotFound
from corpus.files import INCOMING, OriginalFiles, RecognisedPages, abandoned, discard, link
from corpus.hidden import HIDDEN
from corpus.models import Document, Page, Passage, now
from corpus.moderation_log import Action, Entry, ModerationLog, pass_on, write_entry
from corpus.opinions import Opinions
from corpus.reports import Reports, settle
from corpus.rows import document_of, row_of_document
from corpus.schema import documents, hidden, revision, sketches, uploads
from corpus.settings import Settings
from corpus.sketches import Sketches
from corpus.texts import Texts, rewrite_text, write_text
from corpus.uploads import Uploads
from corpus.versions import Versions, current_version, family_of, hand_over, supersede

_SAID_TO_NOBODY = ("read_by", "downloads", "superseded_by", "format_of")
"""What changes of a document without a change of what is said of it."""


class Store:
    """Everything that was shared. Safe to use from several threads and processes.

    What moderators have hidden is not read, as if it were gone; only `hidden_documents` and the `hidden_pages` of its
    texts tell of it. It can be described, restored and deleted. An `entry` goes into the log of moderation with the
    change that it tells, or not at all.
    """

    def __init__(self, settings: Settings) -> None:
        self._engine = open_database(settings.database_url)
        self._folder = settings.data_dir
        self.files = OriginalFiles(settings.files_dir)
        self.texts = Texts(self._engine)
        self.sketches = Sketches(self._engine)
        self.contributions = Contributions(self._engine)
        self.uploads = Uploads(self._engine, settings.uploads_dir)
        self.reports = Reports(self._engine)
        self.log = ModerationLog(self._engine)
        self.opinions = Opinions(self._engine)
        self.downloads = Downloads(self._engine)
        self.recognised = RecognisedPages(settings.recognised_dir)
        self._list = DocumentList(self._engine)
        self.versions = Versions(self._engine, self._list)

    def close(self) -> None:
        self._engine.dispose()

    # Writing

    def add(
        self,
        document: Document,
        source: Path,
        text: Iterable[Page],
        cut: Iterable[Passage],
        supersedes: str | None = None,
        giver: Giver | None = None,
        recognised: Mapping[int, Path] = MappingProxyType({}),
    ) -> Document:
        """The document as stored, its file, pages, passages and giver with it: all of it, or nothing.

        `supersedes` is the id of the document whose next version it is: it follows the newest there is by then, and
        stands for itself where that document was withdrawn, with the line in the log of whoever hid words in that one.
        `recognised` are its scanned pages, by number, that were recognised.
        A file that is already there (same SHA-256) is left as it is, and the stored document is returned.
        Raises DocumentHidden when moderators have hidden that one.
        """
        text, cut = tuple(text), tuple(cut)
        with self._changing():
            known = self.find_by_sha256(document.sha256)
            if known is not None:
                return self.document(known.id)
            self.files.keep(source, document.sha256)
            try:
                self.recognised.keep(document.sha256, recognised)
                return self._insert(document, text, cut, supersedes, giver)
            except BaseException:
                self.recognised.discard(document.sha256)
                self.files.discard(document.sha256)
                raise

    def _changing(self) -> FileLock:
        """Held while a document and its file come or go, so that other threads and processes never see one alone."""
        return FileLock(self.files.folder.with_suffix(".lock"))

    def _insert(
        self,
        document: Document,
        text: Sequence[Page],
        cut: Iterable[Passage],
        supersedes: str | None,
        giver: Giver | None,
    ) -> Document:
        document = replace(document, pages=len(text))
        with self._engine.begin() as connection:
            _count_change(connection)  # first: no other version comes from now on
            current = _current_version(connection, supersedes)
            if current:
                document = replace(document, version=current.version + 1)
            connection.execute(insert(documents), row_of_document(document))
            write_text(connection, document.id, text, cut)
            if current:
                supersede(connection, current, document.id)
            elif supersedes:
                pass_on(connection, Action.MASK, [supersedes, document.id])
            if giver:
                write_giver(connection, document.id, giver)
        return document

    def replace_text(
        self,
        document_id: str,
        text: Sequence[Page],
        cut: Iterable[Passage],
        entries: Iterable[Entry] = (),
        before: Document | None = None,
        recognised: Set[int] | None = None,
        /,
        **changes: Any,
    ) -> Document:
        """The document with other pages and passages, and its metadata changed, as `describe` does it.

        Passages that stay what they were keep their ids: the document is found by them meanwhile.
        `recognised` are the pages, by number, that were recognised when its text was read. Where others are by now,
        that is not its text any more: DocumentChanged is raised.
        """
        with self._writing(document_id, before) as (connection, document):
            if recognised is not None and self.recognised.numbers(document.sha256) != recognised:
                raise DocumentChanged(title=document.title)
            connection.execute(delete(sketches).where(sketches.c.document_id == document_id))
            changes = _dated(document, changes)
            connection.execute(
                update(documents).where(documents.c.id == document_id).values(pages=len(text), **changes)
            )
            rewrite_text(connection, document_id, text, cut)
            _log(connection, entries)
        return replace(document, pages=len(text), **changes)

    @contextmanager
    def _writing(self, document_id: str, before: Document | None = None) -> Iterator[tuple[Connection, Document]]:
        """A transaction in which nobody else writes, and the document as it is then.

        Raises DocumentNotFound, and DocumentChanged where what is said of it is not what it was `before`.
        """
        with self._engine.begin() as connection:
            _count_change(connection)  # first: it is with their first change that others are kept out
            row = connection.execute(select(documents).where(documents.c.id == document_id)).first()
            if row is None:
                raise DocumentNotFound(document=document_id)
            document = document_of(row)
            if before is not None and not _is_described_alike(before, document):
                raise DocumentChanged(title=document.title)
            yield connection, document

    def delete(self, document_id: str, entry: Entry | None = None, others: Sequence[str] = ()) -> Document:
        """The document that was removed, with its pages, passages and file. Raises DocumentNotFound.

        Another format of it takes its place; without one, the version before it is followed by the one after it.
        The `others` go with it, each with its own line in the log. Where moderators have hidden words in one of them,
        the log tells so from then on of all its versions and formats, for these stay hidden in what is left.
        """
        with self._changing():
            document = self.stored(document_id)
            gone = [*self._where(documents.c.id.in_(others)), document]
            with self._engine.begin() as connection:
                _finish(connection, entry, [one.id for one in gone])  # first: nobody hides words from now on
                for one in gone:
                    pass_on(connection, Action.MASK, [kin.id for kin in family_of(connection, one.id)])
                for one in gone:
                    hand_over(connection, one.id)
                    connection.execute(delete(documents).where(documents.c.id == one.id))
            for one in gone:
                self.recognised.discard(one.sha256)  # first: while the file is there, what is left over can be told
                self.files.discard(one.sha256)
        return document

    def leftovers(self) -> list[Path]:
        """The files and folders that nothing needs: what a crash between a document and its file leaves."""
        with self._changing():
            return self._leftovers()

    def discard_leftovers(self) -> int:
        """How many of them were removed."""
        with self._changing():
            leftovers = self._leftovers()
            for path in leftovers:
                discard(path)
        return len(leftovers)

    def _leftovers(self) -> list[Path]:
        with self._engine.connect() as connection:
            known = set(connection.execute(select(documents.c.sha256)).scalars())
        stored = [*self.files.stored(), *self.recognised.stored()]
        unknown = [path for path in stored if path.name not in known]
        return [*unknown, *self.recognised.unfinished(known), *self.uploads.leftovers(), *self._killed_transfers()]

    def _killed_transfers(self) -> list[Path]:
        """The folders of exports and imports that were killed, with all that was withdrawn since."""
        return abandoned(path for path in self._folder.glob(f"{INCOMING}*") if path.is_dir())

    def snapshot(self, folder: Path) -> int:
        """How many documents were put into `folder` with all that is known of them, as they are at this moment.

        It must be on the same disk: files are there under a second name. Files still on their way are left out.
        """
        with self._changing():
            copy_database(self._engine, folder / "corpus.sqlite")
            for path in [path for path in self.files.stored() if not path.name.startswith(INCOMING)]:
                link(path, folder / "files" / path.relative_to(self.files.folder))
            for path in self.recognised.pages():
                link(path, folder / "recognised" / path.relative_to(self.recognised.folder))
        copied = open_copy(folder / "corpus.sqlite")
        with copied.begin() as connection:
            connection.execute(delete(uploads))
            count = connection.execute(select(func.count()).select_from(documents)).scalar_one()
        copied.dispose()
        return int(count)

    def describe(
        self, document_id: str, entries: Iterable[Entry] = (), before: Document | None = None, /, **changes: Any
    ) -> Document:
        """The document with its metadata changed: title, kind, domain, buyer, year, language, licence…

        Without changes nothing is written, the log included. Raises DocumentNotFound, and DocumentChanged where what
        is said of it is not what it was `before`, from which the changes were made.
        """
        if not changes:
            return self.stored(document_id)
        with self._writing(document_id, before) as (connection, document):
            changes = _dated(document, changes)
            connection.execute(update(documents).where(documents.c.id == document_id).values(**changes))
            _log(connection, entries)
        return replace(document, **changes)

    def hide(self, document_id: str, entry: Entry, others: Sequence[str] = ()) -> Document:
        """The document, which readers can no longer reach, its reports settled. Raises DocumentNotFound.

        So are the `others` that are there and not hidden yet, each with its own line in the log.
        """
        shown = self.document(document_id)
        with self._writing(document_id) as (connection, _):
            already = set(connection.execute(HIDDEN).scalars())
            if document_id in already:
                raise DocumentHidden
            there = set(connection.execute(select(documents.c.id)).scalars()) - already
            together = [one for one in others if one in there]
            connection.execute(insert(hidden), {"document_id": document_id})
            for one in together:
                connection.execute(insert(hidden), {"document_id": one, "together_with": document_id})
            for one in (document_id, *together):
                settle(connection, one)
            _log(connection, _for_each(entry, [document_id, *together]))
        return shown

    def restore(self, document_id: str, entry: Entry) -> Document:
        """The document, which readers can reach as before, with those that were hidden with it.

        Raises DocumentNotFound.
        """
        restored = (hidden.c.document_id == document_id) | (hidden.c.together_with == document_id)
        with self._engine.begin() as connection:
            ids = list(connection.execute(select(hidden.c.document_id).where(restored)).scalars())
            if document_id in ids:
                connection.execute(delete(hidden).where(restored))
                _finish(connection, entry, ids)
        return self.document(document_id)

    def settle_reports(self, document_id: str, entry: Entry) -> Document:
        """The document, whose reports no longer wait for a moderator. Raises DocumentNotFound."""
        document = self.stored(document_id)
        with self._engine.begin() as connection:
            settle(connection, document_id)
            write_entry(connection, entry)
        return document

    # Reading

    def revision(self) -> int:
        """A number that grows with every change of the documents."""
        with self._engine.connect() as connection:
            return int(connection.execute(REVISION).scalar_one())

    def documents(self) -> list[Document]:
        """All documents, the last added first. Read anew only when one of them has changed, in whatever process.

        A download changes none: where these are shown, `documents_counted` is asked.
        """
        return self._list.read()

    def documents_counted(self) -> list[Document]:
        """The same, each with its downloads as they are now."""
        return self._list.read_counted()

    def hidden_documents(self) -> list[Document]:
        """Those that moderators have hidden, the last added first."""
        return self._where(documents.c.id.in_(HIDDEN))

    def reported_documents(self) -> list[Document]:
        """Those that wait for a moderator, shown or hidden: first what was reported first."""
        known = {document.id: document for document in (*self.documents(), *self.hidden_documents())}
        return [known[document_id] for document_id in self.reports.waiting() if document_id in known]

    def document(self, document_id: str) -> Document:
        """Raises DocumentNotFound: NoDocumentNamed without an id, DocumentHidden when moderators have hidden it."""
        with self._engine.connect() as connection:
            return seen_document(connection, document_id)

    def is_hidden(self, document_id: str) -> bool:
        """Whether moderators have hidden the document; not so one that is not there."""
        with self._engine.connect() as connection:
            return connection.execute(select(hidden).where(hidden.c.document_id == document_id)).first() is not None

    def stored(self, document_id: str) -> Document:
        """The document as it is stored, whether it is hidden or not. Raises DocumentNotFound."""
        with self._engine.connect() as connection:
            return stored_document(connection, document_id)

    def is_free_to_show(self, document_id: str) -> bool:
        """Whether no moderator has hidden words in the document, nor in a version or format of it, withdrawn or not.

        Raises DocumentNotFound.
        """
        return not any(self.log.last(one.id, Action.MASK) for one in self.versions.family(document_id))

    def hidden_with(self, document_id: str) -> list[Document]:
        """Those that the hiding of this document took with it, the last added first."""
        return self._where(
            documents.c.id.in_(select(hidden.c.document_id).where(hidden.c.together_with == document_id))
        )

    def _where(self, condition: ColumnElement[bool]) -> list[Document]:
        """As they are stored, the last added first."""
        with self._engine.connect() as connection:
            return read_stored(connection, condition)

    def find_by_sha256(self, sha256: str) -> Document | None:
        """The document whose file has this SHA-256, or had it when it was given; a hidden one too."""
        same = (documents.c.sha256 == sha256) | (documents.c.received_sha256 == sha256)
        with self._engine.connect() as connection:
            row = connection.execute(select(documents).where(same)).first()
        return document_of(row) if row is not None else None

    def damage(self) -> str:
        """What the database finds wrong in itself, "" for nothing."""
        return damage_of(self._engine)


def _current_version(connection: Connection, document_id: str | None) -> Document | None:
    """The document that stands for this one, None where it is none or was withdrawn."""
    with suppress(DocumentNotFound):
        return current_version(connection, document_id) if document_id else None
    return None


def _is_described_alike(before: Document, later: Document) -> bool:
    """Whether two states of a document differ at most in its readers, its downloads and its place among the others."""
    return later == replace(before, **{name: getattr(later, name) for name in _SAID_TO_NOBODY})


def _dated(document: Document, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes of a document, with their moment where they change what is said of it."""
    is_told = any(getattr(document, name) != value for name, value in changes.items() if name not in _SAID_TO_NOBODY)
    return {"changed_at": now()} | changes if is_told else changes


def _finish(connection: Connection, entry: Entry | None, changed: Iterable[str]) -> None:
    """Raises the revision, and logs the change of each of these documents if it is a moderator's."""
    _count_change(connection)
    _log(connection, _for_each(entry, changed) if entry else ())


def _for_each(entry: Entry, document_ids: Iterable[str]) -> list[Entry]:
    return [replace(entry, document_id=document_id) for document_id in document_ids]


def _log(connection: Connection, entries: Iterable[Entry]) -> None:
    for entry in entries:
        write_entry(connection, entry)


def _count_change(connection: Connection) -> None:
    connection.execute(update(revision).values(value=revision.c.value + 1))
