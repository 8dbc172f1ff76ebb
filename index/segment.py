"""A part of the index, on disk and never changed: some documents, with all that finds their passages.

As in Lucene, what comes later is another segment, and what goes is noted beside; several are merged into one when they
become many. Rows are the passages of a segment in the order of their ids, those of a document together.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from corpus.disk import sync
from index.arrays import load_array, save_array, save_json, seal
from index.embedders import Vectors
from index.postings import Postings
from index.ragged import Ragged, Rows
from index.sentence_codes import Sentences, sentence_type
from index.vectors import PassageVectors, save_vectors
from index.word_codes import Words, word_type

PREFIX = "segment-"
_DOCUMENTS = "documents.json"

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document as it was when it was indexed, which `mark` tells, and its rows, from `first` to before `end`."""

    id: str
    mark: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class PassageWords:
    """A passage's stems: its own text, its headings and table columns, and its document's title and buyer."""

    body: Sequence[str]
    section: Sequence[str]
    document: Sequence[str]

    def counts(self) -> Counter[str]:
        """How much of each stem it holds, in halves: one in the document's title and buyer counts half."""
        counts = Counter([*self.body, *self.section])
        halves = Counter({stem: 2 * count for stem, count in counts.items()})
        halves.update(self.document)
        return halves

    def __len__(self) -> int:
        return len(self.body) + len(self.section) + len(self.document)


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """A document's stems: those by which people name it, and all that it holds."""

    identity: Iterable[str]
    body: Iterable[str]


@dataclass(frozen=True, slots=True)
class SegmentWords:
    """The words of a segment: of passages, by row, in halves (`lengths` are in words), and of its `count` documents."""

    count: int
    passages: Postings
    lengths: NDArray[np.uint32]
    named: Postings
    held: Postings

    @classmethod
    def of(cls, passages: Sequence[PassageWords], documents: Sequence[DocumentWords]) -> SegmentWords:
        """The words of these passages and documents, in their order."""
        identities = [set(one.identity) for one in documents]
        bodies = [names | set(one.body) for names, one in zip(identities, documents, strict=True)]
        return cls(
            count=len(documents),
            passages=Postings.of_rows(one.counts() for one in passages),
            lengths=np.array([len(one) for one in passages], dtype=np.uint32),
            named=Postings.of_rows(map(Counter, identities)),
            held=Postings.of_rows(map(Counter, bodies)),
        )

    @classmethod
    def load(cls, folder: Path, count: int) -> SegmentWords:
        """Raises OSError."""
        return cls(
            count=count,
            passages=Postings.load(folder, "words"),
            lengths=load_array(folder / "lengths.npy"),
            named=Postings.load(folder, "named"),
            held=Postings.load(folder, "held"),
        )

    def save(self, folder: Path) -> None:
        self.passages.save(folder, "words")
        save_array(folder / "lengths.npy", self.lengths)
        self.named.save(folder, "named")
        self.held.save(folder, "held")


@dataclass(frozen=True, slots=True)
class Segment:
    """What is read of a segment. `sentences` is None until they have vectors; `sums` adds up those of each document."""

    folder: Path
    documents: tuple[IndexedDocument, ...]
    ids: Ids
    vectors: PassageVectors
    sums: Vectors
    in_context: Ragged
    centre: Vectors
    sentences: Ragged | None
    words: SegmentWords

    @classmethod
    def load(cls, folder: Path, has_sentences: bool) -> Segment:
        """Raises OSError where something of it is missing or cut short."""
        try:
            documents = json.loads((folder / _DOCUMENTS).read_text("utf-8"))
        except ValueError as error:
            raise OSError(f"{folder / _DOCUMENTS}: {error}") from error
        return cls(
            folder=folder,
            documents=tuple(IndexedDocument(*document) for document in documents),
            ids=load_array(folder / "ids.npy"),
            vectors=PassageVectors.load(folder),
            sums=load_array(folder / "sums.npy"),
            in_context=Ragged.load(folder, "in_context"),
            centre=load_array(folder / "centre.npy"),
            sentences=Ragged.load(folder, "sentences") if has_sentences else None,
            words=SegmentWords.load(folder, len(documents)),
        )

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def dimension(self) -> int:
        return len(self.centre)

    def save_sentences(self, sentences: Sequence[Sentences]) -> Segment:
        """The segment with the sentences of each row; others read them once a manifest says that they are there."""
        Ragged.of_rows(sentences, sentence_type(self.dimension)).save(self.folder, "sentences")
        seal(self.folder)
        return self.with_sentences()

    def with_sentences(self) -> Segment:
        """The same with the sentences that were saved since. Raises OSError."""
        return replace(self, sentences=Ragged.load(self.folder, "sentences"))


