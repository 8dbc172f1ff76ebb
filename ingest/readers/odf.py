"""What OpenDocument texts and spreadsheets share: opening, styles, the visible text of a paragraph, table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from odfdo import Document, Element

_REMARKS = (
    "office:annotation",
    "office:annotation-end",
    "text:tracked-changes",
    "text:note-citation",
    "text:ruby-text",
)
_CONDITIONAL = ("text:hidden-text", "text:conditional-text")
_DECLARATIONS = ("text:sequence-decls", "text:variable-decls", "text:user-field-decls", "office:event-listeners")
_NOT_READ = frozenset(
    (*_REMARKS, *_CONDITIONAL, *_DECLARATIONS, "office:forms", "text:script", "svg:title", "svg:desc")
)
_GAPS = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_ROW_GROUPS = frozenset(("table:table-header-rows", "table:table-rows", "table:table-row-group"))
_MOST_REPEATED = 200
_KEPT = ("text:display", "table:display", "fo:font-weight", "fo:color", "fo:background-color", "fo:font-size")
_WHITE = re.compile(r"#(?:f[0-9a-f]){3}", re.I)
_POINTS = re.compile(r"(\d+(?:\.\d+)?)pt")
_SMALLEST = 2.0
"""In points."""
_STYLES_ABOVE, _DRAWN_ABOVE = "ancestor::*/@text:style-name | ancestor::*/@table:style-name", "ancestor::draw:*"
"""Not by `Element.parent`, which makes a table anew, with all its rows, each time that one of them asks for it."""


@dataclass(frozen=True, slots=True)
class OdfParagraph:
    """A paragraph's text, whether all of it is bold, its notes and the text boxes anchored in it."""

    text: str
    bold: bool
    notes: tuple[str, ...]
    boxes: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class OdfRow:
    cells: tuple[Element, ...]
    header: bool
    repeated: int


@dataclass(slots=True)
class _Gathered:
    parts: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class OdfStyles:
    """The styles of a document by name: what each is based on, whether it hides its text or sets it bold.

    `white_paper` is False where a page has a colour of its own, on which white text may be read.
    """

    def __init__(self, document: Document) -> None:
        self._parents: dict[str, str] = {}
        self._settings: dict[str, dict[str, str]] = {}
        self.display_names: dict[str, str] = {}
        self.white_paper = True
        for style in document.get_styles():
            if style.tag == "style:page-layout":
                self.white_paper = self.white_paper and not _is_colour(_settings(style).get("fo:background-color", ""))
            name = attribute(style, "style:name")
            if name and style.tag == "style:style":
                self._parents[name] = attribute(style, "style:parent-style-name")
                self._settings[name] = _settings(style)
                self.display_names[name] = attribute(style, "style:display-name") or name.replace("_20_", " ")

    def lineage(self, name: str) -> list[str]:
        """A style's name, then those it is based on, nearest first."""
        names: list[str] = []
        while name and name not in names:
            names.append(name)
            name = self._parents.get(name, "")
        return names

    def is_hidden(self, name: str) -> bool:
        size = _POINTS.fullmatch(self._setting(name, "fo:font-size"))
        return self._setting(name, "text:display") == "none" or (size is not None and float(size[1]) < _SMALLEST)

    def is_white(self, name: str) -> bool:
        """Whether its text can only be read on a colour, and it brings none."""
        return bool(_WHITE.fullmatch(self._setting(name, "fo:color"))) and not self.is_coloured(name)

    def is_coloured(self, name: str) -> bool:
        """Whether it colours what its text stands on."""
        return _is_colour(self._setting(name, "fo:background-color"))

    def is_hidden_table(self, name: str) -> bool:
        return self._setting(name, "table:display") == "false"

    def is_bold(self, name: str) -> bool:
        return self._setting(name, "fo:font-weight") in ("bold", "600", "700", "800", "900")

    def _setting(self, name: str, key: str) -> str:
        return next(
            (self._settings[style][key] for style in self.lineage(name) if key in self._settings.get(style, {})), ""
        )


def open_odf(path: Path) -> Document:
    return Document(str(path))


def attribute(element: Element, name: str) -> str:
    return element.get_attribute_string(name) or ""


def count_attribute(element: Element, name: str, most: int = _MOST_REPEATED) -> int:
    """A repetition attribute: at least 1, never more than `most` whatever the file claims."""
    value = attribute(element, name)
    return min(max(int(value), 1), most) if value.isdigit() else 1


