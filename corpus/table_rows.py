"""The rows of a page's tables, and what their columns are called, as the page's reader found it."""

from __future__ import annotations

import re
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


_LABEL = rf"[^;:\n]*[^;:\s]{AFTER_LABEL}"
_LABELLED = re.compile(rf"{_LABEL}.*{LABELLED_CELLS}{_LABEL}", re.DOTALL)
_NEXT = re.compile(rf"{LABELLED_CELLS}(?={_LABEL})")


@dataclass(frozen=True, slots=True)
class LabelledCell:
    """What a cell holds, where that stands in its row, and what its column is called."""

    label: str
    text: str
    start: int


def is_row(line: str) -> bool:
    """Whether a line is a row of a table, by what stands between its cells."""
    return CELLS in line or is_labelled(line)


def is_labelled(line: str) -> bool:
    """Whether it is one with the name of its column before each cell. French prose has a space before its colons."""
    return LABELLED_CELLS in line and bool(_LABELLED.match(line))


def labelled_cells(line: str) -> list[LabelledCell]:
    """The cells of such a row."""
    cells, place = [], 0
    for piece in _NEXT.split(line):
        label, _, text = piece.partition(AFTER_LABEL)
        cells.append(LabelledCell(label, text, place + len(label) + len(AFTER_LABEL)))
        place += len(piece) + len(LABELLED_CELLS)
    return cells


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
