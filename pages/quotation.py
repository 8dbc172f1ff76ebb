"""A quotation as HTML: the rows of a table stand in one, under the names of its columns, so that they can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from html import escape
from itertools import accumulate, groupby

from corpus.models import Span
from corpus.table_rows import CELLS, is_labelled, labelled_cells, repeats_names
from pages.markup import marked

_SIZES = {"wide": 7, "several": 4}
"""What a table with names is called, from how many columns: its cells stand one below the other where there is no room.
One without is "bare"."""

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
    starts = accumulate((len(line) + 1 for line in written), initial=0)
    below = zip(starts, written, [*written[1:], ""], strict=False)
    lines = [(start, line) for start, line, following in below if not repeats_names(line, following)]
    width = columns.count(CELLS)
    for kind, group in groupby(lines, lambda line: _kind(line[1])):
        some = list(group)
        is_row_alone = bool(columns) and some[0][1].count(CELLS) == width
        yield kind is _Kind.LABELLED or (kind is _Kind.ROW and (len(some) > 1 or is_row_alone)), some


def _kind(line: str) -> _Kind:
    if is_labelled(line):
        return _Kind.LABELLED
    return _Kind.ROW if CELLS in line else _Kind.WORDS


def _lines(lines: Sequence[Line], decisive: Sequence[Span]) -> str:
    return "\n".join(marked(words, decisive, start) for start, words in lines)


def _table(lines: Sequence[Line], names: Sequence[str], decisive: Sequence[Span], spoken: str) -> str:
    """Rows under the names of their columns; a row of fewer cells across them; all under none where one has more.

    Readers of files leave out empty cells: a name too far to the left would say what is not so.
    """
    if _kind(lines[0][1]) is _Kind.LABELLED:
        return _labelled_table([_labelled(line, decisive) for line in lines], spoken)
    lines = [line for line in lines if line[1].split(CELLS) != [*names]] or lines  # the head may be quoted too
    rows = [_cells(line, decisive) for line in lines]
    heads = [escape(name) for name in names]
    width = max(map(len, rows))
    if width == len(names):
        return _html(heads, [_named(row, heads) for row in rows], spoken)
    above = f'<p class="columns"{spoken}>{escape(CELLS.join(names))}</p>' if names else ""
    return above + _html([], [[("", cell) for cell in (*row, *[""] * (width - len(row)))] for row in rows], spoken)


def _named(row: Sequence[str], heads: Sequence[str]) -> list[Cell]:
    """The cells with the names of their columns; where there are fewer, all as one."""
    return [*zip(heads, row, strict=True)] if len(row) == len(heads) else [("", CELLS.join(row))]


def _cells(line: Line, decisive: Sequence[Span]) -> list[str]:
    """The cells of a row as HTML."""
    start, words = line
    cells = words.split(CELLS)
    starts = accumulate((len(cell) + len(CELLS) for cell in cells), initial=start)
    return [marked(cell, decisive, place) for place, cell in zip(starts, cells, strict=False)]


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
    """One column a name; where a cell has none, and may be of any column, the cells one below the other."""
    columns: dict[Column, str] = {}
    for row in rows:
        for column, (label, _) in row.items():
            columns.setdefault(column, label)
    if all(columns.values()):
        return _html([*columns.values()], [[row.get(column, ("", "")) for column in columns] for row in rows], spoken)
    return _html([], [[*row.values()] for row in rows], spoken)


def _html(heads: Sequence[str], rows: Sequence[Sequence[Cell]], spoken: str) -> str:
    width = max(map(len, rows))
    size = next((name for name, columns in _SIZES.items() if width >= columns), "")
    if not any(label for row in rows for label, _ in row):
        size = "bare"
    elif not heads:
        size = "wide"
    named = "".join(f'<th scope="col">{name}</th>' for name in heads)
    head = f"<thead><tr>{named}</tr></thead>" if heads else ""
    body = "".join(_row(row, len(heads)) for row in rows)
    return f'<table class="{f"rows {size}".strip()}"{spoken}>{head}<tbody>{body}</tbody></table>'


def _row(row: Sequence[Cell], width: int) -> str:
    """A row; before what a cell holds stands the name of its column, hidden where that stands above."""
    if len(row) < width:
        return f'<tr><td colspan="{width}">{"".join(text for _, text in row)}</td></tr>'
    cells = (f'<span class="label">{label}</span>{text}' if label and text else text for label, text in row)
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
