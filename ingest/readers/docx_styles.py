"""What a Word paragraph inherits from its style: its rank among headings, its list, and whether it is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from docx.oxml.ns import qn
from lxml import etree

_HEADING_NAME = re.compile(r"(?:heading|titre|title)\s*([1-9])", re.I)
_TITLE_NAME = re.compile(r"titre(?: principal)?|title", re.I)
_CONTENTS_NAME = re.compile(
    r"(?:toc|tm|contents|table of (?:contents|figures)|table des (?:mati[èe]res|illustrations))\b.*", re.I
)
_CAPTION_NAME = re.compile(r"(?:caption|l[ée]gende)\b.*", re.I)
_LIST_NAME = re.compile(r"(?:list|liste|puce)\b.*", re.I)
_BODY_LEVEL = 9
_NEARLY_WHITE = re.compile(r"(?:[fF][0-9a-fA-F]){3}")
_SMALLEST = 4
"""In half points."""
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """`level` is a heading's depth, 0 for other text; `list_id` and `list_level` name a list of `numbering.xml`.

    `white` text can only be read where it is `shaded`, or where what it stands on is.
    """

    name: str = ""
    level: int = 0
    list_id: str = ""
    list_level: int = 0
    hidden: bool = False
    bold: bool = False
    white: bool = False
    shaded: bool = False

    @property
    def is_title(self) -> bool:
        return bool(_TITLE_NAME.fullmatch(self.name))

    @property
    def is_contents(self) -> bool:
        return bool(_CONTENTS_NAME.fullmatch(self.name))

    @property
    def is_caption(self) -> bool:
        return bool(_CAPTION_NAME.fullmatch(self.name))

    @property
    def is_list(self) -> bool:
        return bool(_LIST_NAME.fullmatch(self.name))


class Styles:
    """The styles of a document by their id, each with what it inherits."""

    def __init__(self, root: etree._Element) -> None:
        self._elements = {style.get(qn("w:styleId")): style for style in root.iterchildren(qn("w:style"))}
        self._default = next(
            (key for key, style in self._elements.items() if _is_default_paragraph(style)),
            None,
        )
        self._known: dict[str | None, ParagraphStyle] = {}

    def of_paragraph(self, paragraph: etree._Element) -> ParagraphStyle:
        """The style of a paragraph with the paragraph's own settings laid over it."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return self._style(self._default)
        return _with_settings(self._style(_value(properties.find(qn("w:pStyle"))) or self._default), properties)

    def of_run(self, run: etree._Element, inherited: ParagraphStyle) -> ParagraphStyle:
        """`inherited` with a run's character style and own settings laid over it: what hides it, what sets it bold."""
        properties = run.find(qn("w:rPr"))
        if properties is None:
            return inherited
        character = self._style(_value(properties.find(qn("w:rStyle"))))
        base = replace(
            inherited,
            hidden=inherited.hidden or character.hidden,
            bold=inherited.bold or character.bold,
            white=inherited.white or character.white,
            shaded=inherited.shaded or character.shaded,
        )
        return _with_character_settings(base, properties)

    def shade_a_table(self, key: str | None) -> bool:
        """Whether a table of that style has cells of another colour than the paper's."""
        element = self._elements.get(key)
        return element is not None and any(map(is_shade, element.iter(qn("w:shd"))))

    def _style(self, key: str | None) -> ParagraphStyle:
        if key not in self._known:
            self._known[key] = ParagraphStyle()  # ends a style that is based on itself
            self._known[key] = self._inherit(self._elements[key]) if key in self._elements else ParagraphStyle()
        return self._known[key]

    def _inherit(self, element: etree._Element) -> ParagraphStyle:
        name = _value(element.find(qn("w:name"))) or ""
        style = replace(self._style(_value(element.find(qn("w:basedOn")))), name=name)
        if found := _HEADING_NAME.fullmatch(name):
            style = replace(style, level=int(found[1]))
        for tag in ("w:pPr", "w:rPr"):
            properties = element.find(qn(tag))
            if properties is not None:
                lay = _with_settings if tag == "w:pPr" else _with_character_settings
                style = lay(style, properties)
        return style


def _with_settings(style: ParagraphStyle, properties: etree._Element) -> ParagraphStyle:
    outline = _value(properties.find(qn("w:outlineLvl")))
    if outline is not None and outline.isdigit():
        style = replace(style, level=int(outline) + 1 if int(outline) < _BODY_LEVEL else 0)
    style = replace(style, shaded=style.shaded or is_shade(properties.find(qn("w:shd"))))
    numbering = properties.find(qn("w:numPr"))
    if numbering is None:
        return style
    list_id = _value(numbering.find(qn("w:numId")))
    list_level = _value(numbering.find(qn("w:ilvl")))
    return replace(
        style,
        list_id=style.list_id if list_id is None else list_id.strip("0") and list_id,
        list_level=int(list_level) if list_level and list_level.isdigit() else style.list_level,
    )


def _with_character_settings(style: ParagraphStyle, properties: etree._Element) -> ParagraphStyle:
    colour, size = _value(properties.find(qn("w:color"))), _value(properties.find(qn("w:sz"))) or ""
    is_marked = is_shade(properties.find(qn("w:shd"))) or properties.find(qn("w:highlight")) is not None
    return replace(
        style,
        hidden=_is_on(properties.find(qn("w:vanish")), style.hidden) or (size.isdigit() and int(size) < _SMALLEST),
        bold=_is_on(properties.find(qn("w:b")), style.bold),
        white=style.white if colour is None else bool(_NEARLY_WHITE.fullmatch(colour)),
        shaded=style.shaded or is_marked,
    )


def is_shade(element: etree._Element | None) -> bool:
    """Whether a `w:shd` colours what stands before it."""
    fill = "auto" if element is None else element.get(qn("w:fill")) or "auto"
    return fill != "auto" and not _NEARLY_WHITE.fullmatch(fill)


def _is_on(element: etree._Element | None, inherited: bool) -> bool:
    return inherited if element is None else _value(element) not in _OFF


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(qn("w:val"))


def _is_default_paragraph(style: etree._Element) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")
