"""Ruled tables of a PDF page: cells found from the edges drawn around them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, product
from statistics import mean

from ingest.readers.pdf_layout import Layout, Word
from ingest.readers.pdf_rules import Rule

_TOUCHING = 3.0
_MOST_RULES = 1_500
_LONGEST_CELL = 400
_HEADER_WORDS = 6
_MOST_BOXES = 2_500
_SPACE = 0.4


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, empty ones included, each as its words in the order of the file."""

    cells: tuple[tuple[Word, ...], ...]

    @property
    def bold(self) -> bool:
        words = [word for cell in self.cells for word in cell if any(map(str.isalnum, word.text))]
        return bool(words) and all(word.bold for word in words)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table and the places of its columns' edges."""

    rows: tuple[Row, ...]
    columns: tuple[float, ...]

    @property
    def has_header(self) -> bool:
        """Whether the first row names the columns: it is bold and not all are, or it is short words in every column."""
        first, rest = self.rows[0], self.rows[1:]
        filled = [cell for cell in first.cells if cell]
        if len(filled) < 2 or len(filled) < len(self.columns) - 2:
            return False
        if first.bold:
            return not rest or not all(row.bold for row in rest)
        words = [word.text for cell in filled for word in cell]
        short = all(len(cell) <= _HEADER_WORDS for cell in filled)
        return bool(rest) and len(filled) > 2 and short and not any(word[0].isdigit() for word in words)


def find_tables(layout: Layout) -> list[Table]:
    """The ruled tables of a page that have at least two columns and can be understood as rows."""
    words = [word for line in layout.lines for word in line.words if word.upright]
    pieces = [rule for rule in layout.rules if rule.horizontal]
    if len(layout.rules) > _MOST_RULES:
        return []
    level = _merged(pieces)
    upright = _merged([rule for rule in layout.rules if not rule.horizontal] + list(_implied_walls(pieces, words)))
    grids = (_Grid(group) for group in _connected(level, upright))
    tables = (grid.table(words) for grid in grids)
    return [table for table in tables if table]


def _implied_walls(pieces: Sequence[Rule], words: Sequence[Word]) -> Iterator[Rule]:
    """Walls that are not drawn, where the rules above and below are drawn cell by cell and break at the same place."""
    breaks: defaultdict[float, set[float]] = defaultdict(set)
    for y, row in groupby(sorted(pieces, key=lambda r: (round(r.y0), r.x0)), key=lambda r: float(round(r.y0))):
        breaks[y] = {(a.x1 + b.x0) / 2 for a, b in pairwise(row) if -0.5 <= b.x0 - a.x1 <= _TOUCHING}
    for above, below in pairwise(sorted(breaks)):
        for x in breaks[above]:
            shared = any(abs(x - other) <= _TOUCHING for other in breaks[below])
            if shared and not any(w.x0 < x - 1 and w.x1 > x + 1 and above < w.middle[1] < below for w in words):
                yield Rule(x, above, x, below)


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules on one straight line put end to end as one."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.y0), r.x0) if r.horizontal else (round(r.x0), r.y0)):
        last = merged[-1] if merged else None
        if last and _prolongs(last, rule):
            if rule.horizontal:
                merged[-1] = Rule(last.x0, last.y0, max(last.x1, rule.x1), last.y1)
            else:
                merged[-1] = Rule(last.x0, last.y0, last.x1, max(last.y1, rule.y1))
        else:
            merged.append(rule)
    return merged


def _prolongs(last: Rule, rule: Rule) -> bool:
    if rule.horizontal:
        return abs(last.y0 - rule.y0) <= 1.5 and rule.x0 <= last.x1 + _TOUCHING
    return abs(last.x0 - rule.x0) <= 1.5 and rule.y0 <= last.y1 + _TOUCHING


