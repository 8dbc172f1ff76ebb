"""Word documents (DOCX): what a reader sees of the body, in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from corpus.models import PageKind
from ingest.archives import check_archive, damage_reported
from ingest.document import ReadDocument
from ingest.headings import heading_level
from ingest.plain_text import clean_line
from ingest.readers.docx_numbering import Numbering
from ingest.readers.docx_runs import ParagraphText, read_paragraph
from ingest.readers.docx_styles import ParagraphStyle, Styles
from ingest.readers.page_builder import PageBuilder
from ingest.readers.tables import TableRow, write_table
from ingest.readers.titles import is_drawn_heading, telling_title

_LONGEST_HEADING = 250
# Fewer styled headings than one for so many characters, and a document is taken for one without heading styles.
_CHARACTERS_A_HEADING = 8_000
_WRAPPERS = {qn(tag) for tag in ("w:ins", "w:moveTo", "w:customXml", "w:smartTag", "w:sdtContent")}
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CONTENTS_GALLERIES = ("table of contents", "table des matières", "bibliographies")


def read_docx(path: Path, file: str) -> ReadDocument:
    check_archive(path, file)
    with damage_reported(file):
        document = docx.Document(str(path))
        reader = _DocxReader(document, PageBuilder(file, PageKind.SECTION))
        return reader.read()


class _DocxReader:
    def __init__(self, document: Document, builder: PageBuilder) -> None:
        self._document = document
        self._builder = builder
        self._styles = Styles(document.styles.element)
        self._numbering = Numbering(_part_root(document, RELATIONSHIP_TYPE.NUMBERING))
        self._notes = _read_notes(document, self._styles)
        self._pending_notes: list[str] = []
        self._fields: list[bool] = []
        self._title = ""
        self._caption = ""
        self._styled = False
        self._numbered_level = 1

    def read(self) -> ReadDocument:
        body = self._document.element.body
        self._styled = self._has_heading_styles()
        self._write_blocks(body)
        self._write_pending_notes()
        properties = self._document.core_properties
        return self._builder.document(self._title, property_title=telling_title(properties.title))

    def _has_heading_styles(self) -> bool:
        headings = characters = 0
        for paragraph in self._document.element.body.iter(qn("w:p")):
            length = sum(len(text.text or "") for text in paragraph.iter(qn("w:t")))
            characters += length
            headings += bool(length and self._styles.of_paragraph(paragraph).level)
        return headings * _CHARACTERS_A_HEADING >= max(characters, _CHARACTERS_A_HEADING)

    def _write_blocks(self, parent: etree._Element) -> None:
        for block in _blocks(parent):
            if block.tag == qn("w:p"):
                self._write_paragraph(block)
            else:
                self._write_table(block)

    def _write_paragraph(self, paragraph: etree._Element) -> None:
        style = self._styles.of_paragraph(paragraph)
        read = read_paragraph(paragraph, style, self._styles, self._fields)
        text = clean_line(read.text)
        if text and not style.is_contents:
            self._write_text(read, style)
        for box in read.boxes:
            self._write_blocks(box)
        self._pending_notes += [note for key in read.notes if (note := self._notes.pop(key, ""))]

    def _write_text(self, read: ParagraphText, style: ParagraphStyle) -> None:
        number = self._numbering.number(style.list_id, style.list_level) if style.list_id else ""
        text = clean_line(read.text)
        numbered = f"{number} {text}" if number else text
        level = self._heading_level(numbered, read, style)
        if style.is_title and not self._title:
            self._title = text
        self._caption = text if style.is_caption else ""
        if level:
            self._write_pending_notes()
            self._builder.heading(numbered, level)
        elif style.list_id or style.is_list:
            # A lone "2." or "b)" is only a place in a list; "5.2.1" names a clause.
            self._builder.list_item(numbered if number.strip(".").count(".") else text)
        else:
            self._builder.paragraph(read.text)

    def _heading_level(self, text: str, read: ParagraphText, style: ParagraphStyle) -> int:
        if len(text) > _LONGEST_HEADING:
            return 0
        if style.is_title:
            return 1
        if style.level or self._styled or not (read.bold or text.isupper()):
            return style.level
        return self._drawn_heading_level(text, read, style)

    def _drawn_heading_level(self, text: str, read: ParagraphText, style: ParagraphStyle) -> int:
        """The level of a heading only set in bold or capitals: by its number, or below the last numbered one."""
        level = heading_level(text)
        if level:
            self._numbered_level = level
        elif read.bold and not style.list_id and is_drawn_heading(text):
            level = self._numbered_level + 1
        return level or 0

    def _write_pending_notes(self) -> None:
        notes, self._pending_notes = self._pending_notes, []
        for note in notes:
            self._builder.paragraph(note)

    def _write_table(self, table: etree._Element) -> None:
        rows = list(_rows(table))
        cells = [cell for row in rows for cell in _cells(row)]
        if max((len(_cells(row)) for row in rows), default=0) < 2 or _is_layout(rows):
            for cell in cells:
                self._write_blocks(cell)
            return
        caption, self._caption = self._caption, ""
        write_table(self._builder, self._read_rows(rows), caption)
        for cell in cells:
            for inner in cell.iterchildren(qn("w:tbl")):
                self._write_table(inner)

    def _read_rows(self, rows: list[etree._Element]) -> list[TableRow]:
        read: list[TableRow] = []
        for row in rows:
            may_be_header = not read or (read[-1].header and _goes_on_from_above(row))
            read.append(self._read_row(row, may_be_header))
        return read

    def _read_row(self, row: etree._Element, may_be_header: bool) -> TableRow:
        texts, bold = [], []
        for cell in _cells(row):
            read = [self._read_in_cell(paragraph) for paragraph in _blocks(cell) if paragraph.tag == qn("w:p")]
            texts.append("\n".join(part.text for part in read))
            bold += [part.bold for part in read if part.text.strip()]
        marked = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        return TableRow(tuple(texts), marked or (may_be_header and bool(bold) and all(bold)))

    def _read_in_cell(self, paragraph: etree._Element) -> ParagraphText:
        style = self._styles.of_paragraph(paragraph)
        read = read_paragraph(paragraph, style, self._styles, self._fields)
        number = self._numbering.number(style.list_id, style.list_level) if style.list_id and read.text.strip() else ""
        self._pending_notes += [note for key in read.notes if (note := self._notes.pop(key, ""))]
        return ParagraphText(f"{number} {read.text}" if number else read.text, read.bold)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a body, a cell or a text box, through what wraps them."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in _WRAPPERS or (child.tag == qn("w:sdt") and not _is_contents(child)):
            yield from _blocks(child)
        elif child.tag == _ALTERNATE and (choice := child.find(_CHOICE)) is not None:
            yield from _blocks(choice)


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and (gallery.get(qn("w:val")) or "").lower() in _CONTENTS_GALLERIES


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == qn("w:tr"):
            if child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                yield child
        elif child.tag in _WRAPPERS or child.tag == qn("w:sdt"):
            yield from _rows(child)


def _cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row; one that goes on from the row above stands there empty, not repeated."""
    cells: list[etree._Element] = []
    for child in row:
        if child.tag == qn("w:tc"):
            cells.append(etree.Element(qn("w:tc")) if _goes_on(child) else child)
        elif child.tag in _WRAPPERS or child.tag == qn("w:sdt"):
            cells += _cells(child)
    return cells


