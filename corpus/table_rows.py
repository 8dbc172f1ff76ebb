"""The rows of a page's tables, and what their columns are called, as the page's reader found it."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from corpus.models import Block, BlockKind, Page, Span

CELLS = " | "
"""What stands between the cells of a row."""
LABELLED_CELLS = " ; "
"""What stands between the cells of a row each of which has its column's name before it, as in a sheet."""
AFTER_LABEL = ": "
"""What stands between this name and what the cell holds."""
AFTER_CAPTION = " — "
"""What stands between a table's caption and its columns in the context of a row."""
_LONGEST_LABEL = 80
_FEW, _MANY = 2, 7
_LABELLED = re.compile(rf"(?P<label>[^:;|\n]{{0,130}}[^:;|\s]){AFTER_LABEL}(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class LabelledCell:
    """What a cell holds and what its column is called, "" where the file does not say; where each begins in the row."""

    label: str
    label_start: int
    text: str
    start: int


def is_row(line: str) -> bool:
    """Whether a line is a row of a table, by what stands between its cells."""
    return CELLS in line or is_labelled(line)


def is_labelled(line: str) -> bool:
    """Whether it is one with the names of columns before its cells, two of them at least.

    French prose has a space before its colons, English prose none before its semicolons. A line of two cells may still
    be prose: the names of both must begin as names do.
    """
    if LABELLED_CELLS not in line or CELLS in line:
        return False
    cells = labelled_cells(line)
    labels = [cell.label for cell in cells if cell.label]
    return len(labels) >= _FEW and (len(cells) > _FEW or not any(label[0].islower() for label in labels))


def is_entry(line: str) -> bool:
    """Whether a row says all that can be known of one thing, as an entry of a log does, by how many cells it names."""
    return is_labelled(line) and line.count(LABELLED_CELLS) + 1 >= _MANY


def labelled_cells(line: str) -> list[LabelledCell]:
    """The cells of such a row. What follows a semicolon within a cell is one of its own, without a label."""
    cells, place = [], 0
    for piece in line.split(LABELLED_CELLS):
        named = _LABELLED.match(piece)
        label, text, before = (named["label"], named["text"], named.start("text")) if named else ("", piece, 0)
        cells.append(LabelledCell(label, place, text, place + before))
        place += len(piece) + len(LABELLED_CELLS)
    return cells


def repeats_names(head: str, row: str) -> bool:
    """Whether a labelled row says again what the cells of the head above it say."""
    if CELLS not in head or not is_labelled(row):
        return False
    names = [name.rstrip(" :") for name in head.split(CELLS)]
    return all(_is_of(cell.label, names) for cell in labelled_cells(row) if cell.label)


def _is_of(label: str, names: list[str]) -> bool:
    """Whether a label is one of these names, shortened or after that of its group as readers of sheets write it."""
    return any(label == name or label.endswith(f" – {name}") or label == shortened(name) for name in names)


def shortened(name: str) -> str:
    """The name of a column as a label."""
    return textwrap.shorten(name, _LONGEST_LABEL, placeholder="…").rstrip(" :")


def rows_in(page: Page, span: Span) -> list[Block]:
    """The table rows of which a span of the page holds a part."""
    return [row for row in _rows(page) if row.start < span.end and span.start < row.end]


def row_at(page: Page, span: Span) -> Block | None:
    """The first of them."""
    return next(iter(rows_in(page, span)), None)


def columns_of(row: Block, page: Page) -> str:
    """What the columns of a row are called; "" for the row that says so itself and where nothing does.

    That is an earlier row of the page where the row's context ends with one; else the table began on another page.
    """
    heads = (page.text[one.start : one.end] for one in _rows(page) if one.start < row.start)
    if head := max((head for head in heads if row.context.endswith(head)), key=len, default=""):
        return head
    told = row.context.rsplit(AFTER_CAPTION, 1)[-1]
    return told if CELLS in told else ""


def _rows(page: Page) -> list[Block]:
    return [block for block in page.blocks if block.kind is BlockKind.TABLE_ROW]
