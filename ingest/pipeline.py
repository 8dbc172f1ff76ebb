"""A file becomes a document of the corpus: checked, read, described, cut into passages and stored."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Container, Generator, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus.contributions import Giver
from corpus.errors import (
    DocumentChanged,
    DocumentNotFound,
    EmptyFile,
    HiddenFile,
    NotFound,
    PartageError,
    UnreadableFile,
    UnsupportedFormat,
)
from corpus.files import sha256_of
from corpus.models import Document
from corpus.progress import Progress
from corpus.settings import Settings
from corpus.sizes import too_large
from corpus.store import Store
from ingest.conversion import convert, converted_name
from ingest.corrections import Corrections
from ingest.description import NOTHING_GIVEN, Description, described_as, differences
from ingest.document import ReadDocument
from ingest.draft import Draft
from ingest.incoming import Incoming, clean_name
from ingest.isolation import ReadingProcesses
from ingest.masked_description import masked_description
from ingest.near_duplicates import NearDuplicates
from ingest.one_tender import published_in, with_common_buyer
from ingest.outcome import Outcome, Status
from ingest.packages import Member, looks_like_a_zip
from ingest.reading import ReadFile, Reading, read_file
from ingest.reading_ahead import read_ahead
from ingest.reading_version import READING_VERSION
from ingest.relation import Related, placed
from ingest.rereading import Rereading
from ingest.scans import Scans
from ingest.splitter import Splitter
from ingest.stored_files import StoredFiles
from ingest.stored_text import StoredText
from ingest.withholding import withheld

_ID_CHARACTERS = 12
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A file that may be read: its clean name, what identifies its bytes, and where the copy to publish goes."""

    incoming: Incoming
    file: str
    sha256: str
    copy: Path | None
    converted: Path


@dataclass(frozen=True, slots=True)
class _BeingRead:
    arrival: _Arrival
    reading: Future[Reading]


