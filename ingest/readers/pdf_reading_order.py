"""The order in which the parts of a PDF page are read."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.readers.pdf_layout import Layout, Line, Word
from ingest.readers.pdf_paragraphs import Typesetting, columns
from ingest.readers.pdf_tables import Table, find_tables

Part = list[Line] | Table
"""A column of lines, or a table."""

_GUTTER = 5.0
_MOST_PARTS = 400


@dataclass(frozen=True, slots=True)
class _Box:
    place: int
    x0: float
    x1: float
    top: float
    bottom: float


def parts_in_order(layout: Layout, usual: Typesetting) -> list[Part]:
    """The parts of a page in the order of the file; by columns, then downwards, where that order goes back up.

    The order of the file is that of the text in most files, but drawing programs often write a title after what
    it heads.
    """
    parts = list(_parts(layout, usual))
    boxes = [_box(place, part) for place, part in enumerate(parts)]
    if len(parts) > _MOST_PARTS or not any(_goes_back_up(before, after) for before, after in pairwise(boxes)):
        return parts
    return [parts[box.place] for box in _by_columns(boxes)]


def _goes_back_up(before: _Box, after: _Box) -> bool:
    return after.bottom < before.top and after.x0 < before.x1


def _by_columns(boxes: Sequence[_Box]) -> Iterator[_Box]:
    """Boxes in columns from left to right, else from top to bottom, as many rows as possible being read as columns."""
    columns_found = _apart(boxes, lambda box: (box.x0, box.x1), _GUTTER)
    if len(columns_found) > 1:
        for column in columns_found:
            yield from _by_columns(column)
        return
    rows = _apart(boxes, lambda box: (box.top, box.bottom), 0.0)
    if len(rows) == 1:
        yield from sorted(boxes, key=lambda box: box.place)
        return
    while rows:
        taken = _rows_in_columns(rows)
        yield from _by_columns([box for row in rows[:taken] for box in row])
        rows = rows[taken:]


def _rows_in_columns(rows: Sequence[Sequence[_Box]]) -> int:
    """How many of the first rows have a gutter in common; at least 1."""
    taken = 1
    for count in range(2, len(rows) + 1):
        together = [box for row in rows[:count] for box in row]
        if len(_apart(together, lambda box: (box.x0, box.x1), _GUTTER)) == 1:
            break
        taken = count
    return taken


def _apart(boxes: Sequence[_Box], extent: Callable[[_Box], tuple[float, float]], gap: float) -> list[list[_Box]]:
    """The boxes in groups between which there is an empty band of at least `gap`."""
    groups: list[list[_Box]] = []
    end = -math.inf
    for box in sorted(boxes, key=lambda one: (extent(one), one.place)):
        start, stop = extent(box)
        if start - end >= gap:
            groups.append([])
        groups[-1].append(box)
        end = max(end, stop)
    return groups


def _parts(layout: Layout, usual: Typesetting) -> Iterator[Part]:
    """A page's columns of lines and its tables, each table where its first word comes in the file."""
    tables = find_tables(layout)
    table_of = {id(word): table for table in tables for word in _words(table)}
    run: list[Line] = []
    shown: set[int] = set()
    for line in layout.lines:
        for inside, group in groupby(line.words, key=lambda word: table_of.get(id(word))):
            if inside is None:
                run.append(Line(tuple(group)))
            elif id(inside) not in shown:
                shown.add(id(inside))
                yield from columns(run, usual)
                run = []
                yield inside
    yield from columns(run, usual)


def _words(part: Part) -> list[Word]:
    if isinstance(part, Table):
        return [word for row in part.rows for cell in row.cells for word in cell]
    return [word for line in part for word in line.words]


def _box(place: int, part: Part) -> _Box:
    words = _words(part)
    return _Box(
        place,
        min(word.x0 for word in words),
        max(word.x1 for word in words),
        min(word.baseline - word.size * 0.8 for word in words),
        max(word.baseline for word in words),
    )
