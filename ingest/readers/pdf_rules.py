"""The straight edges drawn on a PDF page, from which ruled tables are recognised."""

from __future__ import annotations

import math
from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_THICKEST = 3.0
_SHORTEST = 4.0
_FORM_DEPTH = 4
_MOST_OBJECTS = 20_000
_MOST_POINTS = 400

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight edge, drawn by itself or as the side of a rectangle."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.y1 - self.y0


class View:
    """Turns pdfium's coordinates (points from the bottom left, before rotation) into those of the page as seen."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.quarter_turns = (page.get_rotation() // 90) % 4
        # Its media box intersected with its crop box, either of which it may inherit: what is drawn of it.
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, byref(box))
        self.left, self.bottom, self.right, self.top = box.left, box.bottom, box.right, box.top
        across, down = self.right - self.left, self.top - self.bottom
        self.width, self.height = (down, across) if self.quarter_turns % 2 else (across, down)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.quarter_turns == 1:
            return y - self.bottom, x - self.left
        if self.quarter_turns == 2:
            return self.right - x, y - self.bottom
        if self.quarter_turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        (xa, ya), (xb, yb) = self.point(left, bottom), self.point(right, top)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def is_upright(self, angle: float) -> bool:
        """Whether a letter drawn at `angle` (radians) reads level on the page as seen."""
        turned = (angle - self.quarter_turns * math.pi / 2) % (2 * math.pi)
        return bool(min(turned, 2 * math.pi - turned) < 0.2)


def page_rules(page: pdfium.PdfPage, view: View) -> Iterator[Rule]:
    """The level and upright edges of a page, thin rectangles counting as one."""
    paths = page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=_FORM_DEPTH)
    for seen, path in enumerate(paths):
        if seen >= _MOST_OBJECTS:
            return
        fill, stroke = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
        for corners in _pieces(path):
            yield from _edges(view.box(*corners), outlined=bool(stroke.value))


def _edges(box: Box, outlined: bool) -> Iterator[Rule]:
    x0, y0, x1, y1 = box
    thin_x, thin_y = x1 - x0 <= _THICKEST, y1 - y0 <= _THICKEST
    if thin_y and x1 - x0 >= _SHORTEST:
        yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    elif thin_x and y1 - y0 >= _SHORTEST:
        yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
    elif outlined and not thin_x and not thin_y:
        yield from (Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1), Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1))


def _pieces(path: pdfium.PdfObject) -> Iterator[Box]:
    """The boxes of a path's straight parts: the whole of a line or rectangle, each side of a longer path."""
    points = raw.FPDFPath_CountSegments(path)
    if points <= 5:
        yield _moved(path.get_bounds(), path.container)
        return
    corners: list[tuple[float, float] | None] = []
    for place in range(min(points, _MOST_POINTS)):
        corners.extend(_corner(raw.FPDFPath_GetPathSegment(path, place)))
    for before, after in pairwise(corners):
        if before and after:
            yield _moved((*before, *after), path)


def _corner(segment: raw.FPDF_PATHSEGMENT) -> Iterator[tuple[float, float] | None]:
    """The end of a segment; None before it where no straight line leads there."""
    x, y = c_float(), c_float()
    raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
    if raw.FPDFPathSegment_GetType(segment) != raw.FPDF_SEGMENT_LINETO:
        yield None
    yield x.value, y.value


def _moved(box: Box, holder: pdfium.PdfObject | None) -> Box:
    """A box in the coordinates of `holder`, put into those of the page."""
    left, bottom, right, top = box
    while holder is not None:
        matrix = holder.get_matrix()
        (xa, ya), (xb, yb) = matrix.on_point(left, bottom), matrix.on_point(right, top)
        left, bottom, right, top = xa, ya, xb, yb
        holder = holder.container
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
