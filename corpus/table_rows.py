"""The rows of a page's tables, and what their columns are called, as the page's reader found it."""

from __future__ import annotations

from corpus.models import Block, BlockKind, Page, Span

CELLS = " | "
"""What stands between the cells of a row."""
AFTER_CAPTION = " — "
"""What stands between a table's caption and its columns in the context of a row."""


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
