"""A file becomes a document of the corpus: checked, read, described, cut into passages and stored."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus.contributions import Giver
from corpus.errors import (
    DescriptionUnchecked,
    DocumentChanged,
    DocumentNotFound,
    EmptyFile,
    HiddenFile,
    NotFound,
    PartageError,
    ReadingTimedOut,
    UnreadableFile,
    UnsupportedFormat,
)
from corpus.files import sha256_of
from corpus.models import Document
from corpus.moderation_log import Action, Entry
from corpus.settings import Settings
from corpus.sizes import too_large
from corpus.store import Store
from ingest.conversion import convert, converted_name
from ingest.description import NO_WORDS, NOTHING_GIVEN, Description, WordChange, differences, word_change
from ingest.document import ReadDocument
from ingest.guesses.title import shorten
from ingest.incoming import Incoming, clean_name
from ingest.isolation import ReadFile, Reading, ReadingProcesses, read_file
from ingest.masked_description import SAID, masked_description
from ingest.near_duplicates import Likeness, NearDuplicates
from ingest.one_tender import published_in, with_common_buyer
from ingest.packages import Member, looks_like_a_zip
from ingest.relation import Related, placed
from ingest.scans import Scans, retried
from ingest.splitter import Splitter
from protect.traces import Trace

__all__ = ["Description", "Draft", "Incoming", "Ingestion", "Outcome", "Status"]

_ID_CHARACTERS = 12
_WAITING_FOR_EACH_PROCESS = 2
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was read and described, not yet published.

    `document` merges what was given with what was guessed; `guessed` names the fields that were guessed.
    `already_there` is the stored document with the same bytes; then `document` is that one and nothing was read.
    `near` are the stored documents whose text is nearly the same, the nearest first.
    `read` is the text as it stands in the file; what identifies people in it is masked when it is published.
    `traces` are what the file told about people beside its text; `source` is the copy without them.
    `given_as` is the name that the file came with where it was converted, else "".
    """

    document: Document
    source: Path
    read: ReadDocument
    guessed: frozenset[str] = frozenset()
    already_there: Document | None = None
    near: tuple[Likeness, ...] = ()
    traces: tuple[Trace, ...] = ()
    given_as: str = ""


class Status(StrEnum):
    ADDED = "added"
    ALREADY_THERE = "already there"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its document unless it failed, the reason if it did.

    `near` are the documents that it is near to, of which nobody said how it stands to them. `given_in` is the folder
    that the file was given in.
    """

    file: str
    status: Status
    document: Document | None = None
    error: PartageError | None = None
    near: tuple[Likeness, ...] = ()
    given_in: Path = Path()


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A file that may be read: its clean name, what identifies its bytes, and where the copy to publish goes."""

    incoming: Incoming
    file: str
    sha256: str
    copy: Path | None
    converted: Path


_Reading = Future[Reading]


