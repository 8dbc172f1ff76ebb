"""What a quotation is made of: words, and rows of tables under the names of their columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate, groupby

from corpus.table_rows import (
    APART,
    CELLS,
    cells_in,
    is_labelled,
    labelled_cells,
    repeats_names,
    texts_in,
    without_bars,
)


@dataclass(frozen=True, slots=True)
class Words:
    """Some words, and where they begin in the quotation; None where they stand beside it, as names of columns may."""

    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, and what its column is called, "" where nothing tells."""

    name: Words
    content: Words


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table, the names of their columns where all have them, and those `above` of which none fits.

    A row of one cell stands across the columns. Nothing here has a bar between what were cells.
    """

    heads: tuple[Words, ...]
    rows: tuple[tuple[Cell, ...], ...]
    above: str = ""


Lines = tuple[Words, ...]
"""Lines of words that are no rows."""
Column = tuple[str, int]
"""What a column is called, and which it is of those with that name."""
_UNNAMED = Words("")


class _Kind(Enum):
    """What a line is: words, a row, or a row with the name of its column before each cell."""

    WORDS = auto()
    ROW = auto()
    LABELLED = auto()


def holds_rows(text: str, columns: str = "") -> bool:
    """Whether the quotation holds rows of a table; one line with a bar in it is a row only where columns are known."""
    return any(kind is not _Kind.WORDS for kind, _ in _of_a_kind(text, columns))


def words_and_rows(text: str, columns: str = "") -> tuple[str, str]:
    """What the quotation says outside rows of a table, and its rows."""
    parts = [(kind is _Kind.WORDS, line.text) for kind, lines in _of_a_kind(text, columns) for line in lines]
    words, rows = ("\n".join(line for is_words, line in parts if is_words is wanted) for wanted in (True, False))
    return words, rows


def shows_columns(text: str, columns: str) -> bool:
    """Whether the quotation says what its columns are called."""
    return bool(columns) and any(kind is _Kind.ROW for kind, _ in _of_a_kind(text, columns))


def parts_of(text: str, columns: str = "") -> Iterator[Lines | Rows]:
    """The lines and the rows of a quotation; `columns` names those of its first table, "" where nothing does."""
    names = columns
    for kind, lines in _of_a_kind(text, columns):
        if kind is _Kind.ROW:
            yield _table(lines, names)
            names = ""
        elif kind is _Kind.LABELLED:
            yield labelled_table(lines)
        else:
            yield tuple(_without_bars(line) for line in lines)


def texts_across(table: Rows) -> list[list[str]]:
    """What the cells of its rows hold, without the rows that are one cell across the columns."""
    return [[cell.content.text for cell in row] for row in table.rows if len(row) >= len(table.heads)]


def _of_a_kind(text: str, columns: str) -> Iterator[tuple[_Kind, Lines]]:
    """The lines of a quotation, those of a table together, and what they are; without a head that its rows repeat."""
    written = text.split("\n")
    starts = accumulate((len(line) + 1 for line in written), initial=0)
    below = zip(starts, written, [*written[1:], ""], strict=False)
    lines = [Words(line, start) for start, line, following in below if not repeats_names(line, following)]
    for kind, group in groupby(lines, lambda line: _kind(line.text)):
        some = tuple(group)
        is_no_row = kind is _Kind.ROW and len(some) == 1 and not columns
        yield _Kind.WORDS if is_no_row else kind, some


def _kind(line: str) -> _Kind:
    if is_labelled(line):
        return _Kind.LABELLED
    return _Kind.ROW if CELLS in line else _Kind.WORDS


def _table(lines: Lines, columns: str) -> Rows:
    """Rows under the names of their columns; a row of fewer cells across them; all below the names where none fits.

    Readers of files leave out empty cells: a name too far to the left would say what is not so.
    """
    head = columns.replace(CELLS, APART)  # which may be quoted too
    lines = tuple(line for line in lines if line.text.replace(CELLS, APART) != head) or lines
    heads = tuple(Words(name) for name in texts_in(columns))
    rows = [_cells(line) for line in lines]
    if max(map(len, rows)) == len(heads):
        return Rows(heads, tuple(_named(*row, heads) for row in zip(lines, rows, strict=True)))
    return Rows((), tuple(tuple(Cell(_UNNAMED, cell) for cell in row) for row in rows), head)


def _named(line: Words, cells: Sequence[Words], heads: Sequence[Words]) -> tuple[Cell, ...]:
    """The cells with the names of their columns; where there are fewer, the line as one."""
    if len(cells) == len(heads):
        return tuple(Cell(*pair) for pair in zip(heads, cells, strict=True))
    return (Cell(_UNNAMED, _without_bars(line)),)


def _without_bars(line: Words) -> Words:
    return Words(without_bars(line.text), line.start)


def _cells(line: Words) -> list[Words]:
    return [_within(line, line.text[cell.start : cell.end], cell.start) for cell in cells_in(line.text)]


def _within(line: Words, text: str, place: int) -> Words:
    """Words that stand at that place of the line."""
    return Words(text, (line.start or 0) + place)


def _labelled(line: Words) -> dict[Column, Cell]:
    """The cells of a row that says the names of its columns, by column."""
    seen: Counter[str] = Counter()  # two columns may have one name
    row: dict[Column, Cell] = {}
    for cell in labelled_cells(line.text):
        name, content = _within(line, cell.label, cell.label_start), _within(line, cell.text, cell.start)
        row[cell.label, seen[cell.label]] = Cell(name, content)
        seen[cell.label] += 1
    return row


def labelled_table(lines: Sequence[Words]) -> Rows:
    """One column a name; the cells one below the other where most would be empty, or one may be of any column."""
    rows = [_labelled(line) for line in lines]
    columns = _columns(rows)
    if all(name.text for name in columns.values()) and len(columns) <= 2 * max(map(len, rows)):
        empty = Cell(_UNNAMED, _UNNAMED)
        return Rows(tuple(columns.values()), tuple(tuple(row.get(column, empty) for column in columns) for row in rows))
    return Rows((), tuple(tuple(row.values()) for row in rows))


def _columns(rows: Sequence[dict[Column, Cell]]) -> dict[Column, Words]:
    """The columns of the rows; as rows leave out empty cells, one that comes late is put before what it precedes."""
    order: list[Column] = []
    for row in rows:
        place = len(order)
        for column in reversed(row):
            if column in order:
                place = order.index(column)
            else:
                order.insert(place, column)
    first = {column: cell.name for row in reversed(rows) for column, cell in row.items()}
    return {column: first[column] for column in order}
