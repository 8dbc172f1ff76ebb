"""OpenDocument texts (ODT): what a reader sees of the body, in order."""

from __future__ import annotations

import re
from pathlib import Path

from odfdo import Document, Element

from corpus.models import PageKind
from ingest.archives import check_archive, damage_reported
from ingest.document import ReadDocument
from ingest.headings import heading_level
from ingest.plain_text import clean_line
from ingest.readers.odf import (
    OdfParagraph,
    OdfRow,
    OdfStyles,
    attribute,
    count_attribute,
    odf_rows,
    odf_text,
    open_odf,
    read_odf_paragraph,
)
from ingest.readers.odt_numbering import OutlineNumbering
from ingest.readers.page_builder import PageBuilder
from ingest.readers.tables import TableRow, write_table
from ingest.readers.titles import is_drawn_heading, telling_title

_LONGEST_HEADING = 250
_MOST_CELLS = 60
_HEADING_NAME = re.compile(r"(?:heading|titre)\s*([1-9])", re.I)
_TITLE_NAME = re.compile(r"titre(?: principal)?|title", re.I)
_CAPTION_NAME = re.compile(r"(?:caption|l[ée]gende|table|tableau|illustration)\b.*", re.I)
_WRAPPERS = frozenset(("text:section", "text:numbered-paragraph", "office:text", "draw:frame", "draw:text-box"))
_LISTS = frozenset(("text:list", "text:list-item", "text:list-header"))


def read_odt(path: Path, file: str) -> ReadDocument:
    check_archive(path, file)
    with damage_reported(file):
        return _OdtReader(open_odf(path), PageBuilder(file, PageKind.SECTION)).read()


class _OdtReader:
    def __init__(self, document: Document, builder: PageBuilder) -> None:
        self._document = document
        self._builder = builder
        self._styles = OdfStyles(document)
        self._numbering = OutlineNumbering(document)
        self._pending_notes: list[str] = []
        self._title = ""
        self._caption = ""
        self._styled = False
        self._numbered_level = 1

    def read(self) -> ReadDocument:
        body = self._document.body
        self._styled = any(clean_line(heading.text_recursive) for heading in body.get_headers())
        self._write_blocks(body)
        self._write_pending_notes()
        return self._builder.document(self._title, property_title=telling_title(self._document.meta.title))

    def _write_blocks(self, parent: Element, in_list: bool = False) -> None:
        for child in parent.children:
            if child.tag in ("text:p", "text:h"):
                self._write_paragraph(child, in_list)
            elif child.tag == "table:table":
                self._write_table(child)
            elif child.tag in _LISTS:
                self._write_blocks(child, in_list=True)
            elif child.tag in _WRAPPERS and attribute(child, "text:display") not in ("none", "condition"):
                self._write_blocks(child, in_list)

    def _write_paragraph(self, paragraph: Element, in_list: bool) -> None:
        read = read_odf_paragraph(paragraph, self._styles)
        text = clean_line(read.text)
        if text:
            self._write_text(paragraph, read, in_list)
        for box in read.boxes:
            self._write_blocks(box)
        self._pending_notes += read.notes

    def _write_text(self, paragraph: Element, read: OdfParagraph, in_list: bool) -> None:
        text = clean_line(read.text)
        names = [self._styles.display_names.get(name, name) for name in self._lineage(paragraph)]
        is_title = any(_TITLE_NAME.fullmatch(name) for name in names)
        level = 1 if is_title else self._heading_level(paragraph, read, names)
        if is_title and not self._title:
            self._title = text
        self._caption = text if any(_CAPTION_NAME.fullmatch(name) for name in names) else ""
        if level and len(text) <= _LONGEST_HEADING:
            self._write_pending_notes()
            number = self._numbering.number(paragraph, level) if paragraph.tag == "text:h" else ""
            self._builder.heading(f"{number} {text}", level)
        elif in_list:
            self._builder.list_item(text)
        else:
            self._builder.paragraph(read.text)

    def _lineage(self, paragraph: Element) -> list[str]:
        return self._styles.lineage(attribute(paragraph, "text:style-name"))

    def _heading_level(self, paragraph: Element, read: OdfParagraph, names: list[str]) -> int:
        if paragraph.tag == "text:h":
            return count_attribute(paragraph, "text:outline-level")
        named = next((int(found[1]) for name in names if (found := _HEADING_NAME.fullmatch(name))), 0)
        if named or self._styled or not (read.bold or read.text.isupper()):
            return named
        text = clean_line(read.text)
        level = heading_level(text)
        if level:
            self._numbered_level = level
        elif read.bold and is_drawn_heading(text):
            level = self._numbered_level + 1
        return level or 0

    def _write_pending_notes(self) -> None:
        notes, self._pending_notes = self._pending_notes, []
        for note in notes:
            self._builder.paragraph(note)

    def _write_table(self, table: Element) -> None:
        rows = list(odf_rows(table))
        cells = [cell for row in rows for cell in row.cells if cell.tag == "table:table-cell"]
        inner = [child for cell in cells for child in cell.children if child.tag == "table:table"]
        if max((len(row.cells) for row in rows), default=0) < 2 or (len(rows) == 1 and inner):
            for cell in cells:
                self._write_blocks(cell)
            return
        caption, self._caption = self._caption, ""
        write_table(self._builder, self._read_rows(rows), caption)
        for nested in inner:
            self._write_table(nested)

    def _read_rows(self, rows: list[OdfRow]) -> list[TableRow]:
        read: list[TableRow] = []
        for row in rows:
            goes_on = bool(row.cells) and row.cells[0].tag == "table:covered-table-cell"
            read.append(self._read_row(row, may_be_header=not read or (read[-1].header and goes_on)))
        return read

    def _read_row(self, row: OdfRow, may_be_header: bool) -> TableRow:
        texts: list[str] = []
        bold: list[bool] = []
        for cell in row.cells:
            read = [
                read_odf_paragraph(child, self._styles) for child in cell.children if child.tag in ("text:p", "text:h")
            ]
            bold += [paragraph.bold for paragraph in read if paragraph.text.strip()]
            self._pending_notes += [note for paragraph in read for note in paragraph.notes]
            text = "" if cell.tag == "table:covered-table-cell" else odf_text(cell, self._styles)
            texts += [text] * count_attribute(cell, "table:number-columns-repeated", _MOST_CELLS)
        header = row.header or (may_be_header and bool(bold) and all(bold))
        return TableRow(tuple(texts[:_MOST_CELLS]), header)
