"""A page of a PDF as an image: the cited words highlighted where they are printed, the masked ones painted over."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageStat
from pypdfium2 import raw

from corpus.disclosure import NOTHING_DISCLOSED, Disclosure
from corpus.models import Page, Recognition, Span
from pages.drawn.alignment import find_masked, find_quote
from protect.given_words import find_words
from protect.kept import to_hide
from protect.masking import find_among
from protect.people.organisations import NO_ORGANISATIONS, Organisations, organisations_in

HIGHLIGHT = (255, 226, 92)
PAINT = (62, 66, 74)
_BLUR = 24
_SCALE = 2.0  # 144 dots an inch: sharp on a laptop screen, about 200 kB a page of text
_MOST_PIXELS = 6_000_000
_MARGIN = 1.0  # in points, around the words
_OF_THE_LINE = 0.2  # of its height, painted above and below: on a scan that lies askew letters reach out of their line
_LEAST_PIXELS = 2
_FRAME = 3  # pixels

_pdfium = threading.Lock()
"""pdfium is not safe to use from several threads."""


class Box(NamedTuple):
    """A rectangle in PDF points, the origin at the bottom left."""

    left: float
    bottom: float
    right: float
    top: float


class PagePicture(NamedTuple):
    """A page as PNG, its width and height in pixels, and where its highlighted passage begins: which share of the
    height is above it, None where none is highlighted."""

    png: bytes
    width: int
    height: int
    above_passage: float | None


def page_picture(
    path: Path,
    page: Page,
    span: Span | None,
    disclosure: Disclosure = NOTHING_DISCLOSED,
    organisations: Organisations = NO_ORGANISATIONS,
) -> PagePicture:
    """Page `page` of the PDF at `path`, the words of `span` highlighted, or framed where they are light on dark.

    What was masked in its text is painted over, and what else is printed there that its `disclosure` hides, such as a
    line at the foot of every page. Its `organisations` are nobody. Where it cannot be told where that is printed, as on
    a picture that nobody has read, the whole page is blurred, whatever is disclosed.
    """
    with _pdfium:
        document = pdfium.PdfDocument(path)
        try:
            printed = document[page.number - 1]
            image, marked_at = _draw(printed, page, span, disclosure, organisations)
        finally:
            document.close()
    file = BytesIO()
    image.save(file, "PNG")
    return PagePicture(file.getvalue(), *image.size, None if marked_at is None else marked_at / image.height)


def _draw(
    printed: pdfium.PdfPage,
    page: Page,
    span: Span | None,
    disclosure: Disclosure,
    organisations: Organisations,
) -> tuple[Image.Image, int | None]:
    """The picture, and where in its height, in pixels, the words of `span` begin that are highlighted."""
    width, height = printed.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / (width * height)) ** 0.5)
    bitmap = printed.render(scale=scale)
    image: Image.Image = bitmap.to_pil().convert("RGB")
    place = bitmap.get_posconv(printed)
    marks = [] if span is None else list(_areas(_boxes(printed, page.text, span), place, image))
    image = _marked(image, marks)
    hidden = None if page.is_unread else _hidden_boxes(printed, page.text, disclosure, organisations)
    if hidden is None:
        return _blurred(image), None
    painted = _painted(image, _areas(hidden, place, image), is_recognised=page.recognition is Recognition.DONE)
    return painted, min((top for _left, top, _right, _bottom in marks), default=None)


_Area = tuple[int, int, int, int]


def _areas(boxes: Iterable[Box], place: pdfium.PdfPosConv, image: Image.Image) -> Iterator[_Area]:
    """The boxes in pixels of the image: left, top, right, bottom."""
    for box in boxes:
        (x1, y1), (x2, y2) = place.to_bitmap(box.left, box.top), place.to_bitmap(box.right, box.bottom)
        area = (max(min(x1, x2), 0), max(min(y1, y2), 0), min(max(x1, x2), image.width), min(max(y1, y2), image.height))
        if area[2] > area[0] and area[3] > area[1]:
            yield area


def _marked(image: Image.Image, areas: Iterable[_Area]) -> Image.Image:
    """The image with the areas tinted as by a marker pen: paper turns yellow, ink stays ink.

    Light words on a dark ground, which would turn as dark, are framed instead.
    """
    frames = ImageDraw.Draw(image)
    for area in areas:
        words = image.crop(area)
        if _is_light_on_dark(words):
            left, top, right, bottom = area
            around = (left - _FRAME, top - _FRAME, right + _FRAME, bottom + _FRAME)
            frames.rectangle(around, outline=HIGHLIGHT, width=_FRAME)
        else:
            image.paste(ImageChops.multiply(words, Image.new("RGB", words.size, HIGHLIGHT)), area[:2])
    return image


def _is_light_on_dark(words: Image.Image) -> bool:
    """Whether the ground, which is most of the picture, is further from its lightest point than from its darkest."""
    grey = ImageStat.Stat(words.convert("L"))
    [(darkest, lightest)], [ground] = grey.extrema, grey.median
    return lightest - ground > ground - darkest


def _painted(image: Image.Image, areas: Iterable[_Area], *, is_recognised: bool) -> Image.Image:
    """The image with the areas painted over, and what may reach out of them; sideways where a machine read the page,
    since it knows where a word begins better than where it ends."""
    for left, top, right, bottom in areas:
        above = max(_LEAST_PIXELS, round(_OF_THE_LINE * (bottom - top)))
        beside = above if is_recognised else _LEAST_PIXELS
        image.paste(PAINT, (left - beside, top - above, right + beside, bottom + above))
    return image


def _blurred(image: Image.Image) -> Image.Image:
    """The page's layout, with nothing on it that can be read."""
    return image.reduce(_BLUR).resize(image.size)


