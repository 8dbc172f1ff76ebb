"""Several segments become one, without what is gone from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.arrays import save_array
from index.postings import merged
from index.ragged import Ragged, Rows, save_slices
from index.segment import (
    IndexedDocument,
    Segment,
    SegmentWords,
    new_segment,
    save_arrays,
)
from index.sentence_codes import sentence_type
from index.vectors import save_vectors
from index.word_codes import word_type

_MANY = 8
"""Segments of like size that are merged; the next size is as many times as large."""
_SMALL = 512
"""Rows up to which segments count as being of one size."""
_MOSTLY_GONE = 0.5

Part = tuple[Segment, Set[str]]
"""A segment, and the ids of its documents that are gone."""


def to_merge(sizes: Sequence[tuple[int, int]]) -> list[int]:
    """Which segments to merge next, by their rows and how many of these are gone; none when that is as it should be."""
    by_size: defaultdict[int, list[int]] = defaultdict(list)
    for place, (rows, gone) in enumerate(sizes):
        if gone > _MOSTLY_GONE * rows:
            return [place]
        by_size[int(log(max(rows, _SMALL) / _SMALL, _MANY))].append(place)
    return next((places for places in by_size.values() if len(places) >= _MANY), [])


def rows_gone(segment: Segment, gone: Set[str]) -> int:
    """How many rows of a segment belong to documents that are gone."""
    return sum(one.end - one.first for one in segment.documents if one.id in gone)


def merge_segments(index_folder: Path, parts: Sequence[Part]) -> str:
    """The name of the new segment; all of the old ones have sentences."""
    kept = sorted(
        ((number, document) for number, (segment, gone) in enumerate(parts) for document in _present(segment, gone)),
        key=lambda one: int(parts[one[0]][0].ids[one[1].first]),
    )
    segments = [segment for segment, _ in parts]
    slices = [(segments[number], document.first, document.end) for number, document in kept]
    centre = segments[0].centre
    with new_segment(index_folder) as folder:
        ids = np.concatenate([np.empty(0, np.int64), *(one.ids[first:end] for one, first, end in slices)])
        save_arrays(folder, _moved([document for _, document in kept]), ids, centre)
        exact = [one.vectors.stored(first, end) for one, first, end in slices]
        save_vectors(folder, np.concatenate([np.empty((0, len(centre)), np.float16), *exact]))
        _save_ragged(folder, slices, len(centre))
        rows, places = _new_rows(segments, kept), _new_places(segments, kept)
        save_array(folder / "sums.npy", _gathered([segment.sums for segment in segments], places))
        _merged_words(segments, rows, places, len(kept)).save(folder)
    return folder.name


def _present(segment: Segment, gone: Set[str]) -> list[IndexedDocument]:
    return [document for document in segment.documents if document.id not in gone]


def _moved(documents: Sequence[IndexedDocument]) -> list[IndexedDocument]:
    """The documents one after the other."""
    ends = np.cumsum([one.end - one.first for one in documents]).tolist()
    firsts = [0, *ends[:-1]]
    return [IndexedDocument(one.id, one.mark, *rows) for one, *rows in zip(documents, firsts, ends, strict=False)]


def _save_ragged(folder: Path, slices: Sequence[tuple[Segment, int, int]], dimension: int) -> None:
    in_context = ((one.in_context, first, end) for one, first, end in slices)
    save_slices(folder, "in_context", in_context, word_type(dimension))
    sentences = ((_sentences(one), first, end) for one, first, end in slices)
    save_slices(folder, "sentences", sentences, sentence_type(dimension))


def _sentences(segment: Segment) -> Ragged:
    if segment.sentences is None:
        raise ValueError(f"{segment.folder} has no sentences yet: it cannot be merged")
    return segment.sentences


def _new_rows(segments: Sequence[Segment], kept: Sequence[tuple[int, IndexedDocument]]) -> list[Rows]:
    """What becomes of the rows of each segment, -1 for those that are gone."""
    rows = [np.full(len(segment), -1, dtype=np.int64) for segment in segments]
    first = 0
    for number, document in kept:
        size = document.end - document.first
        rows[number][document.first : document.end] = np.arange(first, first + size)
        first += size
    return rows


def _new_places(segments: Sequence[Segment], kept: Sequence[tuple[int, IndexedDocument]]) -> list[Rows]:
    """What becomes of the places of the documents of each segment, -1 for those that are gone."""
    found = {(number, document.id): place for place, (number, document) in enumerate(kept)}
    return [
        np.array([found.get((number, document.id), -1) for document in segment.documents], dtype=np.int64)
        for number, segment in enumerate(segments)
    ]


def _gathered(values: Sequence[NDArray[Any]], places: Sequence[Rows]) -> NDArray[Any]:
    """What stands in each segment, at its new place."""
    gathered = np.empty((sum(int((some >= 0).sum()) for some in places), *values[0].shape[1:]), values[0].dtype)
    for own, now in zip(values, places, strict=True):
        gathered[now[now >= 0]] = own[now >= 0]
    return gathered


def _merged_words(
    segments: Sequence[Segment], rows: Sequence[Rows], places: Sequence[Rows], count: int
) -> SegmentWords:
    words = [segment.words for segment in segments]
    return SegmentWords(
        count=count,
        passages=merged([(one.passages, now) for one, now in zip(words, rows, strict=True)]),
        lengths=_gathered([one.lengths for one in words], rows),
        named=merged([(one.named, now) for one, now in zip(words, places, strict=True)]),
        held=merged([(one.held, now) for one, now in zip(words, places, strict=True)]),
    )
