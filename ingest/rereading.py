"""Documents that are stored already are read again, by the readers and the masks of today."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import replace

from corpus.errors import DocumentNotFound, PartageError, StoredFileUnusable, UnreadableFile
from corpus.files import sha256_of
from corpus.models import Document
from corpus.settings import Settings
from corpus.store import Store
from ingest.outcome import Outcome, Status
from ingest.reading_ahead import read_ahead
from ingest.reading_version import READING_VERSION
from ingest.retrying import retried
from ingest.stored_files import StoredFiles, StoredReading
from ingest.stored_text import StoredText

_logger = logging.getLogger(__name__)


class Rereading:
    """Reads the files of stored documents again, a few at a time.

    What was said of them stays, and what was left empty too: somebody may have emptied it for whom it named.
    """

    def __init__(self, store: Store, settings: Settings, files: StoredFiles, text: StoredText) -> None:
        self._store = store
        self._files = files
        self._text = text
        self._processes = settings.reading_workers

    def due(self) -> list[Document]:
        """The documents, hidden ones too, that an earlier version of the readers read; the last added first."""
        return self._store.texts.read_before(READING_VERSION)

    def read_again(self, documents: Iterable[Document]) -> Generator[Outcome, None, None]:
        """One outcome a document, in order of completion. One that fails stays as it was and stops nothing.

        At any moment each document is wholly as it was before, or wholly as it reads now.
        """
        return read_ahead(map(self._begin, documents), self._finish, self._processes)

    def _begin(self, document: Document) -> Outcome | StoredReading:
        """Its reading, or why it cannot begin."""
        try:
            self._check_file(document)
            return self._files.start(document)
        except PartageError as error:
            return self._failed(document, error)

    def _check_file(self, document: Document) -> None:
        try:
            is_intact = sha256_of(self._store.files.path(document.sha256)) == document.sha256
        except OSError as error:
            raise StoredFileUnusable(file=document.file) from error
        if not is_intact:
            raise StoredFileUnusable(file=document.file)

    def _finish(self, begun: StoredReading) -> Outcome:
        document = begun.document
        try:
            return self._store_reading(begun)
        except PartageError as error:
            return self._failed(document, error)
        except Exception:
            # Whatever one file provokes, the others are still read; the cause is for the administrator to read.
            _logger.exception("A file could not be read again", extra={"document": document.id})
            return self._failed(document, UnreadableFile(file=document.file))

    def _store_reading(self, begun: StoredReading) -> Outcome:
        def store() -> Outcome:
            nonlocal begun
            if begun.recognised != self._files.recognised(begun.document):  # the text of those pages is not to go again
                begun = self._files.start(begun.document)
            reading = self._files.result(begun)
            stored = self._store.stored(begun.document.id)  # what was said of it meanwhile
            described = replace(
                stored,
                media_type=reading.format.value,
                page_kind=reading.document.page_kind,
                read_by=READING_VERSION,
            )
            replaced = self._text.replace_if_other(stored, described, reading.document, begun.recognised)
            if replaced is None:
                return Outcome(stored.file, Status.AS_IT_WAS, stored)
            written = replaced.document
            return Outcome(written.file, Status.CHANGED, written, unmasked=replaced.unmasked)

        return retried(store)

    def _failed(self, document: Document, error: PartageError) -> Outcome:
        with suppress(DocumentNotFound):
            stored = self._store.stored(document.id)
            return Outcome(stored.file, Status.FAILED, stored, error)
        return Outcome(document.file, Status.WITHDRAWN)
