"""The search index on disk: vectors of passages, words and sentences, keywords, and the manifest of what they are.

It is a view of the corpus. `refresh` brings it up to date, whatever happened before; a folder that was deleted, or
written for another embedder, is filled anew.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import RLock

import numpy as np
from filelock import FileLock, Timeout

from corpus.disk import is_of_the_disk, unusable
from corpus.models import Document, Page, Passage
from corpus.store import Store
from index.embedded_text import embedded_text, identity_stems, section_stems, words_of_passage
from index.embedders import Embedder, Vectors
from index.keywords import DocumentWords, Keywords, PassageWords
from index.vectors import ExactVectors, Ids
from index.word_vectors import WordVectors, find_centre
from index.words import stems

_PASSAGES_A_STEP = 512
_SENTENCES_A_PASSAGE = 1024
_MANIFEST = "manifest.json"
_PASSAGE_VECTORS = "passages.faiss"
_SENTENCE_VECTORS = "sentences.faiss"
_WORD_VECTORS = "words.npy"
_KEYWORDS = "keywords.sqlite"
_FORMAT = 3
"""Raised when an index written before would be misread; that one is then thrown away."""
_SHORTEST_SENTENCE = 25

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the index was made with. `revision` is that of the corpus it agrees with."""

    format: int
    embedder: str
    dimension: int
    revision: int

    def made_by(self, embedder_name: str) -> bool:
        """Whether its vectors can be compared with those of this embedder."""
        return (self.format, self.embedder) == (_FORMAT, embedder_name)