def _connected(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterable[list[Rule]]:
    """The groups of rules that touch, those that could draw two columns."""
    group_of = _Groups(len(level) + len(upright))
    for (a, h), (b, v) in product(enumerate(level), enumerate(upright, len(level))):
        if h.x0 - _TOUCHING <= v.x0 <= h.x1 + _TOUCHING and v.y0 - _TOUCHING <= h.y0 <= v.y1 + _TOUCHING:
            group_of.join(a, b)
    groups: defaultdict[int, list[Rule]] = defaultdict(list)
    for place, rule in enumerate([*level, *upright]):
        groups[group_of.find(place)].append(rule)
    return (group for group in groups.values() if len(group) >= 3)


class _Groups:
    """Sets of numbers that are joined two by two."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def find(self, item: int) -> int:
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._above[second] = first


class _Grid:
    """The columns and rows that a group of rules draws; boxes without a wall between them are one cell."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._level = [rule for rule in rules if rule.horizontal]
        self._upright = [rule for rule in rules if not rule.horizontal]
        ends_x = [x for rule in self._level for x in (rule.x0, rule.x1)]
        ends_y = [y for rule in self._upright for y in (rule.y0, rule.y1)]
        self.xs = _apart([*(r.x0 for r in self._upright), *_extremes(ends_x)])
        self.ys = _apart([*(r.y0 for r in self._level), *_extremes(ends_y)])

    def table(self, words: Sequence[Word]) -> Table | None:
        columns, rows = len(self.xs) - 1, len(self.ys) - 1
        if columns < 2 or rows < 1 or rows * columns > _MOST_BOXES:
            return None
        cells = self._filled_cells(words)
        if not cells or len({column for _, column in cells}) < 2 or _cuts_phrases(cells, words):
            return None
        if mean(sum(len(word.text) + 1 for word in cell) for cell in cells.values()) > _LONGEST_CELL:
            return None
        used = sorted({column for _, column in cells})
        drawn = (Row(tuple(tuple(cells.get((row, column), ())) for column in used)) for row in range(rows))
        filled = tuple(row for row in drawn if any(row.cells))
        edges = (*(self.xs[column] for column in used), self.xs[-1])
        return Table(filled, edges) if len(filled) > 1 or len(used) > 2 else None

    def _filled_cells(self, words: Sequence[Word]) -> dict[tuple[int, int], list[Word]]:
        """The words of each cell, by the row and column of its top left corner."""
        corner_of = self._corners()
        cells: defaultdict[tuple[int, int], list[Word]] = defaultdict(list)
        for word in words:
            x, y = word.middle
            column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
            if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
                cells[corner_of[row, column]].append(word)
        return dict(cells)

    def _corners(self) -> dict[tuple[int, int], tuple[int, int]]:
        columns, rows = len(self.xs) - 1, len(self.ys) - 1
        groups = _Groups(rows * columns)
        for row, column in product(range(rows), range(columns)):
            x, y = (self.xs[column] + self.xs[column + 1]) / 2, (self.ys[row] + self.ys[row + 1]) / 2
            if column + 1 < columns and not self._wall_right(self.xs[column + 1], y):
                groups.join(row * columns + column, row * columns + column + 1)
            if row + 1 < rows and not self._wall_below(x, self.ys[row + 1]):
                groups.join(row * columns + column, (row + 1) * columns + column)
        return {
            (row, column): divmod(groups.find(row * columns + column), columns)
            for row, column in product(range(rows), range(columns))
        }

    def _wall_right(self, x: float, y: float) -> bool:
        return any(abs(rule.x0 - x) <= _TOUCHING and rule.y0 <= y <= rule.y1 for rule in self._upright)

    def _wall_below(self, x: float, y: float) -> bool:
        return any(abs(rule.y0 - y) <= _TOUCHING and rule.x0 <= x <= rule.x1 for rule in self._level)


def _cuts_phrases(cells: Mapping[tuple[int, int], Sequence[Word]], words: Sequence[Word]) -> bool:
    """Whether walls often pass between words set one space apart: these rules are a drawing, not a table."""
    cell_of = {id(word): cell for cell, inside in cells.items() for word in inside}
    close = [
        (cell_of.get(id(before)), cell_of.get(id(after)))
        for before, after in pairwise(words)
        if abs(after.baseline - before.baseline) < 1 and 0 <= after.x0 - before.x1 < before.size * _SPACE
    ]
    inside = [(before, after) for before, after in close if before and after]
    return sum(before != after for before, after in inside) > len(inside) * 0.05


def _extremes(values: Sequence[float]) -> list[float]:
    return [min(values), max(values)] if values else []


def _apart(values: Iterable[float]) -> list[float]:
    """The values in order, near ones counted once."""
    ordered = sorted(values)
    return ordered[:1] + [after for before, after in pairwise(ordered) if after - before > _TOUCHING]
