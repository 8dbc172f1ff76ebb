"""A quotation as HTML: the rows of a table stand in one, under the names of its columns, so that they can be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from html import escape, unescape
from itertools import accumulate, groupby

from corpus.models import Span
from corpus.table_rows import (
    APART,
    CELLS,
    cells_in,
    is_labelled,
    labelled_cells,
    repeats_names,
    texts_in,
)
from pages.markup import marked

_SIZES = {"wide": 7, "several": 4}
"""What a table with names is called, from how many columns: its cells stand one below the other where there is no room.
One without is "bare"."""

_LONG = re.compile(r"\S{21}")
"""A word that a column should not be as wide as: such as an address."""
_TAG = re.compile(r"<[^>]*>")

Line = tuple[int, str]
"""Where a line of the quotation begins, and its words."""
Cell = tuple[str, str]
"""What a cell's column is called, and what it holds, both as HTML."""
Column = tuple[str, int]
"""What a column is called, and which it is of those with that name."""


class _Kind(Enum):
    """What a line is: words, a row, or a row with the name of its column before each cell."""

    WORDS = auto()
    ROW = auto()
    LABELLED = auto()


def holds_rows(text: str, columns: str = "") -> bool:
    """Whether the quotation holds rows of a table; one line with a bar in it is a row only where columns are known."""
    return any(kind is not _Kind.WORDS for kind, _ in _parts(text, columns))


def shows_columns(text: str, columns: str) -> bool:
    """Whether the quotation says what its columns are called."""
    return bool(columns) and any(kind is _Kind.ROW for kind, _ in _parts(text, columns))


def quotation_html(
    text: str, columns: str = "", decisive: Sequence[Span] = (), after: str = "", spoken: str = ""
) -> str:
    """Paragraphs and tables, the spans of `decisive` marked; `columns` names those of the rows, "" where nothing does.

    `after` is HTML that follows the last words, `spoken` the attribute that tells their language.
    """
    pieces: list[str] = []
    names = columns
    for kind, lines in _parts(text, columns):
        if kind is _Kind.ROW:
            pieces.append(_table(lines, names, decisive, spoken))
            names = ""  # of the first table
        elif kind is _Kind.LABELLED:
            pieces.append(_labelled_table([_labelled(line, decisive) for line in lines], spoken))
        else:
            pieces.append(f"<p{spoken}>{_lines(lines, decisive)}</p>")
    if after:
        *before, last = pieces
        ends_in_words = last.endswith("</p>")
        pieces = [*before, f"{last[:-4]}{after}</p>" if ends_in_words else f"{last}<p>{after.lstrip()}</p>"]
    return "".join(pieces)


def _parts(text: str, columns: str) -> Iterator[tuple[_Kind, list[Line]]]:
    """The lines of a quotation, those of a table together, and what they are; without a head that its rows repeat."""
    written = text.split("\n")
    starts = accumulate((len(line) + 1 for line in written), initial=0)
    below = zip(starts, written, [*written[1:], ""], strict=False)
    lines = [(start, line) for start, line, following in below if not repeats_names(line, following)]
    for kind, group in groupby(lines, lambda line: _kind(line[1])):
        some = list(group)
        is_no_row = kind is _Kind.ROW and len(some) == 1 and not columns
        yield _Kind.WORDS if is_no_row else kind, some


def _kind(line: str) -> _Kind:
    if is_labelled(line):
        return _Kind.LABELLED
    return _Kind.ROW if CELLS in line else _Kind.WORDS


def _lines(lines: Sequence[Line], decisive: Sequence[Span]) -> str:
    return "\n".join(marked(words, decisive, start) for start, words in lines)


def _table(lines: Sequence[Line], columns: str, decisive: Sequence[Span], spoken: str) -> str:
    """Rows under the names of their columns; a row of fewer cells across them; all below the names where none fits.

    Readers of files leave out empty cells: a name too far to the left would say what is not so.
    """
    lines = [line for line in lines if line[1].replace(CELLS, APART) != columns.replace(CELLS, APART)] or lines
    rows = [_cells(line, decisive) for line in lines]  # without the head, which may be quoted too
    heads = [escape(name) for name in texts_in(columns)]
    if max(map(len, rows)) == len(heads):
        return _html(heads, [_named(row, heads) for row in rows], spoken)
    above = f'<p class="columns"{spoken}>{escape(columns)}</p>' if columns else ""
    return above + _html([], [[("", cell) for cell in row] for row in rows], spoken)


def _named(row: Sequence[str], heads: Sequence[str]) -> list[Cell]:
    """The cells with the names of their columns; where there are fewer, all as one."""
    return [*zip(heads, row, strict=True)] if len(row) == len(heads) else [("", CELLS.join(row))]


def _cells(line: Line, decisive: Sequence[Span]) -> list[str]:
    """The cells of a row as HTML."""
    start, words = line
    return [marked(words[cell.start : cell.end], decisive, start + cell.start) for cell in cells_in(words)]


def _labelled(line: Line, decisive: Sequence[Span]) -> dict[Column, Cell]:
    """The cells of a row that says the names of its columns, by column."""
    start, words = line
    seen: Counter[str] = Counter()  # two columns may have one name
    row: dict[Column, Cell] = {}
    for cell in labelled_cells(words):
        label, text = (
            marked(said, decisive, start + place)
            for said, place in ((cell.label, cell.label_start), (cell.text, cell.start))
        )
        row[cell.label, seen[cell.label]] = label, text
        seen[cell.label] += 1
    return row


def _labelled_table(rows: Sequence[dict[Column, Cell]], spoken: str) -> str:
    """One column a name; the cells one below the other where most would be empty, or one may be of any column."""
    columns: dict[Column, str] = {}
    for row in rows:
        for column, (label, _) in row.items():
            columns.setdefault(column, label)
    if all(columns.values()) and len(columns) <= 2 * max(map(len, rows)):
        return _html([*columns.values()], [[row.get(column, ("", "")) for column in columns] for row in rows], spoken)
    return _html([], [[*row.values()] for row in rows], spoken)


def _html(heads: Sequence[str], rows: Sequence[Sequence[Cell]], spoken: str) -> str:
    width = max(map(len, rows))
    size = next((name for name, columns in _SIZES.items() if width >= columns), "")
    if not any(label for row in rows for label, _ in row):
        size = "bare"
    elif not heads:
        size = "wide"
    named = "".join(f'<th scope="col"{_length(name)}>{name}</th>' if name else "<td></td>" for name in heads)
    head = f"<thead><tr>{named}</tr></thead>" if heads else ""
    body = "".join(_row(row, len(heads)) for row in rows)
    return f'<table class="{f"rows {size}".strip()}"{spoken}>{head}<tbody>{body}</tbody></table>'


def _row(row: Sequence[Cell], width: int) -> str:
    """A row; before what a cell holds stands the name of its column, not read out where it stands in the head too."""
    if len(row) < width:
        return f'<tr><td colspan="{width}">{"".join(text for _, text in row)}</td></tr>'
    unread = ' aria-hidden="true"' if width else ""
    cells = "".join(
        f"<td{_length(text)}>"
        + (f'<span class="label"{unread}>{label}</span>{text}' if label and text else text)
        + "</td>"
        for label, text in row
    )
    return f"<tr>{cells}</tr>"


def _length(cell: str) -> str:
    """The attribute of a cell that tells that one of its words may be broken."""
    return ' class="long"' if _LONG.search(unescape(_TAG.sub("", cell))) else ""
