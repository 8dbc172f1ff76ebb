"""A quotation as HTML: the rows of a table stand in one, under the names of its columns, so that they can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from html import escape
from itertools import groupby, repeat

from corpus.models import Span
from corpus.table_rows import CELLS, is_labelled, labelled_cells
from pages.markup import marked

_SIZES = {"wide": 7, "several": 4}
"""What a table is called, from how many columns: its cells stand one below the other where there is no room."""

Line = tuple[int, str]
"""Where a line of the quotation begins, and its words."""
Cell = Line
"""Where what a cell holds begins in the quotation, and its words."""


class _Kind(Enum):
    """What a line is: words, a row, or a row with the name of its column before each cell."""

    WORDS = auto()
    ROW = auto()
    LABELLED = auto()


def holds_rows(text: str, columns: str = "") -> bool:
    """Whether the quotation holds rows of a table; one line with a bar in it is a row only where columns are known."""
    return any(is_table for is_table, _ in _parts(text, columns))


def quotation_html(
    text: str, columns: str = "", decisive: Sequence[Span] = (), after: str = "", spoken: str = ""
) -> str:
    """Paragraphs and tables, the spans of `decisive` marked; `columns` names those of the rows, "" where nothing does.

    `after` is HTML that follows the last words, `spoken` the attribute that tells their language.
    """
    names = columns.split(CELLS) if columns else []
    pieces: list[str] = []
    for is_table, lines in _parts(text, columns):
        if is_table:
            pieces.append(_table(lines, names, decisive, spoken))
            names = []  # of the first table
        else:
            pieces.append(f"<p{spoken}>{_lines(lines, decisive)}</p>")
    if after:
        *before, last = pieces
        ends_in_words = last.endswith("</p>")
        pieces = [*before, f"{last[:-4]}{after}</p>" if ends_in_words else f"{last}<p>{after.lstrip()}</p>"]
    return "".join(pieces)


def _parts(text: str, columns: str) -> Iterator[tuple[bool, list[Line]]]:
    """The lines of a quotation, those of a table together; whether they are. A head that its rows repeat is not one."""
    written = text.split("\n")
    starts = [0]
    for line in written:
        starts.append(starts[-1] + len(line) + 1)
    below = zip(starts, written, [*written[1:], ""], strict=False)
    lines = [(start, line) for start, line, following in below if not _is_repeated(line, following)]
    width = columns.count(CELLS)
    for kind, group in groupby(lines, lambda line: _kind(line[1])):
        some = list(group)
        is_row_alone = bool(columns) and some[0][1].count(CELLS) == width
        yield kind is _Kind.LABELLED or (kind is _Kind.ROW and (len(some) > 1 or is_row_alone)), some


def _is_repeated(line: str, following: str) -> bool:
    """Whether a line is the head of a table whose rows say the names of their columns too."""
    if CELLS not in line or not is_labelled(following):
        return False
    return {cell.label for cell in labelled_cells(following)} <= {*line.split(CELLS)}


def _kind(line: str) -> _Kind:
    if is_labelled(line):
        return _Kind.LABELLED
    return _Kind.ROW if CELLS in line else _Kind.WORDS


def _lines(lines: Sequence[Line], decisive: Sequence[Span]) -> str:
    return "\n".join(marked(words, decisive, start) for start, words in lines)


def _table(lines: Sequence[Line], names: Sequence[str], decisive: Sequence[Span], spoken: str) -> str:
    """Rows under the names of their columns where each has as many cells; else these names stand above.

    Readers of files leave out empty cells: a name too far to the left would say what is not so.
    """
    if _kind(lines[0][1]) is _Kind.LABELLED:
        return _html(*_labelled(lines), decisive, spoken)
    lines = [line for line in lines if line[1].split(CELLS) != [*names]] or lines  # the head may be quoted too
    rows = [_cells(line) for line in lines]
    if {len(names)} == {len(row) for row in rows}:
        return _html(names, rows, decisive, spoken)
    above = f'<p class="columns"{spoken}>{escape(CELLS.join(names))}</p>' if names else ""
    return above + _html([], rows, decisive, spoken)


def _cells(line: Line) -> list[Cell]:
    start, words = line
    cells: list[Cell] = []
    for cell in words.split(CELLS):
        cells.append((start, cell))
        start += len(cell) + len(CELLS)
    return cells


def _labelled(lines: Sequence[Line]) -> tuple[list[str], list[list[Cell]]]:
    """The names of the columns, of rows that say them before each cell, and each row's cells, some of them empty."""
    rows: list[dict[tuple[str, int], Cell]] = []
    for start, words in lines:
        seen: Counter[str] = Counter()  # two columns may have one name
        row: dict[tuple[str, int], Cell] = {}
        for cell in labelled_cells(words):
            row[cell.label, seen[cell.label]] = (start + cell.start, cell.text)
            seen[cell.label] += 1
        rows.append(row)
    columns = list(dict.fromkeys(column for row in rows for column in row))
    return [name for name, _ in columns], [[row.get(column, (0, "")) for column in columns] for row in rows]


def _html(names: Sequence[str], rows: Sequence[Sequence[Cell]], decisive: Sequence[Span], spoken: str) -> str:
    width = max(map(len, rows))
    size = next((f" {name}" for name, least in _SIZES.items() if width >= least), "")
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    head = f"<thead><tr>{heads}</tr></thead>" if heads else ""
    body = "".join(_row(row, names, width, decisive) for row in rows)
    return f'<table class="rows{size}"{spoken}>{head}<tbody>{body}</tbody></table>'


def _row(row: Sequence[Cell], names: Sequence[str], width: int, decisive: Sequence[Span]) -> str:
    """A row; each cell knows the name of its column, which stands before it where there is no room for a table."""
    cells: list[str] = []
    for (start, words), name in zip(row, names or repeat(""), strict=False):
        label = f' data-label="{escape(name)}"' if name else ""
        cells.append(f"<td{label}>{marked(words, decisive, start)}</td>")
    return f"<tr>{''.join(cells)}{'<td></td>' * (width - len(cells))}</tr>"
