"""Finds the tables of a sheet by where its cells are filled, and writes each row with its column headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.errors import TooMuchContent
from ingest.plain_text import clean_line, clean_lines
from ingest.readers.page_builder import PageBuilder

SheetRow = dict[int, str]
"""The filled cells of a row by their column, from 0, as they are shown."""

_MOST_CELLS = 2_000_000
_LONGEST_HEADER = 80
_LONGEST_TITLE = 120
_LONGEST_CELL_IN_ROW = 300
_LOOK_AHEAD = 4
_WIDE = 3
_NUMBER = re.compile(r"[-+(]?\s*[$€£]?\s*\d[\d\s.,'’/:%()-]*(?:€|\$|£|HT|TTC|%)?")
_SENTENCE_END = re.compile(r"[.;:?]$")


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's title, and the name and rows of its visible sheets."""

    title: str
    sheets: Iterator[tuple[str, Iterable[SheetRow]]]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with something in it; `parted` when an empty row stands above."""

    cells: SheetRow
    parted: bool


def write_sheet(builder: PageBuilder, name: str, rows: Iterable[SheetRow], file: str) -> None:
    """Writes one sheet as a page named after it; a sheet with nothing in it is no page."""
    lines = _filled_lines(rows, file)
    if lines:
        builder.start_page(name)
        _SheetWriter(builder, clean_line(name), lines).write()


def _filled_lines(rows: Iterable[SheetRow], file: str) -> list[_Line]:
    lines: list[_Line] = []
    cells, parted = 0, True
    for row in rows:
        filled = {column: text for column, text in row.items() if clean_line(text)}
        if filled:
            lines.append(_Line(filled, parted))
            cells += len(filled)
        parted = not filled
        if cells > _MOST_CELLS:
            raise TooMuchContent(file=file)
    return lines


class _SheetWriter:
    def __init__(self, builder: PageBuilder, name: str, lines: list[_Line]) -> None:
        self._builder = builder
        self._name = name
        self._lines = lines
        self._headers: SheetRow = {}

    def write(self) -> None:
        for place, line in enumerate(self._lines):
            if self._is_header(place):
                self._begin_table(place)
            elif len(line.cells) == 1:
                self._write_single(line)
            elif self._headers:
                self._builder.table_row(self._labelled(line.cells), self._context)
            else:
                self._write_loose(line.cells)

    @property
    def _context(self) -> str:
        above = self._builder.heading_above
        return " — ".join(part for part in (self._name, above) if part)

    def _is_header(self, place: int) -> bool:
        """Whether this row names the columns of the rows below: short, distinct texts, over rows filled alike."""
        line = self._lines[place]
        if self._headers and not (line.parted or len(self._lines[place - 1].cells) == 1):
            return False
        below = self._lines[place + 1 : place + 1 + _LOOK_AHEAD]
        below = below[: next((rank for rank, later in enumerate(below) if later.parted), len(below))]
        if not (_names_columns(line.cells) and below):
            return False
        widest = max(len(later.cells) for later in below)
        shared = max(len(later.cells.keys() & line.cells.keys()) for later in below)
        return shared >= 2 and len(line.cells) * 2 > widest

    def _begin_table(self, place: int) -> None:
        cells = self._lines[place].cells
        above = self._lines[place - 1].cells if place and not self._lines[place].parted else {}
        groups = above if 1 < len(above) < len(cells) and _names_columns(above) else {}
        self._headers = {column: _header(text, _group_of(column, groups)) for column, text in cells.items()}
        self._builder.table_row(" | ".join(cells.values()), self._context)

    def _write_single(self, line: _Line) -> None:
        """A lone cell: the chapter of the rows that follow, a title above a table, or a remark."""
        column, text = next(iter(line.cells.items()))
        title = len(clean_lines(text)) == 1 and len(text) <= _LONGEST_TITLE and not _SENTENCE_END.search(text.strip())
        inside = len(self._headers) >= _WIDE and not line.parted
        if title and not _NUMBER.fullmatch(text.strip()) and (not inside or column <= min(self._headers) + 1):
            self._builder.heading(text, 2 if self._headers else 1)
        elif inside:
            self._builder.table_row(self._labelled(line.cells), self._context)
        else:
            self._builder.paragraph(text)

    def _write_loose(self, cells: SheetRow) -> None:
        if any(len(text) > _LONGEST_CELL_IN_ROW for text in cells.values()):
            for text in cells.values():
                self._builder.paragraph(text)
        else:
            self._builder.table_row(" | ".join(clean_line(text) for text in cells.values()), self._context)

    def _labelled(self, cells: SheetRow) -> str:
        return " ; ".join(
            f"{self._headers[column]}: {clean_line(text)}" if self._headers.get(column) else clean_line(text)
            for column, text in cells.items()
        )


def _names_columns(cells: SheetRow) -> bool:
    texts = [clean_line(text) for text in cells.values()]
    if len(texts) < 2 or len(set(texts)) < len(texts):
        return False
    return all(len(text) <= _LONGEST_HEADER and not _NUMBER.fullmatch(text) for text in texts)


def _header(text: str, group: str) -> str:
    name = clean_line(text).rstrip(" :")
    return f"{group} – {name}" if group else name


def _group_of(column: int, groups: SheetRow) -> str:
    """The text of the cell that spans `column` in the row above the headers."""
    before = [place for place in groups if place <= column]
    return clean_line(groups[max(before)]) if before else ""
