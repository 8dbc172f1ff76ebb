"""Presentations (PPTX): a page for each slide, its texts from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.table import Table
from pptx.text.text import TextFrame

from corpus.models import PageKind
from ingest.archives import check_archive, damage_reported
from ingest.document import ReadDocument
from ingest.plain_text import clean_line
from ingest.readers.page_builder import PageBuilder
from ingest.readers.tables import TableRow, write_table
from ingest.readers.titles import telling_title

_FURNITURE = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.HEADER}
# Two shapes less than this far apart in height stand on one line (a twentieth of an inch, in EMU).
_SAME_LINE = 914_400 // 20


def read_pptx(path: Path, file: str) -> ReadDocument:
    check_archive(path, file)
    with damage_reported(file):
        presentation = pptx.Presentation(str(path))
        builder = PageBuilder(file, PageKind.SLIDE)
        for slide in presentation.slides:
            _write_slide(builder, slide)
        return builder.document(property_title=telling_title(presentation.core_properties.title))


def _write_slide(builder: PageBuilder, slide: Slide) -> None:
    """Writes one slide; a hidden one keeps its number, so that those after it keep theirs, but not its text."""
    title = slide.shapes.title
    name = clean_line(title.text_frame.text) if title is not None else ""
    hidden = slide.element.get("show") in ("0", "false")
    builder.start_page("" if hidden else name)
    if hidden:
        return
    builder.heading(name, 1)
    for shape in _in_reading_order(slide.shapes):
        if title is None or shape.shape_id != title.shape_id:
            _write_shape(builder, shape)


def _in_reading_order(shapes: Iterable[BaseShape]) -> list[BaseShape]:
    return sorted(shapes, key=lambda shape: ((shape.top or 0) // _SAME_LINE, shape.left or 0))


def _write_shape(builder: PageBuilder, shape: BaseShape) -> None:
    if isinstance(shape, GroupShape):
        for inner in _in_reading_order(shape.shapes):
            _write_shape(builder, inner)
    elif getattr(shape, "has_table", False):
        write_table(builder, list(_rows(shape.table)))  # type: ignore[attr-defined]
    elif shape.has_text_frame and not _is_furniture(shape):
        _write_text(builder, shape.text_frame)  # type: ignore[attr-defined]


def _is_furniture(shape: BaseShape) -> bool:
    return shape.is_placeholder and shape.placeholder_format.type in _FURNITURE


def _write_text(builder: PageBuilder, frame: TextFrame) -> None:
    paragraphs = [paragraph for paragraph in frame.paragraphs if clean_line(paragraph.text)]
    for paragraph in paragraphs:
        if len(paragraphs) > 1 and len(clean_line(paragraph.text)) <= 400:
            builder.list_item(paragraph.text)
        else:
            builder.paragraph(paragraph.text)


def _rows(table: Table) -> Iterator[TableRow]:
    for place, row in enumerate(table.rows):
        cells = tuple("" if cell.is_spanned else cell.text for cell in row.cells)
        yield TableRow(cells, header=place == 0 and table.first_row)
