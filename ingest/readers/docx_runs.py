"""The visible text of one Word paragraph: insertions read; deletions, tables of contents and what is hidden not.

Hidden is what Word hides, and what is too small to see or white on white.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

from ingest.readers.docx_styles import ParagraphStyle, Styles, is_shade

_WRAPPERS = {
    qn(tag)
    for tag in ("w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:customXml")
} | {qn("w:bdo"), qn("w:dir")}
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_REPLACEMENTS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:cr"): "\n",
    qn("w:br"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_NOTES = {qn("w:footnoteReference"): "w:footnote", qn("w:endnoteReference"): "w:endnote"}
_DRAWN = {qn("w:drawing"), qn("w:pict"), qn("w:object"), f"{_COMPATIBILITY}AlternateContent"}


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """A paragraph's text, whether all of it is bold, the notes it calls and the text boxes anchored in it."""

    text: str
    bold: bool = False
    notes: tuple[str, ...] = ()
    boxes: tuple[etree._Element, ...] = ()


@dataclass(slots=True)
class _Gathered:
    parts: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def read_paragraph(
    paragraph: etree._Element, style: ParagraphStyle, styles: Styles, fields: list[bool]
) -> ParagraphText:
    """Reads a paragraph; `fields`, kept up to date, are the fields open around it, True for a table of contents."""
    gathered = _Gathered()
    for run in _runs(paragraph):
        if str(run.tag).startswith(_MATH):
            gathered.parts.append("".join(text.text or "" for text in run.iter(f"{_MATH}t")))
        else:
            _read_run(run, styles.of_run(run, style), styles, fields, gathered)
    bold = bool(gathered.bold) and all(gathered.bold)
    return ParagraphText("".join(gathered.parts), bold, tuple(gathered.notes), tuple(gathered.boxes))


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == qn("w:r") or child.tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _runs(child)


def _read_run(
    run: etree._Element, style: ParagraphStyle, styles: Styles, fields: list[bool], gathered: _Gathered
) -> None:
    is_hidden = style.hidden or (style.white and not style.shaded and not _stands_on_colour(run, styles))
    for child in run:
        if child.tag in (qn("w:fldChar"), qn("w:instrText")):
            _follow_field(child, fields)
        elif any(fields) or is_hidden:
            continue
        elif child.tag == qn("w:t"):
            gathered.parts.append(child.text or "")
            if (child.text or "").strip():
                gathered.bold.append(style.bold)
        elif child.tag in _REPLACEMENTS:
            gathered.parts.append(_REPLACEMENTS[child.tag])
        elif child.tag in _NOTES:
            gathered.notes.append(f"{_NOTES[child.tag]} {child.get(qn('w:id'))}")
        elif child.tag in _DRAWN:
            gathered.boxes += _text_boxes(child)


def _stands_on_colour(run: etree._Element, styles: Styles) -> bool:
    """Whether white text may be read there: in a coloured cell, a table that colours some, a box, on coloured paper."""
    for above in run.iterancestors():
        if above.tag == qn("w:txbxContent"):
            return True
        if above.tag == qn("w:document"):
            return above.find(qn("w:background")) is not None
        if above.tag == qn("w:tc") and is_shade(above.find(f"{qn('w:tcPr')}/{qn('w:shd')}")):
            return True
        table_style = above.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        if table_style is not None and styles.shade_a_table(table_style.get(qn("w:val"))):
            return True
    return False


def _follow_field(mark: etree._Element, fields: list[bool]) -> None:
    kind = mark.get(qn("w:fldCharType"))
    if mark.tag == qn("w:instrText"):
        if fields and (mark.text or "").strip().upper().startswith(("TOC", "INDEX")):
            fields[-1] = True
    elif kind == "begin":
        fields.append(False)
    elif kind == "end" and fields:
        fields.pop()


def _text_boxes(drawn: etree._Element) -> list[etree._Element]:
    """The outermost text boxes of a drawing, without the copies kept for older versions of Word."""
    boxes = []
    for box in drawn.iter(qn("w:txbxContent")):
        above = {ancestor.tag for ancestor in box.iterancestors()}
        if f"{_COMPATIBILITY}Fallback" not in above and qn("w:txbxContent") not in above:
            boxes.append(box)
    return boxes
