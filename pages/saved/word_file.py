"""A Word file being written: headings, paragraphs, links and tables in Word's own styles, in its reader's language.

What documents say is text of the file and nothing else, without what XML or the order of reading cannot bear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document as File
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import SubElement, _Element

from pages.shown.column_widths import room_needed, shared_out

QUOTE, REFERENCE, BULLET, PLACE = "Quote", "Reference", "List Bullet", "Place"
COMPARED, COMPARED_TITLE = "Compared", "Compared title"
"""Styles of paragraphs."""
TEXT_WIDTH = Cm(16)
_CHARACTER = Cm(0.2)
"""A letter of small print, in the wider of the typefaces that it may be shown in."""
_LINK, _GRID = "Hyperlink", "Table Grid"
_PAGE_WIDTH, _PAGE_HEIGHT, _MARGIN, _INDENT = Cm(21), Cm(29.7), Cm(2.5), Cm(0.75)
_LINK_COLOUR = RGBColor(0x0B, 0x61, 0x57)
_SHADE = "F3F0E8"
_SPELLING = {"fr": "fr-FR", "en": "en-GB"}
_UNFIT = re.compile(
    "[^\t\n\u0020-\u061b\u061d-\u200a\u200c\u200d\u2010-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)
"""What XML forbids, what nobody sees, and the marks by which words are read in another order than they are written."""
_LONGEST_PROPERTY = 255


class WordFile:
    """The file; `spoken` is everywhere the language of the words, "" for that of the file."""

    def __init__(self, title: str, language: str) -> None:
        self._file = docx.Document()
        self._language = language
        self._style_ids: dict[str, str] = {}
        _forget_template(self._file)
        _set_properties(self._file, title, language)
        _set_spelling(self._file, _SPELLING[language])
        _set_page(self._file)
        _set_styles(self._file)

    def content(self) -> bytes:
        content = BytesIO()
        self._file.save(content)
        return content.getvalue()

    def heading(self, text: str, level: int, spoken: str = "") -> Paragraph:
        """A new heading, to which something may be added."""
        paragraph = self._file.add_paragraph()
        self._give_style(paragraph, f"Heading {level}")
        self.write(paragraph, _in_one_line(text), spoken)
        return paragraph

    def paragraph(
        self, text: str = "", style: str = "Normal", spoken: str = "", cell: _Cell | None = None
    ) -> Paragraph:
        """A new paragraph of the file, or of a cell; each line of `text` is one of it."""
        paragraph = cell.paragraphs[-1] if cell else None
        if paragraph is None or paragraph.runs or paragraph.hyperlinks:
            paragraph = (cell or self._file).add_paragraph()
        self._give_style(paragraph, style)
        self.write(paragraph, text, spoken)
        return paragraph

    def write(self, paragraph: Paragraph, text: str, spoken: str = "", *, is_bold: bool = False) -> None:
        """Adds words to a paragraph."""
        if text:
            run = paragraph.add_run(clean(text))
            run.bold = is_bold or None
            self._say_language(run, spoken)

    def link(self, paragraph: Paragraph, text: str, address: str) -> None:
        """Adds a link to a paragraph."""
        run = paragraph.add_run(clean(text), _LINK)
        link: _Element = SubElement(paragraph._p, qn("w:hyperlink"))
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(run._r)

    def table(self, widths: Iterable[Length], cell: _Cell | None = None) -> Table:
        """An empty table of columns as wide as that, of the file or of a cell."""
        last = cell.paragraphs[-1] if cell else None
        table: Table = cell.add_table(0, 0) if cell else self._file.add_table(0, 0)
        if last is not None and not last.text and not _is_table(last._p.getprevious()):
            last._p.getparent().remove(last._p)  # the table adds one behind itself
        table.style = _GRID
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        for width in widths:
            table.add_column(width)
        return table

    def head(self, table: Table, names: Iterable[str], spoken: str = "", style: str = "Normal") -> None:
        """Adds the row that names the columns, which is repeated on every page and told as such to who hears it."""
        for cell, name in zip(self.cells(table), names, strict=True):
            self.write(self.paragraph(style=style, cell=cell), name, spoken, is_bold=True)
        SubElement(table.rows[-1]._tr.get_or_add_trPr(), qn("w:tblHeader"))

    def cells(self, table: Table, *, is_long: bool = False) -> Sequence[_Cell]:
        """Adds an empty row, which a page shows whole if it can, unless it `is_long`: its cells."""
        add_row: Callable[[], _Row] = table.add_row
        row = add_row()
        if not is_long:
            SubElement(row._tr.get_or_add_trPr(), qn("w:cantSplit"))
        return row.cells

    def cell_across(self, table: Table) -> _Cell:
        """Adds a row of one empty cell as wide as the table, which stands out among the others."""
        first, *others = self.cells(table)
        across = first.merge(others[-1]) if others else first
        shading: _Element = SubElement(across._tc.get_or_add_tcPr(), qn("w:shd"))
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
            shading.set(qn(f"w:{name}"), value)
        return across

    def row(self, table: Table, texts: Iterable[str], spoken: str = "", style: str = "Normal") -> None:
        """Adds a row of these cells; one of fewer cells than there are columns ends with one that is wider."""
        cells = self.cells(table)
        written = list(zip(cells, texts, strict=False))
        for cell, text in written:
            self.paragraph(text, style, spoken, cell)
        if len(written) < len(cells):
            written[-1][0].merge(cells[-1])

    def _give_style(self, paragraph: Paragraph, style: str) -> None:
        """Sets the style by its identifier: python-docx looks it up among all of them for every paragraph."""
        if style not in self._style_ids:
            self._style_ids[style] = self._file.styles[style].style_id
        paragraph._p.style = None if style == "Normal" else self._style_ids[style]

    def _say_language(self, run: Run, spoken: str) -> None:
        """Tells Word by which dictionary to check the words, where it is not that of the file."""
        code = _SPELLING.get(spoken)
        if code and spoken != self._language:
            SubElement(run._r.get_or_add_rPr(), qn("w:lang")).set(qn("w:val"), code)


def column_widths(rows: Sequence[Sequence[str]], room: Length) -> list[Length]:
    """How wide the columns of a table of small print are, which fills the room; none where words would be cut in it."""
    characters = room / _CHARACTER
    if room_needed(rows) > characters:
        return []
    return [Length(round(width * _CHARACTER)) for width in shared_out(rows, characters)]


def _is_table(element: _Element | None) -> bool:
    """Word makes one of two tables that no paragraph parts."""
    return element is not None and element.tag == qn("w:tbl")


def clean(text: str) -> str:
    """The text without what no file of this kind can hold."""
    return _UNFIT.sub("", text)


def _in_one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _forget_template(file: File) -> None:
    """Takes out the picture that the template of python-docx brings with it; Word opens the file as one of today."""
    relations = file.part.package.rels if file.part.package else {}
    for name in [name for name, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(name)
    for setting in file.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _set_properties(file: File, title: str, language: str) -> None:
    properties, now = file.core_properties, datetime.now(UTC)
    properties.title = _in_one_line(title)[:_LONGEST_PROPERTY]
    properties.author, properties.last_modified_by, properties.comments = "Partage", "Partage", ""
    properties.language = _SPELLING[language]
    properties.created = properties.modified = now


def _set_spelling(file: File, code: str) -> None:
    for mark in file.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), code)
    for mark in file.settings.element.iter(qn("w:themeFontLang")):
        mark.set(qn("w:val"), code)


def _set_page(file: File) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = _PAGE_WIDTH, _PAGE_HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN


def _set_styles(file: File) -> None:
    quote = file.styles[QUOTE]
    quote.paragraph_format.left_indent = _INDENT
    quote.paragraph_format.keep_with_next = True
    quote.paragraph_format.space_after = Pt(4)
    reference = file.styles.add_style(REFERENCE, WD_STYLE_TYPE.PARAGRAPH)
    reference.base_style = file.styles["Normal"]
    reference.font.size = Pt(9)
    reference.paragraph_format.left_indent = _INDENT
    compared = file.styles.add_style(COMPARED, WD_STYLE_TYPE.PARAGRAPH)
    compared.base_style = file.styles["Normal"]
    compared.font.size = Pt(9)
    compared.paragraph_format.space_after = Pt(3)
    title = file.styles.add_style(COMPARED_TITLE, WD_STYLE_TYPE.PARAGRAPH)
    title.base_style = compared
    title.paragraph_format.keep_with_next = True
    place = file.styles.add_style(PLACE, WD_STYLE_TYPE.PARAGRAPH)
    place.base_style = file.styles["Normal"]
    place.font.size = Pt(9)
    place.paragraph_format.space_after = Pt(6)
    link = file.styles.add_style(_LINK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.underline = True
    link.font.color.rgb = _LINK_COLOUR
