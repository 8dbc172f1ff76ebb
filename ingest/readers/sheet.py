"""Finds the tables of a sheet by where its cells are filled, and writes each row with its column headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.errors import TooMuchContent
from corpus.table_rows import AFTER_CAPTION, AFTER_LABEL, CELLS, LABELLED_CELLS, shortened
from ingest.headings import heading_level
from ingest.plain_text import clean_line, clean_lines
from ingest.readers.page_builder import PageBuilder

SheetRow = dict[int, str]
"""The filled cells of a row by their column, from 0, as they are shown."""

_MOST_CELLS = 2_000_000
_LONGEST_HEADER = 160
_LONGEST_GROUP = 40
# A table of two columns without figures is more often a form ("Nom du service | …") unless its top row is this terse.
_TERSE_LENGTH, _TERSE_WORDS = 30, 3
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
        if _says_something(filled):
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
        return AFTER_CAPTION.join(part for part in (self._name, above) if part)

    def _is_header(self, place: int) -> bool:
        """Whether this row names the columns of the rows below: short, distinct texts, over rows filled alike."""
        line = self._lines[place]
        if self._headers and not (line.parted or len(self._lines[place - 1].cells) == 1):
            return False
        below = self._lines[place + 1 : place + 1 + _LOOK_AHEAD]
        below = below[: next((rank for rank, later in enumerate(below) if later.parted), len(below))]
        figures = any(_NUMBER.fullmatch(clean_line(text)) for later in below for text in later.cells.values())
        if not (_names_columns(line.cells) and below and (figures or len(line.cells) > 2 or _is_terse(line.cells))):
            return False
        widest = max(len(later.cells) for later in below)
        shared = max(len(later.cells.keys() & line.cells.keys()) for later in below)
        return shared >= 2 and len(line.cells) * 2 > widest

    def _begin_table(self, place: int) -> None:
        cells = self._lines[place].cells
        above = self._lines[place - 1].cells if place and not self._lines[place].parted else {}
        groups = above if 1 < len(above) < len(cells) and _names_columns(above, _LONGEST_GROUP) else {}
        self._headers = {column: _header(text, _group_of(column, groups)) for column, text in cells.items()}
        self._builder.table_row(CELLS.join(cells.values()), self._context)

    def _write_single(self, line: _Line) -> None:
        """A lone cell: the chapter of the rows that follow, a title above a table, or a remark."""
        column, text = next(iter(line.cells.items()))
        first, *others = clean_lines(text)
        inside = len(self._headers) >= _WIDE and not line.parted
        if _is_title(first, alone=not others) and (not inside or column <= min(self._headers) + 1):
            self._builder.heading(first, 1 if line is self._lines[0] else 2)
            self._builder.paragraph("\n".join(others))
        elif inside:
            self._builder.table_row(self._labelled(line.cells), self._context)
        else:
            self._builder.paragraph(text)

    def _write_loose(self, cells: SheetRow) -> None:
        if any(len(text) > _LONGEST_CELL_IN_ROW for text in cells.values()):
            for text in cells.values():
                self._builder.paragraph(text)
        else:
            self._builder.table_row(CELLS.join(clean_line(text) for text in cells.values()), self._context)

    def _labelled(self, cells: SheetRow) -> str:
        return LABELLED_CELLS.join(
            f"{self._headers[column]}{AFTER_LABEL}{clean_line(text)}" if self._headers.get(column) else clean_line(text)
            for column, text in cells.items()
        )


def _names_columns(cells: SheetRow, longest: int = _LONGEST_HEADER) -> bool:
    texts = [clean_line(text) for text in cells.values()]
    if len(texts) < 2 or len(set(texts)) * 2 <= len(texts):
        return False
    return all(len(text) <= longest and text[-1] != "." and not _NUMBER.fullmatch(text) for text in texts)


def _is_terse(cells: SheetRow) -> bool:
    texts = [clean_line(text) for text in cells.values()]
    return all(len(text) <= _TERSE_LENGTH and len(text.split()) <= _TERSE_WORDS and text[0].isalnum() for text in texts)


def _is_title(line: str, *, alone: bool) -> bool:
    """Whether a cell's first line titles what follows it, in the cell itself or in the rows below."""
    if not alone:
        return heading_level(line) is not None
    short = len(line) <= _LONGEST_TITLE and not _SENTENCE_END.search(line)
    return short and (line[0].isupper() or line[0].isdigit()) and not _NUMBER.fullmatch(line)


def _says_something(cells: SheetRow) -> bool:
    """False of a row that only holds zeros and signs, as formulas leave them in empty rows."""
    return any(character.isalpha() or character in "123456789" for text in cells.values() for character in text)


def _header(text: str, group: str) -> str:
    name = shortened(clean_line(text))
    return f"{group} – {name}" if group else name


def _group_of(column: int, groups: SheetRow) -> str:
    """The text of the cell that spans `column` in the row above the headers."""
    before = [place for place in groups if place <= column]
    return clean_line(groups[max(before)]) if before else ""
