"""Documents whose pages are pictures get their text, after they were stored: nothing waits for it but their pages."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from corpus.errors import DocumentNotFound, UnreadableFile
from corpus.models import Document, Recognition
from corpus.progress import Progress
from corpus.settings import Settings
from corpus.store import Store
from ingest.description import still_unknown, title_of_the_name
from ingest.document import ReadDocument
from ingest.reading import Reading
from ingest.reading_version import READING_VERSION
from ingest.recognition import PageRecognition, give_up, usable_languages
from ingest.retrying import retried
from ingest.stored_files import StoredFiles
from ingest.stored_text import StoredText
from ingest.withholding import released

_logger = logging.getLogger(__name__)


class Scans:
    """The documents that hold pages to recognise. Safe to end at any moment and to start again: a page that was
    recognised is kept beside the document's file and is not done again.
    """

    def __init__(self, store: Store, settings: Settings, files: StoredFiles, text: StoredText) -> None:
        self._store = store
        self._settings = settings
        self._files = files
        self._text = text
        self._recognition = PageRecognition(settings)

    def stop(self) -> None:
        """Ends the page at work, and refuses any other."""
        self._recognition.stop()

    def recognise_at_once(self, source: Path, read: ReadDocument, folder: Path, progress: Progress) -> dict[int, Path]:
        """The pages of a PDF that wait, by number, recognised into `folder`; none where there are many of them.

        Pages that an interrupted recognition left there are not done again. `progress` gets (pages done, pages to do).
        Raises RecognitionStopped when `stop` is called.
        """
        waiting = [page.number for page in read.pages if page.recognition is Recognition.WAITING]
        most = min(self._settings.recognition_at_once, self._settings.recognition_pages)
        if not waiting or len(waiting) > most or not (languages := usable_languages(self._settings)):
            return {}
        found = {number: folder / f"{number}.pdf" for number in waiting}
        for done, (number, target) in enumerate(found.items()):
            progress(done, len(waiting))
            if not target.exists():
                self._recognition.recognise(source, number, target, languages)
        return found

    def waiting(self) -> list[Document]:
        """The documents with pages to recognise, those first that have waited longest."""
        waiting = {document_id for document_id, unread in self._store.texts.unread_pages().items() if unread.waiting}
        return [document for document in reversed(self._store.documents()) if document.id in waiting]

    def recognise_waiting(self, progress: Progress | None = None) -> list[Document]:
        """The documents whose pages were recognised; `progress` gets (pages done, pages to do), over all documents.

        None where Tesseract is not installed: their pages go on waiting. What is withdrawn meanwhile is passed over.
        Raises RecognitionStopped when `stop` is called, ReadingStopped when the reading processes are closed.
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

        Takes seconds a page. Raises RecognitionStopped when `stop` is called meanwhile, ReadingStopped when the
        reading processes are closed, DocumentNotFound when the document is withdrawn, UnreadableFile when its file has
        become unreadable.
        """
        source = self._store.files.path(document.sha256)
        self._recognise_pages(document, source, progress)
        return self._store_reading(document.id, self._files.read(_untitled(document)))

    def _store_reading(self, document_id: str, reading: Reading) -> Document:
        _, read, guessed, _, _ = reading

        def store() -> Document:
            document = self._store.document(document_id)  # what was said of it meanwhile
            had_text = any(page.text.strip() for page in self._store.texts.pages(document_id))
            # Where there was a text to guess from, what is empty was emptied, it may be for whom it named.
            more = {} if had_text else still_unknown(_untitled(document), guessed)
            described = replace(document, **more, read_by=READING_VERSION)
            if described.withheld:
                described = released(described, read.pages, read.as_shown(described.disclosure).pages)
            return self._text.replace(document, described, read)

        return retried(store)

    def _recognise_pages(self, document: Document, source: Path, progress: Progress | None) -> None:
        """Those that wait, but for what an interrupted recognition did already."""
        kept, languages = self._store.recognised, usable_languages(self._settings)
        waiting, ready = self._store.texts.waiting_pages(document.id), kept.numbers(document.sha256)
        for done, number in enumerate(waiting):
            if progress:
                progress(done, len(waiting))
            if number not in ready:
                self._store.document(document.id)  # withdrawn meanwhile: nothing to recognise any more
                target = kept.path(document.sha256, number)
                try:
                    if done < self._settings.recognition_pages:
                        self._recognition.recognise(source, number, target, languages)
                    else:
                        give_up(target)
                except FileNotFoundError:
                    self._store.document(document.id)  # withdrawn at this very page, and its folder with it
                    raise


def _untitled(document: Document) -> Document:
    """The document without a title that only the name of its file gave: nobody has said that it is called so."""
    return replace(document, title="") if document.title == title_of_the_name(document) else document


def _shifted(progress: Progress | None, before: int, count: int) -> Progress | None:
    if progress is None:
        return None
    return lambda done, _: progress(before + done, count)