class Ingestion:
    """Reads files in processes of their own, a few at a time, and stores what they hold.

    `close` stops those processes; `read` is what runs in them. `scans` gives pages that are pictures their text.
    """

    def __init__(self, store: Store, settings: Settings, splitter: Splitter, read: ReadFile = read_file) -> None:
        self._store = store
        self._settings = settings
        self._splitter = splitter
        self._processes = ReadingProcesses(settings, read)
        self._near_duplicates = NearDuplicates(store)
        self.scans = Scans(store, settings, splitter, self._processes)

    def close(self) -> None:
        self.scans.stop()
        self._processes.close()

    def open_package(self, incoming: Incoming, folder: Path) -> list[Member]:
        """The files of a ZIP, taken out into `folder`, each with its name or the reason why it was left there.

        None where `incoming` is one document, ZIPs of Office and OpenDocument included. Raises UnreadableFile.
        """
        if not looks_like_a_zip(incoming.path):
            return []
        file = self._receive(incoming, folder).file
        return self._processes.result(self._processes.start_unpacking(incoming.path, file, folder), file)

    def open_packages(self, files: Iterable[Incoming], folder: Path) -> tuple[list[Incoming], list[Outcome]]:
        """The files with those of every ZIP in its place, taken out into `folder`, and those that stayed inside.

        What is said of a ZIP is said of each of its files, but for their titles and kinds.
        """
        opened: list[Incoming] = []
        refused: list[Outcome] = []
        for number, incoming in enumerate(files):
            try:
                members = self.open_package(incoming, folder / str(number))
            except PartageError as error:
                refused.append(Outcome(clean_name(incoming.file), Status.FAILED, error=error))
                continue
            common = replace(incoming.description, title=None, kind=None, abstract=None, keywords=None)
            inside = [
                replace(incoming, path=one.path, file=one.file, description=common) for one in members if one.path
            ]
            opened += inside if members else [incoming]
            refused += [Outcome(one.file, Status.FAILED, error=one.error) for one in members if one.error]
        return opened, refused

    def prepare(self, incoming: Incoming, copy: Path, on_read: Callable[[], None] = lambda: None) -> Draft:
        """The draft of one file, whose copy to publish is written to `copy`. Raises UnreadableFile.

        `on_read` is called once the file is read, before what was read is described.
        """
        arrival = self._receive(incoming, copy)
        known = self._find_known(arrival.sha256, arrival.file)
        if known is not None:
            return Draft(known, incoming.path, ReadDocument(known.page_kind, ()), already_there=known)
        arrival, result = self._result(arrival, self._start(arrival))
        on_read()
        return self._draft(arrival, result)

    def publish(
        self,
        draft: Draft,
        description: Description = NOTHING_GIVEN,
        related: Related | None = None,
        giver: Giver | None = None,
    ) -> Document:
        """The stored document. A field of `description` that is not None replaces the draft's; "" or 0 empties it.

        It is as somebody else gave it, and theirs, where they did while this draft waited.
        """
        if draft.already_there is not None:
            return draft.already_there
        described, supersedes = placed(described_as(draft.document, description), related, self._store)
        described = masked_description(described, draft.read)
        read = draft.read.as_shown(keeps_personal_data=described.keeps_personal_data, without=described.masked_words)
        document = self._store.add(described, draft.source, read.pages, self._splitter.split(read), supersedes, giver)
        self._near_duplicates.remember(document, read.pages)
        return document

    def known(self, draft: Draft) -> Document | None:
        """The stored document with the bytes of the draft, which may have been shared since. Raises HiddenFile."""
        return draft.already_there or self._find_known(draft.document.sha256, draft.document.file)

    def mask_old(self) -> list[Document]:
        """The documents that were stored before what identifies people was masked, and now are without it."""
        masked = []
        for document, pages in self._store.texts.unmasked():
            found = ReadDocument(document.page_kind, tuple(pages)).searched()
            with suppress(DocumentNotFound, DocumentChanged):  # withdrawn or masked meanwhile
                if any(found.personal_data):
                    masked.append(self.scans.store_text(document, document, found))
                else:
                    self._store.texts.needs_no_mask(document.id)
        return masked

    def describe(
        self, document_id: str, description: Description, entry: Entry | None = None, words: WordChange = NO_WORDS
    ) -> Document:
        """The stored document described anew, hidden or not; what `description` leaves None stays.

        `words` are added to and taken from those that are masked in it by the time that it is stored. What is masked in
        its text is masked in what is said of it; other `masked_words` mask its text anew. For that its file is read
        again, which takes as long as reading it first. Each act is logged as `entry`, by its own name. Raises
        DocumentNotFound, and DescriptionUnchecked or ReadingTimedOut where its file cannot be read.
        """
        return retried(lambda: self._describe(self._store.stored(document_id), description, entry, words))

    def _describe(self, stored: Document, description: Description, entry: Entry | None, words: WordChange) -> Document:
        described = described_as(stored, description)
        described = replace(described, masked_words=words.applied_to(described.masked_words))
        if described.masked_words != stored.masked_words:
            read = self._read_again(stored, described)
            as_it_was = masked_description(replace(stored, masked_words=described.masked_words), read)
            described = masked_description(described, read)
            done = word_change(stored.masked_words, described.masked_words)
            return self.scans.store_text(stored, described, read, _entries(entry, done, described != as_it_was))
        if _is_said_anew(stored, described):
            described = masked_description(described, self._read_again(stored, described))
        entries = _entries(entry, NO_WORDS, described != stored)
        return self._store.describe(stored.id, entries, stored, **differences(stored, described))

    def hide_words(self, document_ids: Iterable[str], words: Sequence[str], entry: Entry | None = None) -> None:
        """Masks these words too in other documents, each with its line in the log. What went meanwhile is left out."""
        for document_id in document_ids:
            told = replace(entry, document_id=document_id) if entry else None
            with suppress(DocumentNotFound):
                self.describe(document_id, NOTHING_GIVEN, told, WordChange(tuple(words)))

    def _read_again(self, stored: Document, described: Document) -> ReadDocument:
        """The text of its file, whatever is masked in it.

        Where that cannot be read any more it is the text as it is stored: words can still be masked in it, but it tells
        no more whom nothing else that is said may name. Raises DescriptionUnchecked then, and ReadingTimedOut.
        """
        try:
            return self.scans.read(stored).document
        except ReadingTimedOut:
            raise
        except UnreadableFile as error:
            if _is_said_anew(stored, described):
                raise DescriptionUnchecked(title=stored.title) from error
            pages = self._store.texts.pages(stored.id) or self._store.texts.hidden_pages(stored.id)
            return ReadDocument(stored.page_kind, tuple(pages)).searched()

    def ingest(self, files: Iterable[Incoming]) -> Iterator[Outcome]:
        """One outcome a file, in order of completion. A file that fails leaves nothing behind and stops nothing.

        At the end, those of one folder that do not name the buyer of their tender get it from the others.
        """
        lying_together: defaultdict[tuple[str, Path], list[Outcome]] = defaultdict(list)
        try:
            with TemporaryDirectory(prefix="partage-") as folder:
                for outcome in self._ingest(files, Path(folder)):
                    if outcome.document:
                        place = published_in(outcome.document.origin), outcome.given_in
                        lying_together[place].append(outcome)
                    yield outcome
        finally:  # those that are there, where it is stopped
            for outcomes in lying_together.values():
                self._share_buyer(outcomes)

    def _share_buyer(self, outcomes: Iterable[Outcome]) -> None:
        """Gives it to documents added now; takes it from these, and from those there before but for visitors' own."""
        added = {one.document.id for one in outcomes if one.document and one.status is Status.ADDED}
        ids = dict.fromkeys(one.document.id for one in outcomes if one.document)  # a file may be there twice
        documents = [document for id in ids if (document := self._as_it_is_now(id, added))]
        for known, shared in zip(documents, with_common_buyer(documents), strict=True):
            if known.id in added and shared != known:
                shared = masked_description(shared, ReadDocument(known.page_kind, ()))
                with suppress(DocumentNotFound, DocumentChanged):  # said by somebody meanwhile
                    self._store.describe(known.id, (), known, **differences(known, shared))

    def _as_it_is_now(self, document_id: str, added: Container[str]) -> Document | None:
        """A document that still is there, and was added now or is no visitor's."""
        with suppress(NotFound):
            if document_id in added or not self._store.contributions.has_giver(document_id):
                return self._store.document(document_id)
        return None

    def _ingest(self, files: Iterable[Incoming], folder: Path) -> Iterator[Outcome]:
        readings: dict[_Reading, _Arrival] = {}
        room = self._settings.reading_workers * _WAITING_FOR_EACH_PROCESS
        for number, incoming in enumerate(files):
            try:
                arrival = self._receive(incoming, folder / str(number))
                known = self._find_known(arrival.sha256, arrival.file)
            except PartageError as error:
                yield Outcome(clean_name(incoming.file), Status.FAILED, error=error)
                continue
            if known is not None:
                yield Outcome(arrival.file, Status.ALREADY_THERE, known, given_in=incoming.path.parent)
                continue
            readings[self._start(arrival)] = arrival
            while len(readings) >= room:
                yield from self._finish_some(readings)
        while readings:
            yield from self._finish_some(readings)

    def _start(self, arrival: _Arrival) -> _Reading:
        given = arrival.incoming.description
        return self._processes.start(arrival.incoming.path, arrival.file, arrival.copy, given=given)

    def _result(self, arrival: _Arrival, reading: _Reading) -> tuple[_Arrival, Reading]:
        """What was read, of the file that it was converted into where that is what can be read."""
        try:
            return arrival, self._processes.result(reading, arrival.file)
        except UnsupportedFormat as error:
            file, found = converted_name(arrival.file, error.details["found"]), error.details["found"]
            if not file or not convert(arrival.incoming.path, arrival.converted, found, self._settings):
                raise
        arrival = replace(arrival, incoming=replace(arrival.incoming, path=arrival.converted), file=file)
        return arrival, self._processes.result(self._start(arrival), file)

    def _finish_some(self, readings: dict[_Reading, _Arrival]) -> Iterator[Outcome]:
        for reading in wait(readings, return_when=FIRST_COMPLETED).done:
            arrival = readings.pop(reading)
            yield replace(self._finish(arrival, reading), given_in=arrival.incoming.path.parent)

    def _finish(self, arrival: _Arrival, reading: _Reading) -> Outcome:
        try:
            arrival, result = self._result(arrival, reading)
            draft = self._draft(arrival, result)
            known = draft.already_there or self._find_known(arrival.sha256, arrival.file)
            if known is not None:  # the same twice in one go
                return Outcome(arrival.file, Status.ALREADY_THERE, known)
            related = arrival.incoming.related
            document = self.publish(draft, related=related)
            return Outcome(arrival.file, Status.ADDED, document, near=() if related else draft.near)
        except PartageError as error:
            return Outcome(arrival.file, Status.FAILED, error=error)
        except Exception:
            # Whatever one file provokes, the others still come in; the cause is for the administrator to read.
            _logger.exception("A file could not be added", extra={"file": arrival.sha256[:12]})
            return Outcome(arrival.file, Status.FAILED, error=UnreadableFile(file=arrival.file))
        finally:
            arrival.converted.unlink(missing_ok=True)
            if arrival.copy:
                arrival.copy.unlink(missing_ok=True)

    def _receive(self, incoming: Incoming, copy: Path) -> _Arrival:
        file = clean_name(incoming.file)
        limit = self._settings.max_file_bytes
        try:
            size = incoming.path.stat().st_size
            if size > limit:
                raise too_large(file, size, limit)
            if size == 0:
                raise EmptyFile(file=file)
            kept = None if incoming.keeps_metadata else copy
            return _Arrival(incoming, file, sha256_of(incoming.path), kept, copy.with_name(f"{copy.name}.converted"))
        except OSError as error:
            raise UnreadableFile(file=file) from error

    def _find_known(self, sha256: str, file: str) -> Document | None:
        """The stored document with these bytes. Raises HiddenFile when moderators have hidden it."""
        known = self._store.find_by_sha256(sha256)
        if known is not None and self._store.is_hidden(known.id):
            raise HiddenFile(file=file)
        return known

    def _draft(self, arrival: _Arrival, result: Reading) -> Draft:
        format, read, description, traces, file = result
        source = arrival.copy or arrival.incoming.path
        sha256 = sha256_of(source)
        if known := self._find_known(sha256, arrival.file):  # it was given before with other names in it
            return Draft(known, source, ReadDocument(known.page_kind, ()), already_there=known)
        given = arrival.incoming.description
        shown = read.as_shown(keeps_personal_data=given.keeps_personal_data, without=given.masked_words)
        document = Document(
            id=sha256[:_ID_CHARACTERS],
            sha256=sha256,
            received_sha256=arrival.sha256,
            file=file,
            media_type=format.value,
            size=source.stat().st_size,
            page_kind=read.page_kind,
            pages=len(read.pages),
            **description.fields() | _never_guessed(given),
        )
        return Draft(
            document,
            source,
            read,
            frozenset(description.fields().keys() - given.given().keys() - _never_guessed(given).keys()),
            near=self._near_duplicates.find(document.title, shown.pages),
            traces=traces,
            given_as="" if (given_as := clean_name(arrival.incoming.file)) == arrival.file else given_as,
        )


def _never_guessed(given: Description) -> dict[str, Any]:
    return {"keeps_personal_data": bool(given.keeps_personal_data), "masked_words": given.masked_words or ()}


def _is_said_anew(stored: Document, described: Document) -> bool:
    """Whether something else stands where somebody may be named."""
    return any(getattr(described, name) != getattr(stored, name) for name in SAID)


def _entries(entry: Entry | None, words: WordChange, is_described: bool) -> list[Entry]:
    """A line in the log for each act of which a correction is made."""
    done = {Action.MASK: words.added, Action.UNMASK: words.removed, Action.DESCRIBE: is_described}
    return [replace(entry, action=action) for action, is_done in done.items() if is_done] if entry else []


def described_as(document: Document, description: Description) -> Document:
    """The document with what is said of it; "" or 0 empties a field, but for the title and the kind."""
    changes = {name: value for name, value in description.cleaned().fields().items() if value is not None}
    changed = replace(document, **changes)
    return replace(
        changed,
        title=shorten(changed.title) or document.title,
        kind=changed.kind or document.kind,
        year=changed.year or None,
    )
