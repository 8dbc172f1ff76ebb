"""Brings the index up to date with the corpus, in steps after each of which it can be searched.

First every new document's passages, words in context and keywords: it is found from then on. Then the vectors of their
sentences, left to the next refresh when documents have come meanwhile: whoever added them calls one. At last, segments
that have become many are merged. A process that is killed leaves what was saved before; the next refresh goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpus.models import Document, Page, Passage, PassageRange
from corpus.progress import Progress
from corpus.store import Store
from index.embedded_text import embedded_text, identity_stems, section_stems, words_of_passage
from index.embedders import Embedder, Vectors
from index.manifest import SegmentEntry, manifest_of
from index.merging import merge_segments, rows_gone, to_merge
from index.segment import DocumentWords, IndexedDocument, PassageWords, Segment, SegmentDraft
from index.sentence_codes import Sentences, encode_sentences, sentence_texts
from index.word_codes import Words, encode_words, find_centre
from index.words import stems

_PASSAGES_A_STEP = 512
_PASSAGES_A_PART = 256
"""Passages that are embedded at once: with the vectors of their words, many take much memory."""
_STEPS_BEFORE_MERGING = 64
"""Segments that a long refresh leaves before it merges them: each takes a few open files."""
_BEHIND = -1
"""The revision of an index that does not agree with any."""

Known = tuple[SegmentEntry, Segment]


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """How many passages a refresh added to the index, and how many it removed."""

    added: int
    removed: int

    def __add__(self, other: RefreshReport) -> RefreshReport:
        return RefreshReport(self.added + other.added, self.removed + other.removed)


class Refresh:
    """One refresh of the index in a folder that is ours alone to write."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        embedder: Callable[[], Embedder],
        embedder_name: str,
        revision: int,
        known: Sequence[Known],
    ) -> None:
        """`known` are the segments as they stand, and `revision` that of the corpus which they agree with."""
        self._folder = folder
        self._store = store
        self._open_embedder = embedder
        self._embedder_name = embedder_name
        self._revision = revision
        self._known = list(known)
        self._indexed = {one.id: (segment, one) for entry, segment in known for one in _present(entry, segment)}
        self._taken_over: dict[int, tuple[Segment, int]] = {}
        """The segment and the row of passages that stay what they were."""

    def run(self, progress: Progress | None) -> RefreshReport:
        without_sentences = [segment for entry, segment in self._known if not entry.has_sentences]
        steps = _Steps(progress, sum(map(len, without_sentences)))
        report = self._follow(steps)
        if self._embed_sentences(steps, self._is_overtaken):
            self._merge()
            steps.end()
        return report

    def _follow(self, steps: _Steps) -> RefreshReport:
        """Makes the passages that are in the corpus searchable, and forgets those that are not."""
        revision = self._store.revision()
        ranges = self._store.texts.passage_ranges()
        documents = {one.id: one for one in self._store.documents() if one.id in ranges}
        marks = {id: mark_of(document, ranges[id]) for id, document in documents.items()}
        new, removed = self._forget_all_but(marks)
        to_add = sum(ranges[id].count for id in new)
        steps.expect(to_add)
        added = 0
        if to_add or removed or self._revision != revision:
            for step in _steps(sorted(new, key=lambda id: ranges[id].first), ranges):
                more, fewer = self._add([documents[id] for id in step], marks, steps)
                added, removed = added + more, removed + fewer
                if sum(not entry.has_sentences for entry, _ in self._known) >= _STEPS_BEFORE_MERGING:
                    self._embed_sentences(steps)
                    self._merge()
            self._save(revision)
        return RefreshReport(added, removed)

    def _save(self, revision: int) -> None:
        self._revision = revision
        manifest_of(self._embedder_name, revision, [entry for entry, _ in self._known]).save(self._folder)

    def _forget_all_but(self, marks: dict[str, str]) -> tuple[list[str], int]:
        """The documents to index, new or changed, and how many passages of withdrawn ones were removed.

        The passages of a document that changed stay, and are found, until it is indexed anew.
        """
        current = {one.id for known in self._known for one in _present(*known) if marks.get(one.id) == one.mark}
        removed = self._forget(lambda one: one.id not in marks or (one.id in current and marks[one.id] != one.mark))
        return [id for id in marks if id not in current], removed

    def _forget(self, is_gone: Callable[[IndexedDocument], bool]) -> int:
        """How many passages are no more."""
        removed = 0
        for place, (entry, segment) in enumerate(self._known):
            gone = [one for one in _present(entry, segment) if is_gone(one)]
            removed += sum(self._lost(one, segment) for one in gone)
            if gone:
                entry = replace(entry, removed=(*entry.removed, *(one.id for one in gone)))
                self._known[place] = entry, segment
        self._known = [one for one in self._known if any(True for _ in _present(*one))]
        return removed

    def _lost(self, document: IndexedDocument, segment: Segment) -> int:
        """How many passages of a document that is indexed anew, or no more, are no longer in the corpus."""
        ids = segment.ids[document.first : document.end]
        return len(np.setdiff1d(ids, np.array(self._store.texts.passage_ids(document.id), dtype=np.int64)))

    def _add(self, documents: Sequence[Document], marks: dict[str, str], steps: _Steps) -> tuple[int, int]:
        """How many passages it made searchable, and how many are no more.

        Some are embedded while those before are made ready to save.
        """
        embedder = self._open_embedder()
        centre = self._known[0][1].centre if self._known else find_centre(embedder)
        draft = SegmentDraft(centre)
        begun = ""
        steps.tell()
        with closing(_ahead(self._embedded(documents, embedder, centre))) as parts:
            for part in parts:
                for document, passage, vector, in_context in part:
                    if document.id != begun:
                        words = _document_words(document, self._store.texts.pages(document.id))
                        draft.begin_document(document.id, marks[document.id], words)
                        begun = document.id
                    draft.add_passage(passage.id, _words(document, passage), vector, in_context)
                steps.add(len(part))
                steps.tell()
        begun_anew = {one.id for one in documents}
        removed = self._forget(lambda one: one.id in begun_anew)
        if len(draft):
            name = draft.save(self._folder)
            self._known.append((SegmentEntry(name), Segment.load(self._folder / name, has_sentences=False)))
            self._save(_BEHIND)
        return sum(id not in self._taken_over for id in draft.ids), removed

    def _embedded(
        self, documents: Sequence[Document], embedder: Embedder, centre: Vectors
    ) -> Iterator[Sequence[_Embedded]]:
        """The passages of documents, some at a time; of one that was withdrawn meanwhile there are none."""
        passages = ((document, one) for document in documents for one in self._passages_of(document, centre))
        while some := list(islice(passages, _PASSAGES_A_PART)):
            new = [one for one in some if one[1].id not in self._taken_over]
            made = {one.passage.id: one for one in _embed(new, embedder, centre)} if new else {}
            yield [made.get(passage.id) or self._as_before(document, passage) for document, passage in some]

    def _as_before(self, document: Document, passage: Passage) -> _Embedded:
        segment, row = self._taken_over[passage.id]
        [vector] = segment.vectors.get(np.array([row]))
        return _Embedded(document, passage, vector, segment.in_context.slice(row, row + 1))

    def _take_over(self, document: Document, centre: Vectors) -> None:
        """Notes which of its passages need not be embedded, where what is said of it is as it was."""
        if document.id not in self._indexed:
            return
        segment, known = self._indexed[document.id]
        ids = segment.ids[known.first : known.end].tolist()
        is_as_before = known.mark == mark_of(document, PassageRange(min(ids), max(ids), len(ids)))
        if is_as_before and np.array_equal(segment.centre, centre):
            self._taken_over |= {id: (segment, row) for row, id in enumerate(ids, known.first)}

    def _passages_of(self, document: Document, centre: Vectors) -> list[Passage]:
        self._take_over(document, centre)
        return sorted(self._store.texts.passages_of(document.id), key=lambda one: one.id)

    def _is_overtaken(self) -> bool:
        """Whether documents have come since: who added them calls another refresh, and may be waiting for this one."""
        if self._store.revision() == self._revision:
            return False
        indexed = {document.id for known in self._known for document in _present(*known)}
        return not self._store.texts.passage_ranges().keys() <= indexed

    def _embed_sentences(self, steps: _Steps, gives_way: Callable[[], bool] = lambda: False) -> bool:
        """False where it gave way before all sentences had their vectors."""
        for place, (entry, segment) in enumerate(self._known):
            if entry.has_sentences:
                continue
            if gives_way():
                return False
            sentences: list[Sentences] = []
            for first in range(0, len(segment), _PASSAGES_A_PART):
                steps.tell()
                some = segment.ids[first : first + _PASSAGES_A_PART].tolist()
                sentences += self._sentences_of(some, segment.dimension)
                steps.add(len(some))
            self._known[place] = replace(entry, has_sentences=True), segment.save_sentences(sentences)
            self._save(self._revision)
        return True

    def _sentences_of(self, ids: Sequence[int], dimension: int) -> Iterator[Sentences]:
        known = {id: found for id in ids if (found := self._sentences_before(id)) is not None}
        passages = {one.id: one for one in self._store.texts.passages([id for id in ids if id not in known])}
        told = [list(sentence_texts(passages[id])) if id in passages else [] for id in ids]
        texts = [text for some in told for _, text in some]
        vectors: Vectors = np.empty((0, dimension), dtype=np.float32)
        if texts:
            vectors = self._open_embedder().embed_passages(texts)
        first = 0
        for id, some in zip(ids, told, strict=True):
            made = encode_sentences([place for place, _ in some], vectors[first : first + len(some)])
            yield known.get(id, made)
            first += len(some)

    def _sentences_before(self, id: int) -> Sentences | None:
        """Those of a passage that stays what it was, where they have their vectors."""
        segment, row = self._taken_over.get(id, (None, 0))
        return segment.sentences.slice(row, row + 1) if segment and segment.sentences else None

    def _merge(self) -> None:
        while some := to_merge(
            [(len(segment), rows_gone(segment, {*entry.removed})) for entry, segment in self._known]
        ):
            chosen = [self._known[place] for place in some]
            name = merge_segments(self._folder, [(segment, frozenset(entry.removed)) for entry, segment in chosen])
            merged = SegmentEntry(name, has_sentences=True), Segment.load(self._folder / name, has_sentences=True)
            self._known = [one for place, one in enumerate(self._known) if place not in some] + [merged]
            self._save(self._revision)