def _settings(style: Element) -> dict[str, str]:
    settings: dict[str, str] = {}
    for properties in style.children:
        for key in _KEPT:
            if value := attribute(properties, key):
                settings[key] = value
    return settings


def read_odf_paragraph(paragraph: Element, styles: OdfStyles) -> OdfParagraph:
    """What a reader sees of a paragraph: its text, whether all of it is bold, its notes and its text boxes."""
    gathered = _Gathered()
    style = attribute(paragraph, "text:style-name")
    if not (_is_unseen(paragraph, style, styles) or _hides_paragraph(paragraph)):
        _gather(paragraph, styles, styles.is_bold(style), gathered)
    bold = bool(gathered.bold) and all(gathered.bold)
    return OdfParagraph("".join(gathered.parts), bold, tuple(gathered.notes), tuple(gathered.boxes))


def _is_unseen(element: Element, style: str, styles: OdfStyles) -> bool:
    return styles.is_hidden(style) or (
        styles.is_white(style) and styles.white_paper and not _stands_on_colour(element, styles)
    )


def _stands_on_colour(element: Element, styles: OdfStyles) -> bool:
    """Whether white text may be read there: in a drawn box, or in a coloured paragraph, cell or table."""
    names = map(str, element.xpath(_STYLES_ABOVE))
    return bool(element.get_elements(_DRAWN_ABOVE)) or any(styles.is_coloured(name) for name in names)


def _is_colour(value: str) -> bool:
    return value not in ("", "transparent") and not _WHITE.fullmatch(value)


def _hides_paragraph(paragraph: Element) -> bool:
    marks = (child for child in paragraph.children if child.tag == "text:hidden-paragraph")
    return any(attribute(mark, "text:is-hidden") == "true" for mark in marks)


def _gather(element: Element, styles: OdfStyles, bold: bool, gathered: _Gathered) -> None:
    _add(element.text, bold, gathered)
    for child in element.children:
        _gather_child(child, styles, bold, gathered)
        _add(child.tail, bold, gathered)


def _gather_child(child: Element, styles: OdfStyles, bold: bool, gathered: _Gathered) -> None:
    style = attribute(child, "text:style-name")
    if child.tag in _GAPS:
        gathered.parts.append(_GAPS[child.tag])
    elif child.tag == "text:note":
        gathered.notes += [odf_text(body, styles) for body in child.children if body.tag == "text:note-body"]
    elif child.tag.startswith("draw:"):
        gathered.boxes += _text_boxes(child)
    elif child.tag not in _NOT_READ and not _is_unseen(child, style, styles):
        _gather(child, styles, styles.is_bold(style) or bold, gathered)


def _add(text: str | None, bold: bool, gathered: _Gathered) -> None:
    if text:
        # A line end in the file is only a space to the reader.
        gathered.parts.append(text.replace("\n", " "))
        if text.strip():
            gathered.bold.append(bold)


def _text_boxes(drawn: Element) -> Iterator[Element]:
    if drawn.tag == "draw:text-box":
        yield drawn
        return
    for child in drawn.children:
        if child.tag.startswith("draw:"):
            yield from _text_boxes(child)


def odf_text(element: Element, styles: OdfStyles) -> str:
    """The paragraphs below `element`, a line each, tables inside it left out."""
    lines = []
    for child in element.children:
        if child.tag in ("text:p", "text:h"):
            lines.append(read_odf_paragraph(child, styles).text)
        elif child.tag != "table:table" and child.tag not in _NOT_READ:
            lines.append(odf_text(child, styles))
    return "\n".join(line for line in lines if line)


def odf_rows(table: Element, header: bool = False) -> Iterator[OdfRow]:
    """The rows of a table that are shown; the many empty ones that a program adds are for the caller to skip."""
    is_folded = attribute(table, "table:display") == "false"
    for child in table.children:
        if child.tag in _ROW_GROUPS:
            yield from odf_rows(child, header or child.tag == "table:table-header-rows")
        elif child.tag == "table:table-row" and not _is_hidden_row(child, is_folded):
            cells = tuple(
                cell for cell in child.children if cell.tag in ("table:table-cell", "table:covered-table-cell")
            )
            yield OdfRow(cells, header, count_attribute(child, "table:number-rows-repeated"))


def _is_hidden_row(row: Element, is_folded: bool) -> bool:
    """Whether it is filtered out or hidden; one in a group that is folded opens at a click, and is read."""
    visibility = attribute(row, "table:visibility")
    return visibility == "filter" or (visibility == "collapse" and not is_folded)
