"""Presentations (PPTX): a page for each slide, its texts from top to bottom.

Not read: notes, hidden slides and shapes, shapes beside the slide, letters too small to see. What stands behind a text
is not worked out, so white text is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.table import Table
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from corpus.models import PageKind
from ingest.archives import check_archive, damage_reported
from ingest.document import ReadDocument
from ingest.plain_text import clean_line
from ingest.readers.page_builder import PageBuilder
from ingest.readers.tables import TableRow, write_table
from ingest.readers.titles import telling_title

_FURNITURE = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.HEADER}
_SMALLEST = Pt(2)
# Two shapes less than this far apart in height stand on one line (a twentieth of an inch, in EMU).
_SAME_LINE = 914_400 // 20


def read_pptx(path: Path, file: str) -> ReadDocument:
    check_archive(path, file)
    with damage_reported(file):
        presentation = pptx.Presentation(str(path))
        builder = PageBuilder(file, PageKind.SLIDE)
        for slide in presentation.slides:
            _write_slide(builder, slide, (presentation.slide_width or 0, presentation.slide_height or 0))
        return builder.document(property_title=telling_title(presentation.core_properties.title))


def _write_slide(builder: PageBuilder, slide: Slide, size: tuple[int, int]) -> None:
    """Writes one slide; a hidden one keeps its number, so that those after it keep theirs, but not its text."""
    title = slide.shapes.title
    name = clean_line(title.text_frame.text) if title is not None else ""
    hidden = slide.element.get("show") in ("0", "false")
    builder.start_page("" if hidden else name)
    if hidden:
        return
    builder.heading(name, 1)
    for shape in _in_reading_order(slide.shapes):
        if (title is None or shape.shape_id != title.shape_id) and not _is_beside(shape, size):
            _write_shape(builder, shape)


def _in_reading_order(shapes: Iterable[BaseShape]) -> list[BaseShape]:
    return sorted(shapes, key=lambda shape: ((shape.top or 0) // _SAME_LINE, shape.left or 0))


def _write_shape(builder: PageBuilder, shape: BaseShape) -> None:
    if _is_hidden(shape):
        return
    if isinstance(shape, GroupShape):
        for inner in _in_reading_order(shape.shapes):
            _write_shape(builder, inner)
    elif getattr(shape, "has_table", False):
        write_table(builder, list(_rows(shape.table)))  # type: ignore[attr-defined]
    elif shape.has_text_frame and not _is_furniture(shape):
        _write_text(builder, shape.text_frame)  # type: ignore[attr-defined]


def _is_beside(shape: BaseShape, size: tuple[int, int]) -> bool:
    """Whether nothing of a shape is on the slide, where its place is known."""
    if None in (shape.left, shape.top, shape.width, shape.height) or 0 in size:
        return False
    across, down = size
    return shape.left >= across or shape.top >= down or shape.left + shape.width <= 0 or shape.top + shape.height <= 0


def _is_hidden(shape: BaseShape) -> bool:
    properties = shape._element.find(".//{*}cNvPr")
    return properties is not None and properties.get("hidden") in ("1", "true")


def _is_furniture(shape: BaseShape) -> bool:
    return shape.is_placeholder and shape.placeholder_format.type in _FURNITURE


def _write_text(builder: PageBuilder, frame: TextFrame) -> None:
    texts = [text for text in map(_seen_text, frame.paragraphs) if clean_line(text)]
    for text in texts:
        if len(texts) > 1 and len(clean_line(text)) <= 400:
            builder.list_item(text)
        else:
            builder.paragraph(text)


def _seen_text(paragraph: _Paragraph) -> str:
    sizes = [run.font.size for run in paragraph.runs]
    if all(size is None or size >= _SMALLEST for size in sizes):
        return paragraph.text
    return "".join(run.text for run in paragraph.runs if run.font.size is None or run.font.size >= _SMALLEST)


def _rows(table: Table) -> Iterator[TableRow]:
    for place, row in enumerate(table.rows):
        cells = tuple("" if cell.is_spanned else cell.text for cell in row.cells)
        yield TableRow(cells, header=place == 0 and table.first_row)
