"""A corpus of any size, made of the real one: passages recombined by halves, with seeded variation.

The first sentences of one passage and the last of another make a new one; so do their words in context, their sentence
vectors and their stems, as they are in the real index. Its vector is the mean of theirs with some noise: no encoder
runs. Documents have as many passages as real ones, titles of real ones, and invented buyers.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import create_engine, insert, text

from answer.commons import Commons
from corpus import schema
from corpus.models import Document, Passage
from corpus.settings import Settings
from corpus.store import Store
from index.arrays import save_array, save_in_parts
from index.manifest import SegmentEntry, manifest_of
from index.postings import Postings, hash_of, merged
from index.ragged import Ragged, Rows
from index.refresh import mark_of
from index.segment import IndexedDocument, SegmentWords, new_segment, save_arrays
from index.sentence_codes import sentence_type
from index.snapshot import Snapshot
from index.vectors import save_vectors
from index.word_codes import word_type
from index.words import stems, telling_words
from ingest.near_duplicates import METHOD, sketch

_PASSAGES_A_DOCUMENT = 45
_PASSAGES_A_PAGE = 3
_NOISE = 0.15
"""Length of the noise added to a vector of length 1."""
_SYLLABLES = ("ba", "bre", "cha", "cor", "dou", "eli", "fon", "gar", "lan", "mor", "nau", "oli", "ros", "sau", "val")


@dataclass(frozen=True, slots=True)
class _Halves:
    """The first, or the last, halves of all real passages: their text, and what the index knows of them, by row."""

    texts: list[str]
    sentences: list[list[tuple[int, int]]]
    in_context: Ragged
    sentence_codes: Ragged
    stems: Ragged
    lengths: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class _Real:
    """The real corpus: its passages by row, their vectors, and of which document each is."""

    documents: list[Document]
    rows_of: list[Rows]
    passages: list[Passage]
    vectors: NDArray[np.float32]
    first: _Halves
    last: _Halves


def make(real: Commons, settings: Settings, count: int, seed: int = 0) -> None:
    """Fills the data folder of `settings` with about `count` passages; `real` has been refreshed."""
    random = np.random.default_rng(seed)
    known = _read(real)
    documents = max(1, count // _PASSAGES_A_DOCUMENT)
    sources = random.integers(len(known.documents), size=(documents, 2))
    firsts = np.concatenate([random.choice(known.rows_of[one], _PASSAGES_A_DOCUMENT) for one in sources[:, 0]])
    lasts = np.concatenate([random.choice(known.rows_of[one], _PASSAGES_A_DOCUMENT) for one in sources[:, 1]])
    ids = [hashlib.sha256(f"{seed} {number}".encode()).hexdigest() for number in range(documents)]
    Store(settings).close()
    revision = _store(settings, known, sources[:, 0], firsts, lasts, ids, random)
    _index(settings, real, known, firsts, lasts, [one[:12] for one in ids], revision, random)


def _read(real: Commons) -> _Real:
    snapshot = real.search_index.snapshot()
    rows = np.flatnonzero(snapshot.alive)
    passages = {one.id: one for one in real.store.texts.passages(snapshot.ids[rows].tolist())}
    ordered = [passages[int(id)] for id in snapshot.ids[rows]]
    documents = {one.id: one for one in real.store.documents()}
    owners = np.array([one.document_id for one in ordered])
    named = [id for id in documents if (owners == id).any()]
    cuts = [max(1, len(one.sentences) // 2) for one in ordered]
    languages = [documents[one.document_id].language for one in ordered]
    parts = _Parts(snapshot, rows, ordered, cuts, languages)
    return _Real(
        documents=[documents[id] for id in named],
        rows_of=[np.flatnonzero(owners == id) for id in named],
        passages=ordered,
        vectors=snapshot.passage_vectors(rows),
        first=parts.halves(last=False),
        last=parts.halves(last=True),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    snapshot: Snapshot
    rows: Rows
    passages: list[Passage]
    cuts: list[int]
    languages: list[str]

    def halves(self, last: bool) -> _Halves:
        """All first halves, or all last ones."""
        spans = [_half(passage, cut, last) for passage, cut in zip(self.passages, self.cuts, strict=True)]
        texts = [
            one.text[start - one.start : end - one.start]
            for one, (start, end) in zip(self.passages, spans, strict=True)
        ]
        own = [stems(some, language) for some, language in zip(texts, self.languages, strict=True)]
        counted = [Counter(some) for some in own]
        dtype = np.dtype([("stem", np.uint64), ("halves", np.uint16)])
        return _Halves(
            texts=texts,
            sentences=[
                [
                    (span.start - start, span.end - start)
                    for span in one.sentences
                    if start <= span.start and span.end <= end
                ]
                for one, (start, end) in zip(self.passages, spans, strict=True)
            ],
            in_context=Ragged.of_rows(list(self._in_context(spans, last)), word_type(self._dimension)),
            sentence_codes=Ragged.of_rows(list(self._sentences(last)), sentence_type(self._dimension)),
            stems=Ragged.of_rows(
                [np.array([(hash_of(stem), 2 * n) for stem, n in one.items()], dtype) for one in counted], dtype
            ),
            lengths=np.array([len(one) for one in own], dtype=np.uint32),
        )

    @property
    def _dimension(self) -> int:
        return self.snapshot.segments[0].dimension

    def _in_context(self, spans: Sequence[tuple[int, int]], last: bool) -> Iterator[NDArray[Any]]:
        """Words of the headings go with the first half."""
        for (segment, row), passage, (start, end) in zip(self._places(), self.passages, spans, strict=True):
            entries = segment.in_context.slice(row, row + 1)
            begins = [passage.start + begin for _, begin, _ in telling_words(passage.text)]
            before = len(entries) - len(begins)
            inside = [before + place for place, begin in enumerate(begins) if start <= begin < end]
            kept = inside if last else [*range(before), *inside]
            yield entries[kept] if before >= 0 else entries[:0]

    def _sentences(self, last: bool) -> Iterator[NDArray[Any]]:
        for (segment, row), passage, cut in zip(self._places(), self.passages, self.cuts, strict=True):
            entries = segment.sentences.slice(row, row + 1)
            if len(passage.sentences) < 2:
                yield entries[:0]
            elif last:
                kept = entries[entries["place"] >= cut].copy()
                kept["place"] -= cut
                yield kept
            else:
                yield entries[entries["place"] < cut]

    def _places(self) -> Iterator[tuple[Any, int]]:
        before = 0
        for segment in self.snapshot.segments:
            own = self.rows[(self.rows >= before) & (self.rows < before + len(segment))] - before
            for row in own.tolist():
                yield segment, row
            before += len(segment)


def _sentences_within(passage: Passage, start: int, end: int) -> list[tuple[int, int]]:
    """Where they stand from `start` on."""
    inside = (one for one in passage.sentences if start <= one.start and one.end <= end)
    return [(one.start - start, one.end - start) for one in inside]


def _half(passage: Passage, cut: int, last: bool) -> tuple[int, int]:
    if len(passage.sentences) < 2:
        return passage.start, passage.end
    middle = passage.sentences[cut].start
    return (middle, passage.end) if last else (passage.start, middle)


def _store(
    settings: Settings,
    known: _Real,
    sources: Rows,
    firsts: Rows,
    lasts: Rows,
    ids: Sequence[str],
    random: np.random.Generator,
) -> int:
    """Writes the documents with their pages and passages, without files; the revision after that."""
    engine = create_engine(settings.database_url)
    with engine.begin() as connection:
        connection.execute(text("PRAGMA synchronous = OFF"))
        for number, sha256 in enumerate(ids):
            first = number * _PASSAGES_A_DOCUMENT
            rows = range(first, first + _PASSAGES_A_DOCUMENT)
            document = _document_row(known.documents[sources[number]], sha256, number, random)
            connection.execute(insert(schema.documents), document)
            pages, passages = _text_rows(known, firsts, lasts, rows, sha256[:12])
            connection.execute(insert(schema.pages), pages)
            connection.execute(insert(schema.passages), passages)
            connection.execute(insert(schema.sketches), _sketch_row(sha256[:12], random))
        connection.execute(text("UPDATE revision SET value = value + 1"))
        revision = connection.execute(text("SELECT value FROM revision")).scalar_one()
    engine.dispose()
    return int(revision)


def _document_row(like: Document, sha256: str, number: int, random: np.random.Generator) -> dict[str, Any]:
    town = "".join(random.choice(_SYLLABLES, 3)).capitalize()
    return {
        "id": sha256[:12], "sha256": sha256, "received_sha256": "", "file": f"{number}-{like.file}",
        "media_type": like.media_type, "size": like.size, "title": like.title, "kind": like.kind,
        "domain": like.domain, "buyer": f"Ville de {town}", "buyer_type": like.buyer_type, "year": like.year,
        "language": like.language, "licence": like.licence, "origin": "", "abstract": "", "keywords": [],
        "keeps_personal_data": False, "masked_words": [], "page_kind": str(like.page_kind.value),
        "pages": _PASSAGES_A_DOCUMENT // _PASSAGES_A_PAGE, "version": 1, "downloads": 0, "added_at": like.added_at,
    }  # fmt: skip


def _sketch_row(document_id: str, random: np.random.Generator) -> dict[str, Any]:
    """A sketch like that of no other document."""
    bytes_of_one = len(sketch(np.ones(1, dtype=np.uint64)))
    return {"document_id": document_id, "method": METHOD, "sketch": random.bytes(bytes_of_one)}


def _text_rows(
    known: _Real, firsts: Rows, lasts: Rows, rows: range, document_id: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    pages: list[dict[str, Any]] = []
    passages: list[dict[str, Any]] = []
    written = ""
    for place, row in enumerate(rows):
        if place % _PASSAGES_A_PAGE == 0:
            written = ""
        a, b = int(firsts[row]), int(lasts[row])
        head, tail = known.first.texts[a], known.last.texts[b]
        start, number = len(written), place // _PASSAGES_A_PAGE + 1
        between = start + len(head) + 1
        written += f"{head} {tail}\n"
        sentences = [(start + one, start + end) for one, end in known.first.sentences[a]]
        sentences += [(between + one, between + end) for one, end in known.last.sentences[b]]
        passages.append(
            {
                "id": row + 1,
                "document_id": document_id,
                "page": number,
                "start": start,
                "end": between + len(tail),
                "section": list(known.passages[a].section),
                "context": "",
                "sentences": sentences,
            }
        )
        if (place + 1) % _PASSAGES_A_PAGE == 0:
            page = {"document_id": document_id, "number": number, "label": str(number), "text": written}
            pages.append(page | {"blocks": [], "recognition": ""})
    return pages, passages


def _index(
    settings: Settings,
    real: Commons,
    known: _Real,
    firsts: Rows,
    lasts: Rows,
    documents: Sequence[str],
    revision: int,
    random: np.random.Generator,
) -> None:
    """Writes one segment of everything."""
    settings.index_dir.mkdir(parents=True, exist_ok=True)
    centre = real.search_index.snapshot().segments[0].centre
    store = Store(settings)
    ranges = store.texts.passage_ranges()
    described = {one.id: one for one in store.documents()}
    store.close()
    indexed = [
        IndexedDocument(id, mark_of(described[id], ranges[id]), first, first + _PASSAGES_A_DOCUMENT)
        for id, first in zip(documents, range(0, len(firsts), _PASSAGES_A_DOCUMENT), strict=True)
    ]
    with new_segment(settings.index_dir) as folder:
        save_arrays(folder, indexed, np.arange(1, len(firsts) + 1), centre)
        exact = _vectors(known, firsts, lasts, random)
        save_vectors(folder, exact)
        sums = exact.reshape(len(documents), _PASSAGES_A_DOCUMENT, -1).astype(np.float32).sum(axis=1)
        save_array(folder / "sums.npy", sums)
        _save_pairs(folder, "in_context", known.first.in_context, known.last.in_context, firsts, lasts)
        _save_pairs(folder, "sentences", known.first.sentence_codes, known.last.sentence_codes, firsts, lasts)
        _words(known, firsts, lasts, described, documents).save(folder)
    manifest_of(real.settings.embedder, revision, [SegmentEntry(folder.name, True)]).save(settings.index_dir)


def _vectors(known: _Real, firsts: Rows, lasts: Rows, random: np.random.Generator) -> NDArray[np.float16]:
    exact = np.empty((len(firsts), known.vectors.shape[1]), dtype=np.float16)
    for rows in _chunks(len(firsts)):
        mixed = known.vectors[firsts[rows]] + known.vectors[lasts[rows]]
        mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
        mixed += _NOISE * random.standard_normal(mixed.shape, dtype=np.float32) / mixed.shape[1] ** 0.5
        exact[rows] = mixed / np.linalg.norm(mixed, axis=1, keepdims=True)
    return exact


def _save_pairs(folder: Path, name: str, first: Ragged, last: Ragged, firsts: Rows, lasts: Rows) -> None:
    """Each new row has the entries of its first half, then those of its last one."""
    counts = np.diff(first.bounds)[firsts] + np.diff(last.bounds)[lasts]
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    save_array(folder / f"{name}.bounds.npy", bounds)
    both = Ragged(
        np.concatenate([first.entries, last.entries]),
        np.concatenate([first.bounds, last.bounds[1:] + first.bounds[-1]]),
    )
    pairs = np.stack([firsts, lasts + len(first)], axis=1)
    parts = (both.take(pairs[rows].ravel())[0] for rows in _chunks(len(firsts)))
    save_in_parts(folder / f"{name}.npy", parts, first.entries.dtype, int(bounds[-1]))


def _words(
    known: _Real, firsts: Rows, lasts: Rows, described: dict[str, Document], documents: Sequence[str]
) -> SegmentWords:
    parts: list[tuple[Postings, Rows]] = []
    for rows in _chunks(len(firsts)):
        of_first, first_counts = known.first.stems.take(firsts[rows])
        of_last, last_counts = known.last.stems.take(lasts[rows])
        held = np.concatenate([of_first, of_last])
        owners = np.concatenate([np.repeat(np.arange(len(c)), c) for c in (first_counts, last_counts)])
        parts.append((_postings(held["stem"], owners, held["halves"]), np.arange(rows.start, rows.stop)))
    names = [
        Counter(set(stems(f"{described[id].title} {described[id].buyer}", described[id].language))) for id in documents
    ]
    named = Postings.of_rows(names)
    places = np.repeat(np.arange(len(documents)), _PASSAGES_A_DOCUMENT)
    passages = merged(parts)
    return SegmentWords(
        count=len(documents),
        passages=passages,
        lengths=known.first.lengths[firsts] + known.last.lengths[lasts],
        named=named,
        held=_by_document(passages, places),
    )


def _postings(hashes: NDArray[np.uint64], rows: Rows, counts: NDArray[np.uint16]) -> Postings:
    """Postings of (stem, row, count), those of one stem in one row added up."""
    order = np.lexsort((rows, hashes))
    hashes, rows, counts = hashes[order], rows[order], counts[order]
    is_new = np.append(True, (hashes[1:] != hashes[:-1]) | (rows[1:] != rows[:-1]))
    begins = np.flatnonzero(is_new)
    known, starts = np.unique(hashes[begins], return_index=True)
    summed = np.add.reduceat(counts, begins)
    return Postings(known, np.append(starts, len(begins)), rows[begins].astype(np.uint32), summed.astype(np.uint16))


def _by_document(passages: Postings, places: Rows) -> Postings:
    """The same postings, of documents: each that holds a stem in some passage."""
    stems_of = np.repeat(np.arange(len(passages.stems)), np.diff(passages.starts))
    pairs = np.unique(stems_of * (int(places[-1]) + 1) + places[passages.rows])
    owners, of = pairs % (int(places[-1]) + 1), pairs // (int(places[-1]) + 1)
    starts = np.searchsorted(of, np.arange(len(passages.stems) + 1))
    return Postings(passages.stems, starts, owners.astype(np.uint32), np.ones(len(owners), np.uint16))


def _chunks(count: int) -> Iterator[slice]:
    step = 1440 * _PASSAGES_A_DOCUMENT
    return (slice(first, min(first + step, count)) for first in range(0, count, step))