class Ingestion:
    """Reads files in processes of their own, a few at a time, and stores what they hold.

    `close` stops those processes; `read` is what runs in them. `scans` gives pages that are pictures their text,
    `corrections` change what is stored, and `rereading` has it read again.
    """

    def __init__(self, store: Store, settings: Settings, splitter: Splitter, read: ReadFile = read_file) -> None:
        self._store = store
        self._settings = settings
        self._splitter = splitter
        self._processes = ReadingProcesses(settings, read)
        self._near_duplicates = NearDuplicates(store)
        text = StoredText(store, splitter)
        stored = StoredFiles(store, self._processes)
        self.scans = Scans(store, settings, stored, text)
        self.corrections = Corrections(store, stored, text)
        self.rereading = Rereading(store, settings, stored, text)

    def close(self) -> None:
        self.scans.stop()
        self._processes.close()

    def open_package(self, incoming: Incoming, folder: Path) -> list[Member]:
        """The files of a ZIP, taken out into `folder`, each with its name or the reason why it was left there.

        Nothing where `incoming` is one document, ZIPs of Office and OpenDocument included. Raises UnreadableFile.
        """
        if not looks_like_a_zip(incoming.path):
            return []
        file = self._checked_name(incoming)
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

    def prepare(
        self,
        incoming: Incoming,
        copy: Path,
        on_read: Callable[[], object] = lambda: None,
        recognising: Progress = lambda _done, _total: None,
    ) -> Draft:
        """The draft of one file, whose copy to publish is written to `copy`. Raises UnreadableFile.

        `on_read` is called once the file is read, before what was read is described. The pages of a short scan are
        recognised too, beside `copy`: `recognising` gets (pages done, pages to do). Raises RecognitionStopped where
        the program ends meanwhile.
        """
        arrival = self._receive(incoming, copy)
        known = self._find_known(arrival.sha256, arrival.file)
        if known is not None:
            return Draft(known, incoming.path, ReadDocument(known.page_kind, ()), already_there=known)
        arrival, result = self._result(arrival, self._start(arrival))
        on_read()
        folder = copy.with_name(f"{copy.name}.recognised")
        source = arrival.copy or arrival.incoming.path
        recognised = self.scans.recognise_at_once(source, result.document, folder, recognising)
        if recognised:
            given = arrival.incoming.description
            again = self._processes.start_with_recognised(result, source, arrival.file, recognised, given)
            result = self._processes.result(again, arrival.file)
        return replace(self._draft(arrival, result), recognised=recognised)

    def publish(
        self,
        draft: Draft,
        description: Description = NOTHING_GIVEN,
        related: Related | None = None,
        giver: Giver | None = None,
    ) -> Document:
        """The stored document. A field of `description` that is not None replaces the draft's; "" or 0 empties it.

        It is as somebody else gave it, and theirs, where they did while this draft waited. What a visitor gives goes
        without its file as long as pages of it are to be recognised.
        """
        if draft.already_there is not None:
            return draft.already_there
        described, supersedes = placed(described_as(draft.document, description), related, self._store)
        words = draft.read.words_to_mask(described.disclosure)
        described = masked_description(replace(described, masked_words=words), draft.read)
        read = draft.read.as_shown(described.disclosure)
        described = withheld(described, read.pages) if giver else described
        cut = self._splitter.split(read)
        document = self._store.add(described, draft.source, read.pages, cut, supersedes, giver, draft.recognised)
        self._near_duplicates.remember(document, read.pages)
        return document

    def known(self, draft: Draft) -> Document | None:
        """The stored document with the bytes of the draft, which may have been shared since. Raises HiddenFile."""
        return draft.already_there or self._find_known(draft.document.sha256, draft.document.file)

    def ingest(self, files: Iterable[Incoming]) -> Generator[Outcome, None, None]:
        """One outcome a file, in order of completion. A file that fails leaves nothing behind and stops nothing.

        At the end, those of one folder that do not name the buyer of their tender get it from the others. Close it
        where it may be left before.
        """
        lying_together: defaultdict[tuple[str, Path], list[Outcome]] = defaultdict(list)
        try:
            with TemporaryDirectory(prefix="partage-") as folder:
                begun = (self._begin(one, Path(folder) / str(number)) for number, one in enumerate(files))
                for outcome in read_ahead(begun, self._finish, self._settings.reading_workers):
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

    def _begin(self, incoming: Incoming, copy: Path) -> Outcome | _BeingRead:
        """Its reading, or what became of it where there is nothing to read."""
        try:
            arrival = self._receive(incoming, copy)
            known = self._find_known(arrival.sha256, arrival.file)
        except PartageError as error:
            return Outcome(clean_name(incoming.file), Status.FAILED, error=error)
        if known is not None:
            return Outcome(arrival.file, Status.ALREADY_THERE, known, given_in=incoming.path.parent)
        return _BeingRead(arrival, self._start(arrival))

    def _start(self, arrival: _Arrival) -> Future[Reading]:
        given = arrival.incoming.description
        return self._processes.start(arrival.incoming.path, arrival.file, arrival.copy, given=given)

    def _result(self, arrival: _Arrival, reading: Future[Reading]) -> tuple[_Arrival, Reading]:
        """What was read, of the file that it was converted into where that is what can be read."""
        try:
            return arrival, self._processes.result(reading, arrival.file)
        except UnsupportedFormat as error:
            found = error.details.get("found", "")
            file = converted_name(arrival.file, found)
            if not file or not convert(arrival.incoming.path, arrival.converted, found, self._settings):
                raise
        arrival = replace(arrival, incoming=replace(arrival.incoming, path=arrival.converted), file=file)
        return arrival, self._processes.result(self._start(arrival), file)

    def _finish(self, begun: _BeingRead) -> Outcome:
        return replace(self._added(begun), given_in=begun.arrival.incoming.path.parent)

    def _added(self, begun: _BeingRead) -> Outcome:
        arrival = begun.arrival
        try:
            arrival, result = self._result(arrival, begun.reading)
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
        file = self._checked_name(incoming)
        kept = None if incoming.keeps_metadata else copy
        try:
            return _Arrival(incoming, file, sha256_of(incoming.path), kept, copy.with_name(f"{copy.name}.converted"))
        except OSError as error:
            raise UnreadableFile(file=file) from error

    def _checked_name(self, incoming: Incoming) -> str:
        """The clean name of a file that is neither empty nor too large."""
        file = clean_name(incoming.file)
        limit = self._settings.max_file_bytes
        try:
            size = incoming.path.stat().st_size
        except OSError as error:
            raise UnreadableFile(file=file) from error
        if size > limit:
            raise too_large(file, size, limit)
        if size == 0:
            raise EmptyFile(file=file)
        return file

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
        shown = read.as_shown(given.disclosure)
        document = Document(
            id=sha256[:_ID_CHARACTERS],
            sha256=sha256,
            received_sha256=arrival.sha256,
            read_by=READING_VERSION,
            file=file,
            media_type=format.value,
            size=source.stat().st_size,
            page_kind=read.page_kind,
            pages=len(read.pages),
            **description.fields() | _never_guessed(given, arrival.incoming.related),
        )
        return Draft(
            document,
            source,
            read,
            frozenset(description.fields().keys() - given.given().keys() - _never_guessed(given, None).keys()),
            near=self._near_duplicates.find(document.title, shown.pages),
            traces=traces,
            given_as="" if (given_as := clean_name(arrival.incoming.file)) == arrival.file else given_as,
        )


def _never_guessed(given: Description, related: Related | None) -> dict[str, Any]:
    """What is so only where it is said; that the text alone is published may have been said of another version."""
    text_only = related.known.text_only if given.text_only is None and related else given.text_only
    return asdict(given.disclosure) | {"text_only": bool(text_only)}
