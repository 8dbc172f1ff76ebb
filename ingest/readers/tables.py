"""How a table of a text document is written: one block a row, each knowing its table's heading and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.table_rows import AFTER_CAPTION, CELLS
from ingest.plain_text import clean_line
from ingest.readers.page_builder import PageBuilder

_LONGEST_HEADER = 80
_LONGEST_COLUMNS = 400


@dataclass(frozen=True, slots=True)
class TableRow:
    """The texts of a row's cells, a merged cell counted once; `header` where the file marks it so."""

    cells: tuple[str, ...]
    header: bool = False


def write_table(builder: PageBuilder, rows: Sequence[TableRow], caption: str = "") -> None:
    """Writes a table under its caption, or the heading above; a table of one column is read as paragraphs."""
    filled = [row for row in rows if any(clean_line(cell) for cell in row.cells)]
    if max((len(row.cells) for row in filled), default=0) < 2:
        for row in filled:
            builder.paragraph("\n".join(row.cells))
        return
    headers = _count_headers(filled)
    name = caption or builder.heading_above
    columns = CELLS.join(_row_text(row) for row in filled[:headers])[:_LONGEST_COLUMNS]
    context = AFTER_CAPTION.join(part for part in (name, columns) if part)
    for place, row in enumerate(filled):
        builder.table_row(_row_text(row), name if place < headers else context)


def _count_headers(rows: list[TableRow]) -> int:
    """How many rows at the top name the columns: those marked, else a first row that looks the part."""
    marked = next((place for place, row in enumerate(rows) if not row.header), len(rows))
    if marked or len(rows) < 2:
        return marked if marked < len(rows) else 0
    return int(_names_columns(rows[0]))


def _names_columns(row: TableRow) -> bool:
    cells = [clean_line(cell) for cell in row.cells]
    if len(cells) < 3 or len(set(cells)) < len(cells):
        return False
    return all(cell and len(cell) <= _LONGEST_HEADER and not cell[0].isdigit() for cell in cells)


def _row_text(row: TableRow) -> str:
    return CELLS.join(clean_line(cell) for cell in row.cells).strip(CELLS)
