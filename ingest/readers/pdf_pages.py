"""From what is drawn on the pages of a PDF to their text and its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.models import Block, BlockKind, Page
from corpus.table_rows import AFTER_CAPTION, CELLS
from ingest.readers.pdf_contents import without_listed_headings
from ingest.readers.pdf_furniture import without_furniture
from ingest.readers.pdf_headings import Outline, Piece, with_headings
from ingest.readers.pdf_layout import BULLET, Layout, Line
from ingest.readers.pdf_paragraphs import Typesetting, is_list_item, paragraphs
from ingest.readers.pdf_reading_order import parts_in_order
from ingest.readers.pdf_tables import Row, Table

_ARROW = re.compile(r"(?<!\S)Æ(?=\s)")
"""An arrow of a symbol font, by the letter that has its code in others."""
_CAPTION = re.compile(r"(?:tableau|table|figure|annexe)\b|.*:$", re.IGNORECASE)


def compose(layouts: Sequence[Layout], labels: Sequence[str], outline: Outline) -> tuple[list[Page], list[Piece]]:
    """The pages with their text and blocks, and the pieces they are made of."""
    usual = Typesetting(layouts)
    kept = without_furniture(layouts, usual.body_size)
    pieces = [piece for piece in _Composer(usual).pieces(kept) if any(map(str.isalnum, piece.text))]
    pieces = _with_captions(without_listed_headings(with_headings(pieces, usual.body_size, outline)))
    by_page = {number: list(group) for number, group in groupby(pieces, key=lambda piece: piece.page)}
    pages = [_page(n, label, by_page.get(n, [])) for n, label in enumerate(labels, 1)]
    return pages, pieces


def _page(number: int, label: str, pieces: Sequence[Piece]) -> Page:
    blocks: list[Block] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        blocks.append(Block(piece.kind, start, end, piece.level, piece.context))
        start = end + 1
    return Page(number, label, "\n".join(piece.text for piece in pieces), tuple(blocks))


@dataclass
class _Composer:
    """Goes through the pages in order; a table cut by a page break keeps the column headers it began with."""

    usual: Typesetting
    _open: tuple[tuple[float, ...], str] | None = None

    def pieces(self, layouts: Sequence[Layout]) -> Iterator[Piece]:
        for layout in layouts:
            for part in parts_in_order(layout, self.usual):
                if isinstance(part, Table):
                    yield from self._rows(part, layout.number)
                else:
                    self._open = None
                    yield from (self._paragraph(lines, layout.number) for lines in paragraphs(part))

    def _paragraph(self, lines: Sequence[Line], page: int) -> Piece:
        text = self.usual.flowing(word for line in lines for word in line.words)
        kind = BlockKind.LIST_ITEM if is_list_item(text) else BlockKind.PARAGRAPH
        size = max(lines, key=lambda line: len(line.text)).size
        return Piece(kind, _with_plain_bullets(text), page, size, all(line.bold for line in lines))

    def _rows(self, table: Table, page: int) -> Iterator[Piece]:
        header = self._header(table)
        self._open = (table.columns, header)
        for row in table.rows:
            text = self._row_text(row)
            yield Piece(BlockKind.TABLE_ROW, text, page, context="" if text == header else header)

    def _header(self, table: Table) -> str:
        if self._open and _same_columns(self._open[0], table.columns) and not table.rows[0].bold:
            return self._open[1]
        return self._row_text(table.rows[0]) if table.has_header else ""

    def _row_text(self, row: Row) -> str:
        texts = (_with_plain_bullets(self.usual.flowing(cell)) for cell in row.cells)
        return CELLS.join(text for text in texts if text)


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < 6 for a, b in zip(one, other, strict=True))


def _with_plain_bullets(text: str) -> str:
    return " ".join(_ARROW.sub("•", text.replace(BULLET, " ")).split())


def _with_captions(pieces: Sequence[Piece]) -> list[Piece]:
    """Table rows told what their table is about: its caption, else the heading above it."""
    told: list[Piece] = []
    heading = caption = ""
    for piece in pieces:
        if piece.kind == BlockKind.HEADING:
            heading, caption = piece.text, ""
        elif piece.kind != BlockKind.TABLE_ROW:
            caption = piece.text if len(piece.text) <= 160 and _CAPTION.match(piece.text) else ""
        told.append(_told(piece, caption or heading))
    return told


def _told(piece: Piece, subject: str) -> Piece:
    if piece.kind != BlockKind.TABLE_ROW:
        return piece
    context = AFTER_CAPTION.join(part for part in (subject, piece.context) if part)
    return replace(piece, context=context)
