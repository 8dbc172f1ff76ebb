"""Documents whose pages are pictures get their text, after they were stored: nothing waits for it but their pages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from corpus.errors import DocumentChanged, DocumentNotFound, UnreadableFile
from corpus.models import Document
from corpus.moderation_log import Entry
from corpus.settings import Settings
from corpus.store import Store
from ingest.description import differences, known_of, still_unknown
from ingest.document import ReadDocument
from ingest.isolation import Reading, ReadingProcesses, read_recognised
from ingest.masked_description import masked_description
from ingest.near_duplicates import NearDuplicates
from ingest.recognition import PageRecognition, usable_languages
from ingest.splitter import Splitter

Progress = Callable[[int, int], None]
_TRIES = 5
_logger = logging.getLogger(__name__)


class Scans:
    """The documents that hold pages to recognise. Safe to end at any moment and to start again: a page that was
    recognised is kept beside the document's file and is not done again.
    """

    def __init__(self, store: Store, settings: Settings, splitter: Splitter, processes: ReadingProcesses) -> None:
        self._store = store
        self._settings = settings
        self._splitter = splitter
        self._processes = processes
        self._near_duplicates = NearDuplicates(store)
        self._recognition = PageRecognition(settings)

    def stop(self) -> None:
        """Ends the page at work, and refuses any other."""
        self._recognition.stop()

    def waiting(self) -> list[Document]:
        """The documents with pages to recognise, those first that have waited longest."""
        waiting = {document_id for document_id, unread in self._store.texts.unread_pages().items() if unread.waiting}
        return [document for document in reversed(self._store.documents()) if document.id in waiting]

    def recognise_waiting(self, progress: Progress | None = None) -> list[Document]:
        """The documents whose pages were recognised; `progress` gets (pages done, pages to do), over all documents.

        None where Tesseract is not installed: their pages go on waiting. What is withdrawn meanwhile is passed over.
        Raises RecognitionStopped when `stop` is called.
        """
        if not usable_languages(self._settings):
            return []
        waiting = self.waiting()
        counts = [len(self._store.texts.waiting_pages(document.id)) for document in waiting]
        recognised = []
        for place, document in enumerate(waiting):
            before = sum(counts[:place])
            try:
                recognised.append(self.recognise(document, _shifted(progress, before, sum(counts))))
            except DocumentNotFound:
                continue
            except UnreadableFile:
                # What was read when it came in cannot be read any more; the others are still to be recognised.
                _logger.exception("Pages could not be recognised", extra={"document": document.id})
        if progress:
            progress(sum(counts), sum(counts))
        return recognised

    def recognise(self, document: Document, progress: Progress | None = None) -> Document:
        """The document with the text of its scanned pages; `progress` gets (pages done, pages to do).

        Takes seconds a page. Raises RecognitionStopped when `stop` is called meanwhile, DocumentNotFound when the
        document is withdrawn, UnreadableFile when its file has become unreadable.
        """
        source = self._store.files.path(document.sha256)
        return self._store_reading(document.id, self._read(document, self._recognise_pages(document, source, progress)))

    def read_again(self, document: Document) -> Document:
        """The document with its text as its file holds it, the pages that were recognised included.

        Raises DocumentNotFound and UnreadableFile as `recognise` does.
        """
        return self._store_reading(document.id, self.read(document))

    def read(self, document: Document) -> Reading:
        """Its file as it reads now, the pages that were recognised included. Raises UnreadableFile."""
        kept = self._store.recognised
        numbers = kept.numbers(document.sha256)
        return self._read(document, {number: kept.path(document.sha256, number) for number in numbers})

    def _read(self, document: Document, recognised: Mapping[int, Path]) -> Reading:
        source = self._store.files.path(document.sha256)
        read_file = partial(read_recognised, recognised=recognised) if recognised else None
        reading = self._processes.start(source, document.file, read=read_file, given=known_of(document))
        return self._processes.result(reading, document.file)

    def store_text(
        self, stored: Document, described: Document, read: ReadDocument, entries: Iterable[Entry] = ()
    ) -> Document:
        """The stored document with its text masked as `described` says, and described so.

        Raises DocumentNotFound, and DocumentChanged where it is not as it is in `stored` any more: what is masked in it
        is then to be made out anew.
        """
        described = masked_description(described, read)
        shown = read.as_shown(keeps_personal_data=described.keeps_personal_data, without=described.masked_words)
        passages, changes = self._splitter.split(shown), differences(stored, described)
        masked = self._store.replace_text(stored.id, shown.pages, passages, entries, stored, **changes)
        self._near_duplicates.remember(masked, shown.pages)
        return masked

    def _store_reading(self, document_id: str, reading: Reading) -> Document:
        _, read, guessed, _, _ = reading

        def store() -> Document:
            document = self._store.document(document_id)  # what was said of it meanwhile
            return self.store_text(document, replace(document, **still_unknown(document, guessed)), read)

        return retried(store)

    def _recognise_pages(self, document: Document, source: Path, progress: Progress | None) -> dict[int, Path]:
        """The recognised pages by number, those of an interrupted recognition too."""
        kept, languages = self._store.recognised, usable_languages(self._settings)
        waiting, ready = self._store.texts.waiting_pages(document.id), kept.numbers(document.sha256)
        for done, number in enumerate(waiting):
            if progress:
                progress(done, len(waiting))
            if number not in ready:
                self._store.document(document.id)  # withdrawn meanwhile: nothing to recognise any more
                allowed = done < self._settings.recognition_pages
                try:
                    self._recognition.recognise(source, number, kept.path(document.sha256, number), languages, allowed)
                except FileNotFoundError:
                    self._store.document(document.id)  # withdrawn at this very page, and its folder with it
                    raise
        return {number: kept.path(document.sha256, number) for number in ready.union(waiting)}


def retried(write: Callable[[], Document]) -> Document:
    """What `write` returns, begun anew where somebody else changed the document meanwhile."""
    for _ in range(_TRIES - 1):
        with suppress(DocumentChanged):
            return write()
    return write()


def _shifted(progress: Progress | None, before: int, count: int) -> Progress | None:
    if progress is None:
        return None
    return lambda done, _: progress(before + done, count)