def _goes_on(cell: etree._Element) -> bool:
    """Whether a cell is merged with the one above."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val")) != "restart"


def _goes_on_from_above(row: etree._Element) -> bool:
    first = row.find(qn("w:tc"))
    return first is not None and _goes_on(first)


def _is_layout(rows: list[etree._Element]) -> bool:
    """Whether a table only places things on the page: one row, holding tables."""
    return len(rows) == 1 and any(cell.find(qn("w:tbl")) is not None for cell in _cells(rows[0]))


def _part_root(document: Document, kind: str) -> etree._Element | None:
    for relation in document.part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _read_notes(document: Document, styles: Styles) -> dict[str, str]:
    """The texts of footnotes and endnotes by their reference, "footnote 3"."""
    notes: dict[str, str] = {}
    for kind, tag in ((RELATIONSHIP_TYPE.FOOTNOTES, "w:footnote"), (RELATIONSHIP_TYPE.ENDNOTES, "w:endnote")):
        root = _part_root(document, kind)
        for note in [] if root is None else root.iterchildren(qn(tag)):
            paragraphs = (read_paragraph(block, ParagraphStyle(), styles, []) for block in note.iter(qn("w:p")))
            notes[f"{tag} {note.get(qn('w:id'))}"] = "\n".join(paragraph.text for paragraph in paragraphs)
    return notes
