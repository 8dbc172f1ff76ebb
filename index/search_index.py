"""The search index on disk, as it is read: vectors of passages, words and sentences, and keywords.

It is a view of the corpus. `refresh` brings it up to date, whatever happened before; a folder that was deleted, or
written for another embedder, is filled anew.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import RLock

import numpy as np
from filelock import FileLock, Timeout

from corpus.disk import is_of_the_disk, unusable
from corpus.models import Passage
from corpus.progress import Progress
from corpus.store import Store
from index import manifest as manifests
from index.embedders import Embedder, Vectors
from index.keywords import Keywords
from index.manifest import Manifest, SegmentEntry
from index.refresh import Refresh, RefreshReport
from index.segment import Ids, Segment
from index.snapshot import Snapshot

__all__ = ["Progress", "RefreshReport", "SearchIndex", "State"]

_LOCK = "refresh.lock"
_OUT_OF_RESOURCES = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)
_NEVER_SEEN = (-1, -1)
_TRIES = 3
"""How often a manifest is read anew whose segments were merged away before they were opened."""

State = tuple[int, int, int]
"""Of the corpus and of the index: the key of what is computed from both, and kept."""


class SearchIndex:
    """Opens the index of a folder. Searching and refreshing may go on at once, from several threads and processes."""

    def __init__(
        self, folder: Path, store: Store, open_embedder: Callable[[], Embedder], embedder_name: str | None = None
    ) -> None:
        """`embedder_name`, when it is known, spares loading the model to find that the index is up to date."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._store = store
        self._open_embedder = open_embedder
        self._embedder: Embedder | None = None
        self._embedder_name = embedder_name
        self._lock = RLock()
        self._model_lock = RLock()  # apart: what the model is not needed for does not wait while it is loaded
        self._snapshot, self._is_whole = Snapshot(), False
        self._seen = _NEVER_SEEN

    def close(self) -> None:
        """Lets go of the model and of the files; whoever still searches opens them anew."""
        with self._model_lock:
            self._embedder = None
        with self._lock:
            self._snapshot, self._is_whole, self._seen = Snapshot(), False, _NEVER_SEEN

    @property
    def embedder(self) -> Embedder:
        """The embedding model, loaded when it is first needed."""
        embedder = self._embedder
        if embedder is None:
            with self._model_lock:
                embedder = self._embedder
                if embedder is None:
                    embedder = self._embedder = self._open_embedder()
        return embedder

    @property
    def _name(self) -> str:
        return self._embedder_name or self.embedder.name

    def is_ready(self) -> bool:
        """Whether the model is loaded, so that a question is answered at once."""
        return self._embedder is not None

    def snapshot(self) -> Snapshot:
        """The index as last saved by any process."""
        stamp = self._stamp()
        if stamp != self._seen:
            with self._lock:
                if stamp != self._seen:
                    self._snapshot, self._is_whole = self._read_snapshot()
                    self._seen = stamp
        return self._snapshot

    @property
    def keywords(self) -> Keywords:
        """The words of what can be found now."""
        return self.snapshot().keywords

    def sentence_vectors(self, passage: Passage) -> tuple[Ids, Vectors]:
        """The places of a passage's sentences that have a vector of their own, ascending, and these vectors."""
        snapshot = self.snapshot()
        row = snapshot.rows_of(np.array([passage.id], dtype=np.int64))
        places, vectors, _ = snapshot.sentences(row[row >= 0])
        return places.astype(np.int64), vectors

    def is_current(self) -> bool:
        """Whether the index agrees with the corpus as it is now."""
        manifest = Manifest.read(self._folder)
        if manifest is None:
            return self._store.texts.passage_count() == 0
        if manifest.revision != self._store.revision():
            return False
        self.snapshot()
        return self._is_whole

    def state(self) -> State:
        """Another after each change of the corpus, and after each of what can be found in it."""
        return self._store.revision(), *self._stamp()

    def refresh(self, progress: Progress | None = None) -> RefreshReport:
        """Makes the index agree with the corpus; `progress` gets (passages embedded, passages to embed)."""
        with self._refreshing():
            try:
                self._forget_leftovers()
                report = self._refresh(progress)
                self._forget_leftovers()
                return report
            except OSError as error:
                if not is_of_the_disk(error):
                    raise
                told = unusable(self._folder, error)
                self._forget_leftovers()
                raise told from error

    def _refresh(self, progress: Progress | None) -> RefreshReport:
        self.snapshot()  # what it has opened need not be opened again
        manifest = self._own_manifest()
        if manifest is None and not self._store.texts.passage_ranges():
            return RefreshReport(added=0, removed=0)  # nothing to embed: no reason to load the model
        entries = manifest.segments if manifest else ()
        opened = {entry.name: segment for entry in entries if (segment := self._open(entry))}
        known = [(entry, opened[entry.name]) for entry in entries if entry.name in opened]
        revision = manifest.revision if manifest and len(known) == len(entries) else -1
        return Refresh(self._folder, self._store, lambda: self.embedder, self._name, revision, known).run(progress)

    def rebuild(self, progress: Progress | None = None) -> RefreshReport:
        """Throws away all that is here and makes it anew from the corpus."""
        with self._refreshing():
            (self._folder / manifests.NAME).unlink(missing_ok=True)
        return self.refresh(progress)

    def leftovers(self) -> list[Path]:
        """What a process has left which was killed while it saved; nothing while another is at it."""
        try:
            with self._refreshing().acquire(timeout=0):
                return self._leftovers()
        except Timeout:
            return []

    def _refreshing(self) -> FileLock:
        return FileLock(self._folder / _LOCK)

    def _forget_leftovers(self) -> None:
        for path in self._leftovers():
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def _leftovers(self) -> list[Path]:
        """All that no manifest speaks of: half written, merged into another, or of an older format."""
        manifest = Manifest.read(self._folder)
        known = {_LOCK, manifests.NAME, *(entry.name for entry in (manifest.segments if manifest else ()))}
        return [path for path in self._folder.iterdir() if path.name not in known]

    def _stamp(self) -> tuple[int, int]:
        """Another for each manifest: two may be saved within one tick of the clock of files, not as one file."""
        try:
            saved = (self._folder / manifests.NAME).stat()
        except FileNotFoundError:
            return 0, 0
        return saved.st_mtime_ns, saved.st_ino

    def _own_manifest(self) -> Manifest | None:
        """The manifest, where the index was made with our embedder."""
        manifest = Manifest.read(self._folder)
        return manifest if manifest and manifest.embedder == self._name else None

    def _read_snapshot(self) -> tuple[Snapshot, bool]:
        """The segments that can be read, and whether that is all of them."""
        for _ in range(_TRIES):
            manifest = self._own_manifest()
            entries = manifest.segments if manifest else ()
            opened = [(segment, frozenset(entry.removed)) for entry in entries if (segment := self._open(entry))]
            if len(opened) == len(entries):
                return Snapshot(opened), manifest is not None
        return Snapshot(opened), False

    def _open(self, entry: SegmentEntry) -> Segment | None:
        """The segment, from what is open already where it is; None where it cannot be read."""
        known = next((one for one in self._snapshot.segments if one.folder.name == entry.name), None)
        if known and (known.sentences is not None or not entry.has_sentences):
            return known
        try:
            return known.with_sentences() if known else Segment.load(self._folder / entry.name, entry.has_sentences)
        except OSError as error:
            if error.errno in _OUT_OF_RESOURCES:  # it is not damaged
                raise
            return None
