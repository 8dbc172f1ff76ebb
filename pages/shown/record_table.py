"""The rows of a sheet, which say the names of their columns, as one table where they have the same few columns.

Each cell keeps its column's name before it, shown where there is no room for a table (pages/static/style.css).
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from corpus.models import Block, Page, Span
from corpus.table_rows import labelled_cells
from pages.shown.markup import column_label, marked, with_roles
from pages.shown.quotation import long_word_class
from pages.shown.quoted_parts import Cell, Rows, Words, labelled_table

_FEWEST_ROWS = 2
_MOST_COLUMNS = 8
_MANY_COLUMNS = 6
_LONGEST_CELL = 200


def runs_of_records(page: Page, rows: Sequence[Block], marks: Sequence[Span]) -> list[tuple[list[Block], Rows | None]]:
    """The rows in their order, those together that make a table, with it; None for those that are shown one by one."""
    runs: list[tuple[list[Block], Rows | None]] = []
    for fits, group in groupby(rows, lambda row: _fits(page, row)):
        some = list(group)
        table = labelled_table([Words(page.text[row.start : row.end], row.start) for row in some]) if fits else None
        runs.append((some, table if table and _is_table(table) and _shows(table, marks, some) else None))
    return runs


def table_html(table: Rows, marks: Sequence[Span]) -> str:
    """The rows under the names of their columns. What is marked of a name is marked in its cell alone."""
    size = "many" if len(table.heads) >= _MANY_COLUMNS else "few"
    names = "".join(f'<th scope="col"{long_word_class(name)}>{escape(name.text)}</th>' for name in table.heads)
    body = "".join(f"<tr>{''.join(_cell(cell, marks) for cell in row)}</tr>" for row in table.rows)
    table_of_records = f'<table class="records"><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="{size}-columns">{with_roles(table_of_records)}</div>'


def _cell(cell: Cell, marks: Sequence[Span]) -> str:
    if not (cell.name.text and cell.content.text):
        return "<td></td>"
    name = _marked(cell.name, marks).replace("<mark>", '<mark class="name">')  # not seen where the head says it
    return f"<td{long_word_class(cell.content)}>{column_label(name)}{_marked(cell.content, marks)}</td>"


def _marked(words: Words, marks: Sequence[Span]) -> str:
    return marked(words.text, marks, words.start or 0)


def _fits(page: Page, row: Block) -> bool:
    """Whether a row is one of a table: it names all its cells, and none is too long for a column."""
    cells = labelled_cells(page.text[row.start : row.end])
    return all(cell.label and len(cell.text) <= _LONGEST_CELL for cell in cells)


def _is_table(table: Rows) -> bool:
    return len(table.rows) >= _FEWEST_ROWS and 1 < len(table.heads) <= _MOST_COLUMNS


def _shows(table: Rows, marks: Sequence[Span], rows: Sequence[Block]) -> bool:
    """Whether whatever is marked in the rows is marked in what a cell holds, which is always seen."""
    held = [cell.content for row in table.rows for cell in row if cell.content.text]
    here = [mark for mark in marks if mark.start < rows[-1].end and rows[0].start < mark.end]
    return all(any(_overlap(mark, words) for words in held) for mark in here)


def _overlap(mark: Span, words: Words) -> bool:
    start = words.start or 0
    return mark.start < start + len(words.text) and start < mark.end
