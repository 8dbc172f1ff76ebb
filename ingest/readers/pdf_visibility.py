"""Which words of a PDF page a reader can see: the page is drawn, and a word without a trace of ink is not read.

One drawing tells of all the ways to hide text: in the paper's colour, transparent, under a rectangle or a picture,
outside the page, in a layer that is switched off, in letters too small. Two kinds of unseen text are read all the same,
since they say what a picture shows: text never to be drawn where a picture is, as recognition of scans writes it, and
the text of a page that is one picture, as publishers put it there for screen readers. Nobody can compare it with the
picture; where a page shows words besides, nothing unseen is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers.pdf_rules import Box, View

if TYPE_CHECKING:
    from ingest.readers.pdf_layout import Word

_MOST_PIXELS = 16_000_000
_LEAST_CONTRAST = 12
"""Of 255, between the lightest and the darkest point of a word. The faintest full stop of real files has 21."""
_SMALLEST = 2.0
"""In points. Diagrams of real files go down to 5."""
_ABOVE_BASELINE = 0.75
_WHOLE = 0.9
_FEW = 0.25
_FORM_DEPTH = 4
_PICTURES = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)


class Drawing:
    """A page as it is drawn, one grey point for each point of the page unless it is a very large one."""

    def __init__(self, page: pdfium.PdfPage, view: View) -> None:
        self._page, self._view = page, view
        self._scale = min(1.0, (_MOST_PIXELS / max(1.0, view.width * view.height)) ** 0.5)
        self._bitmap = page.render(scale=self._scale, grayscale=True, may_draw_forms=False)
        self._greys = self._bitmap.to_numpy()  # of the bitmap's own memory

    def seen(self, words: Sequence[Word]) -> list[Word]:
        """The words that a reader of the page sees, or sees written in its picture."""
        shown = [word for word in words if self._shows(word)]
        if len(shown) < _FEW * len(words) and self.is_one_picture:
            return [word for word in words if self._has_a_place(word)]
        return shown

    def _shows(self, word: Word) -> bool:
        if not (word.size >= _SMALLEST and (word.drawn or self._is_on_picture(word))):
            return False
        area = self._area(word)
        return bool(area.size) and int(np.ptp(area)) >= _LEAST_CONTRAST

    def _has_a_place(self, word: Word) -> bool:
        return word.size >= _SMALLEST and bool(self._area(word).size)

    def _area(self, word: Word) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        top, bottom = word.top, word.top + word.size
        if word.upright:
            top, bottom = word.baseline - word.size * _ABOVE_BASELINE, word.baseline
        x0, x1, y0, y1 = (max(0, int(place * self._scale)) for place in (word.x0, word.x1, top, bottom))
        area: np.ndarray[tuple[int, ...], np.dtype[np.uint8]] = self._greys[y0 : y1 + 1, x0 : x1 + 1]
        return area[:0] if word.x1 <= 0 or bottom <= 0 else area

    @cached_property
    def _pictures(self) -> list[Box]:
        return [self._view.box(*drawn.get_bounds()) for drawn in _pictures(self._page)]

    def _is_on_picture(self, word: Word) -> bool:
        x, y = word.middle
        return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in self._pictures)

    @property
    def is_blank(self) -> bool:
        return int(np.ptp(self._greys)) < _LEAST_CONTRAST

    @property
    def has_pictures(self) -> bool:
        return bool(self._pictures)

    @property
    def is_one_picture(self) -> bool:
        """Whether a picture is as large as the page, and shows something."""
        width, height = self._view.width, self._view.height
        return not self.is_blank and any(
            (min(x1, width) - max(x0, 0)) * (min(y1, height) - max(y0, 0)) >= _WHOLE * width * height
            for x0, y0, x1, y1 in self._pictures
            if x0 < width and y0 < height
        )


def _pictures(page: pdfium.PdfPage) -> Iterator[pdfium.PdfObject]:
    """The pictures of a page, and the groups that hold one."""
    return (one for one in page.get_objects(filter=_PICTURES, max_depth=1) if _is_picture(page, one))


def _is_picture(page: pdfium.PdfPage, drawn: pdfium.PdfObject) -> bool:
    if drawn.type != raw.FPDF_PAGEOBJ_FORM:
        return True
    inside = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=_FORM_DEPTH, form=drawn, level=1)
    return next(inside, None) is not None