class SegmentDraft:
    """Gathers documents for a new segment; `centre` is what their words in context were encoded from."""

    def __init__(self, centre: Vectors) -> None:
        self._centre = centre
        self._documents: list[tuple[str, str, DocumentWords]] = []
        self._sizes: list[int] = []
        self._ids: list[int] = []
        self._words: list[PassageWords] = []
        self._vectors: list[Vectors] = []
        self._in_context: list[Words] = []

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> Sequence[int]:
        """Those of the passages that it holds."""
        return self._ids

    def begin_document(self, id: str, mark: str, words: DocumentWords) -> None:
        """The passages that follow are its own; their ids are above those of the documents before."""
        self._documents.append((id, mark, words))
        self._sizes.append(0)

    def add_passage(self, id: int, words: PassageWords, vector: Vectors, in_context: Words) -> None:
        """`vector` is an array (dimension,)."""
        self._sizes[-1] += 1
        self._ids.append(id)
        self._words.append(words)
        self._vectors.append(vector)
        self._in_context.append(in_context)

    def save(self, index_folder: Path) -> str:
        """The name of the new segment."""
        vectors = np.stack(self._vectors)
        with new_segment(index_folder) as folder:
            save_arrays(folder, self._indexed(), np.array(self._ids, dtype=np.int64), self._centre)
            save_vectors(folder, vectors)
            save_array(folder / "sums.npy", _sums(vectors, self._sizes))
            Ragged.of_rows(self._in_context, word_type(len(self._centre))).save(folder, "in_context")
            SegmentWords.of(self._words, [words for _, _, words in self._documents]).save(folder)
        return folder.name

    def _indexed(self) -> list[IndexedDocument]:
        ends = np.cumsum(self._sizes).tolist()
        placed = zip(self._documents, self._sizes, ends, strict=True)
        return [IndexedDocument(id, mark, end - size, end) for (id, mark, _), size, end in placed]


@contextmanager
def new_segment(index_folder: Path) -> Iterator[Path]:
    """A folder to write a new segment in, on the disk when the context ends, gone where that fails."""
    folder = index_folder / f"{PREFIX}{uuid4().hex}"
    folder.mkdir()
    try:
        yield folder
        seal(folder)
        sync(index_folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def save_arrays(folder: Path, documents: Sequence[IndexedDocument], ids: Ids, centre: Vectors) -> None:
    """What a segment holds, and in which order."""
    save_json(folder / _DOCUMENTS, [astuple(document) for document in documents])
    save_array(folder / "ids.npy", ids)
    save_array(folder / "centre.npy", centre)


def _sums(vectors: Vectors, sizes: Sequence[int]) -> Vectors:
    """The sum of each document's vectors, which points where their mean does."""
    ends = np.cumsum(sizes)
    sums: list[Any] = [vectors[end - size : end].sum(axis=0) for size, end in zip(sizes, ends, strict=True)]
    return np.array(sums, dtype=np.float32).reshape(-1, vectors.shape[1])


def document_of_rows(documents: Sequence[IndexedDocument]) -> Rows:
    """The place among `documents` of the owner of each row."""
    return np.repeat(np.arange(len(documents)), [one.end - one.first for one in documents])