def _boxes(page: pdfium.PdfPage, text: str, span: Span) -> list[Box]:
    """Where the words of `span` are printed, one box a line."""
    characters = page.get_textpage()
    return _boxes_of(characters, find_quote(text, span.start, span.end, _drawn(characters)))


def _hidden_boxes(
    page: pdfium.PdfPage,
    text: str,
    disclosure: Disclosure,
    organisations: Organisations,
) -> list[Box] | None:
    """Where stands what is masked in `text`, and what else is found on the page as printed; None where not all is."""
    characters = page.get_textpage()
    drawn = _drawn(characters)
    masked = find_masked(text, drawn)
    if masked is None:
        return None
    as_lines = drawn.replace("\r\n", " \n").replace("\ufffe", "-").replace("\x02", "-")
    people = find_among(as_lines, organisations | organisations_in([as_lines]))
    found = [*to_hide(as_lines, people, disclosure), *find_words(as_lines, disclosure.masked_words)]
    return _boxes_of(characters, [*masked, *(range(one.start, one.end) for one in found)])


def _drawn(characters: pdfium.PdfTextPage) -> str:
    return "".join(chr(raw.FPDFText_GetUnicode(characters, place)) for place in range(characters.count_chars()))


def _boxes_of(characters: pdfium.PdfTextPage, ranges: Iterable[range]) -> list[Box]:
    boxes = [
        Box(*characters.get_rect(number))
        for found in ranges
        for number in range(characters.count_rects(found.start, len(found)))
    ]
    return [_widened(line) for line in _by_line(boxes)]


def _by_line(boxes: Iterable[Box]) -> list[Box]:
    """Boxes on the same line and side by side, made one; the cells of a table row stay apart."""
    lines: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (-box.top, box.left)):
        line = next((line for line in lines if _same_line(line[0], box)), None)
        if line is None:
            lines.append([box])
        else:
            line.append(box)
    return [box for line in lines for box in _side_by_side(sorted(line))]


def _same_line(one: Box, other: Box) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > min(one.top - one.bottom, other.top - other.bottom) / 2


def _side_by_side(line: list[Box]) -> list[Box]:
    joined = line[:1]
    for box in line[1:]:
        if box.left - joined[-1].right < box.top - box.bottom:
            joined[-1] = _union(joined[-1], box)
        else:
            joined.append(box)
    return joined


def _union(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left), min(one.bottom, other.bottom), max(one.right, other.right), max(one.top, other.top)
    )


def _widened(box: Box) -> Box:
    return Box(box.left - _MARGIN, box.bottom - _MARGIN, box.right + _MARGIN, box.top + _MARGIN)