@dataclass(frozen=True, slots=True)
class LoadedVectors:
    """The vectors of passages, by passage id, of their words, and of sentences, by sentence id."""

    passages: ExactVectors
    sentences: ExactVectors
    words: WordVectors


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """How many passages a refresh added to the index, and how many it removed."""

    added: int
    removed: int


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
        self.lock = RLock()
        self._forget_other_format()
        self.keywords = self._open_keywords()
        self._vectors: LoadedVectors | None = None
        self._seen = 0

    def close(self) -> None:
        self.keywords.close()

    def _forget_other_format(self) -> None:
        manifest = self._folder / _MANIFEST
        if manifest.exists() and ((read := self._read_manifest()) is None or read.format != _FORMAT):
            self._forget_keywords()

    def _forget_keywords(self) -> None:
        """So that the next refresh fills the index anew."""
        for path in (*self._folder.glob(f"{_KEYWORDS}*"), self._folder / _MANIFEST):
            path.unlink(missing_ok=True)

    def _open_keywords(self) -> Keywords:
        """The keywords, empty where their file cannot be read any more."""
        try:
            return Keywords(self._folder / _KEYWORDS)
        except sqlite3.OperationalError:  # locked or out of reach, but not damaged
            raise
        except sqlite3.DatabaseError:
            self._forget_keywords()
            return Keywords(self._folder / _KEYWORDS)

    @property
    def embedder(self) -> Embedder:
        """The embedding model, loaded when it is first needed."""
        with self.lock:
            if self._embedder is None:
                self._embedder = self._open_embedder()
            return self._embedder

    @property
    def _name(self) -> str:
        return self._embedder_name or self.embedder.name

    def is_ready(self) -> bool:
        """Whether the model is loaded, so that a question is answered at once."""
        return self._embedder is not None

    def vectors(self) -> LoadedVectors:
        """The vectors as last saved by any process. Hold `lock` while using them: a refresh changes them in place."""
        with self.lock:
            stamp = self._stamp()
            if self._vectors is None or stamp != self._seen:
                self._vectors = self._read_vectors()
                self._seen = stamp
            return self._vectors

    def sentence_vectors(self, passage: Passage) -> tuple[Ids, Vectors]:
        """The places of a passage's sentences that have a vector of their own, ascending, and these vectors."""
        first = passage.id * _SENTENCES_A_PASSAGE
        with self.lock:
            sentences = self.vectors().sentences
            known = sentences.sorted_ids()
            ids = known[slice(*np.searchsorted(known, (first, first + len(passage.sentences))))]
            return ids - first, sentences.get(ids)

    def is_current(self) -> bool:
        """Whether the index agrees with the corpus as it is now."""
        manifest = self._read_manifest()
        return manifest is not None and manifest.revision == self._store.revision()

    def refresh(self, progress: Progress | None = None) -> RefreshReport:
        """Makes the index agree with the corpus; `progress` gets (passages embedded, passages to embed)."""
        with self._refreshing():
            try:
                self._forget_half_written()
                return self._refresh(progress)
            except (OSError, sqlite3.OperationalError) as error:
                if not is_of_the_disk(error):
                    raise
                told = unusable(self._folder, error)
                self._forget_half_written()
                raise told from error

    def _refresh(self, progress: Progress | None) -> RefreshReport:
        revision = self._store.revision()
        wanted = set(self._store.passage_ids())
        removed = self._remove_all_but(wanted)
        described_anew = self._follow_documents()
        if not wanted and self._read_manifest() is None:
            return RefreshReport(added=0, removed=removed)  # nothing to embed: no reason to load the model
        added = self._add_missing(wanted, progress)
        if added or removed or not self.is_current():
            self._save(revision)
        self.keywords.add_documents(described_anew)
        return RefreshReport(added=added, removed=removed)

    def rebuild(self, progress: Progress | None = None) -> RefreshReport:
        """Throws away all that is here and makes it anew from the corpus."""
        with self._refreshing(), self.lock:
            self.keywords.clear()
            (self._folder / _MANIFEST).unlink(missing_ok=True)
            self._vectors = None
        return self.refresh(progress)

    def leftovers(self) -> list[Path]:
        """Files that a process has left which was killed while it saved; none while another is at it."""
        try:
            with self._refreshing().acquire(timeout=0):
                return self._half_written()
        except Timeout:
            return []

    def _refreshing(self) -> FileLock:
        return FileLock(self._folder / "refresh.lock")

    def _forget_half_written(self) -> None:
        for path in self._half_written():
            path.unlink()

    def _half_written(self) -> list[Path]:
        """What is written beside before it is swapped, named after its process."""
        return [path for path in self._folder.iterdir() if path.suffix[1:].isdecimal()]

    def _remove_all_but(self, wanted: set[int]) -> int:
        gone = [id for id in self.keywords.ids() if id not in wanted]
        if gone:
            self.keywords.remove(gone)
        return len(gone)

    def _follow_documents(self) -> list[DocumentWords]:
        """Those whose passages are to be embedded anew, since what they are embedded with was changed.

        They are to be kept once that is done: until then, after a crash too, they are seen as changed.
        """
        documents = {one.id: one for one in self._store.documents()}
        known = self.keywords.documents()
        self.keywords.remove_documents(known.keys() - documents.keys())
        changed = {id for id, document in documents.items() if known.get(id) != _mark(document)}
        self.keywords.add_documents(self._words_of(documents[id]) for id in changed - known.keys())
        self._forget_passages_of(changed & known.keys())
        return [self._words_of(documents[id]) for id in changed & known.keys()]

    def _words_of(self, document: Document) -> DocumentWords:
        return _document_words(document, self._store.pages(document.id))

    def _forget_passages_of(self, documents: Set[str]) -> None:
        if documents:
            passages = [id for id, owner in self._store.passage_owners() if owner in documents]
            self.keywords.remove(passages)
            with self.lock:
                self.vectors().passages.remove(np.array(passages, dtype=np.int64))

    def _add_missing(self, wanted: set[int], progress: Progress | None) -> int:
        with self.lock:
            vectors = self.vectors()
            _keep_only(vectors.passages, wanted, 1)
            embedded = set(vectors.passages.ids().tolist())
            _keep_only(vectors.sentences, embedded, _SENTENCES_A_PASSAGE)
            vectors.words.keep(vectors.passages.ids())
        missing = sorted(wanted - (embedded & set(self.keywords.ids())))
        if not missing:
            return 0
        documents = {one.id: one for one in self._store.documents()}
        for done, step in _steps(missing):
            if progress:
                progress(done, len(missing))
            self._add(self._store.passages(step), documents, embedded)
        if progress:
            progress(len(missing), len(missing))
        return len(missing)

    def _add(self, passages: Sequence[Passage], documents: dict[str, Document], embedded: set[int]) -> None:
        owned = [(documents[one.document_id], one) for one in passages if one.document_id in documents]
        self.keywords.add(_words(document, passage) for document, passage in owned)
        new = [(document, passage) for document, passage in owned if passage.id not in embedded]
        texts = [embedded_text(document, passage) for document, passage in new]
        words = [words_of_passage(text, passage) for text, (_, passage) in zip(texts, new, strict=True)]
        passage_vectors, word_vectors = self.embedder.embed_passages_and_words(texts, words)
        spans = [(id, text) for _, passage in new for id, text in sentence_texts(passage)]
        sentence_vectors = self.embedder.embed_passages([text for _, text in spans])
        with self.lock:
            vectors = self.vectors()
            vectors.passages.add(np.array([passage.id for _, passage in new], dtype=np.int64), passage_vectors)
            vectors.words.add([passage.id for _, passage in new], word_vectors)
            vectors.sentences.add(np.array([id for id, _ in spans], dtype=np.int64), sentence_vectors)

    def _save(self, revision: int) -> None:
        with self.lock:
            vectors = self.vectors()
            known = self._read_manifest()
            if known is not None and not known.made_by(self._name):
                (self._folder / _MANIFEST).unlink()  # it must not vouch for what another embedder has begun to write
            # passages last: one that is on disk then always has its sentences and words, wherever a crash falls
            vectors.sentences.save(self._folder / _SENTENCE_VECTORS)
            vectors.words.save(self._folder / _WORD_VECTORS)
            vectors.passages.save(self._folder / _PASSAGE_VECTORS)
            manifest = Manifest(_FORMAT, self._name, vectors.passages.dimension, revision)
            aside = self._folder / f"{_MANIFEST}.{os.getpid()}"
            with aside.open("w", encoding="utf-8") as file:
                json.dump(asdict(manifest), file, indent=2)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(self._folder / _MANIFEST)
            self._seen = self._stamp()

    def _stamp(self) -> int:
        path = self._folder / _MANIFEST
        return path.stat().st_mtime_ns if path.exists() else 0

    def _read_manifest(self) -> Manifest | None:
        try:
            return Manifest(**json.loads((self._folder / _MANIFEST).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def _read_vectors(self) -> LoadedVectors:
        manifest = self._read_manifest()
        if manifest is not None and manifest.made_by(self._name):
            try:
                return LoadedVectors(
                    ExactVectors.load(self._folder / _PASSAGE_VECTORS),
                    ExactVectors.load(self._folder / _SENTENCE_VECTORS),
                    WordVectors.load(self._folder / _WORD_VECTORS),
                )
            except OSError:
                pass  # missing or cut short: an empty index is filled by the next refresh
        dimension = self.embedder.dimension
        return LoadedVectors(ExactVectors(dimension), ExactVectors(dimension), WordVectors(find_centre(self.embedder)))


def _keep_only(vectors: ExactVectors, passages: set[int], ids_a_passage: int) -> None:
    ids = vectors.ids()
    gone = [int(id) // ids_a_passage not in passages for id in ids]
    vectors.remove(ids[gone])


def sentence_texts(passage: Passage) -> Iterator[tuple[int, str]]:
    """The (id, text) of each sentence that has its own vector: those that say enough, and less than the passage."""
    if len(passage.sentences) < 2:
        return
    for ordinal, span in enumerate(passage.sentences[:_SENTENCES_A_PASSAGE]):
        text = passage.quote(span)
        if len(text) >= _SHORTEST_SENTENCE:
            yield passage.id * _SENTENCES_A_PASSAGE + ordinal, text


def sentences_of(passage_ids: Ids) -> tuple[Ids, Ids]:
    """The half-open ranges of sentence ids that belong to passages: their first ids, and the ids after their last."""
    return passage_ids * _SENTENCES_A_PASSAGE, (passage_ids + 1) * _SENTENCES_A_PASSAGE


def passages_of(sentence_ids: Ids) -> Ids:
    """The passage that each sentence belongs to."""
    owners: Ids = sentence_ids // _SENTENCES_A_PASSAGE
    return owners


def _mark(document: Document) -> str:
    return "\n".join((document.title, document.buyer, document.file, document.language))


def _document_words(document: Document, pages: Sequence[Page]) -> DocumentWords:
    return DocumentWords(
        id=document.id,
        mark=_mark(document),
        identity=identity_stems(document, pages[0] if pages else None),
        body=sorted({stem for page in pages for stem in stems(page.text, document.language)}),
    )


def _words(document: Document, passage: Passage) -> PassageWords:
    return PassageWords(
        id=passage.id,
        body=stems(passage.text, document.language),
        section=section_stems(document, passage),
        document=stems(f"{document.title} {document.buyer}", document.language),
    )


def _steps(ids: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
    for first in range(0, len(ids), _PASSAGES_A_STEP):
        yield first, ids[first : first + _PASSAGES_A_STEP]
