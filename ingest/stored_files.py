"""The files of documents that are stored are read again, as they read now."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from corpus.models import Document
from corpus.store import Store
from ingest.description import known_of
from ingest.isolation import ReadingProcesses
from ingest.reading import Reading, read_recognised


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A stored document whose file is being read, with those of its pages, by number, that were recognised by then."""

    document: Document
    recognised: frozenset[int]
    reading: Future[Reading]


class StoredFiles:
    """Reads the files of stored documents, with the text of those pages that were recognised."""

    def __init__(self, store: Store, processes: ReadingProcesses) -> None:
        self._store = store
        self._processes = processes

    def recognised(self, document: Document) -> frozenset[int]:
        """The pages, by number, that were recognised by now."""
        return frozenset(self._store.recognised.numbers(document.sha256))

    def read(self, document: Document) -> Reading:
        """Its file as it reads now. Raises UnreadableFile, and ReadingStopped where the program ends."""
        return self.result(self.start(document))

    def start(self, document: Document) -> StoredReading:
        """The same, which begins as soon as one of the processes is free; `result` waits for it."""
        recognised = self.recognised(document)
        kept = {number: self._store.recognised.path(document.sha256, number) for number in recognised}
        read_file = partial(read_recognised, recognised=kept) if kept else None
        path = self._store.files.path(document.sha256)
        reading = self._processes.start(path, document.file, read=read_file, given=known_of(document))
        return StoredReading(document, recognised, reading)

    def result(self, begun: StoredReading) -> Reading:
        """What was read, once it is. Raises as `read` does."""
        return self._processes.result(begun.reading, begun.document.file)