class _Embedded(NamedTuple):
    """A passage with its unit vector, and its words in context."""

    document: Document
    passage: Passage
    vector: Vectors
    in_context: Words


def _embed(some: Sequence[tuple[Document, Passage]], embedder: Embedder, centre: Vectors) -> list[_Embedded]:
    texts = [embedded_text(document, passage) for document, passage in some]
    words = [words_of_passage(text, passage) for text, (_, passage) in zip(texts, some, strict=True)]
    vectors, in_context = embedder.embed_passages_and_words(texts, words)
    encoded = [encode_words(vectors, centre) for vectors in in_context]
    return [_Embedded(*one, *made) for one, *made in zip(some, vectors, encoded, strict=True)]


class _Steps:
    """Tells how far a refresh is: half a passage's work is its own vector, half its sentences'."""

    def __init__(self, progress: Progress | None, without_sentences: int) -> None:
        self._progress = progress
        self._total = self._halves = without_sentences
        self._told = -1

    def expect(self, passages: int) -> None:
        self._total += passages

    def add(self, passages: int) -> None:
        self._halves += passages

    def tell(self) -> None:
        done = min(self._halves // 2, self._total)
        if self._progress and self._total and done != self._told:
            self._progress(done, self._total)
            self._told = done

    def end(self) -> None:
        self._halves = 2 * self._total
        self.tell()


def mark_of(document: Document, passages: PassageRange) -> str:
    """Changes when what is embedded of a document has changed.

    A hash: it stays in a segment after the document is withdrawn, until that is merged, and must not tell its title.
    """
    text = f"{passages.first} {passages.last} {passages.count}"
    told = "\n".join((document.title, document.buyer, document.file, document.language, text))
    return blake2b(told.encode(), digest_size=16).hexdigest()


def _present(entry: SegmentEntry, segment: Segment) -> Iterator[IndexedDocument]:
    gone = frozenset(entry.removed)
    return (document for document in segment.documents if document.id not in gone)


def _steps(ids: Sequence[str], ranges: dict[str, PassageRange]) -> Iterator[list[str]]:
    """Whole documents, enough of them to be worth a segment."""
    step: list[str] = []
    for id in ids:
        step.append(id)
        if sum(ranges[one].count for one in step) >= _PASSAGES_A_STEP:
            yield step
            step = []
    if step:
        yield step


def _ahead(made: Iterator[Sequence[_Embedded]]) -> Generator[Sequence[_Embedded], None, None]:
    """The same, each made in another thread while the one before is used."""
    with ThreadPoolExecutor(1, thread_name_prefix="embedding ahead") as thread:
        coming = thread.submit(next, made, None)
        while (one := coming.result()) is not None:
            coming = thread.submit(next, made, None)
            yield one


def _document_words(document: Document, pages: Sequence[Page]) -> DocumentWords:
    return DocumentWords(
        identity=identity_stems(document, pages[0] if pages else None),
        body={stem for page in pages for stem in stems(page.text, document.language)},
    )


def _words(document: Document, passage: Passage) -> PassageWords:
    return PassageWords(
        body=stems(passage.text, document.language),
        section=section_stems(document, passage),
        document=stems(f"{document.title} {document.buyer}", document.language),
    )
