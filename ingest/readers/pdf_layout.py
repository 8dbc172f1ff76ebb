"""What stands where on a PDF page: its words, lines and ruled edges, as pdfium gives them.

Coordinates are points from the top left of the page as it is seen, y growing downwards.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from ctypes import byref, c_double, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from operator import eq
from statistics import median
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.plain_text import without_invisible
from ingest.readers.pdf_rules import Rule, View, page_rules
from ingest.readers.pdf_visibility import Drawing

WORD_BREAK = "\u00ad"
"""Ends the text of a word that was cut by a hyphen at the end of a line."""
BULLET = "\ue000"
"""Stands at the head of a word for a bullet drawn with a symbol font, which has no character of its own."""

_HYPHENS = frozenset((0x02, 0xFFFE))
_LINE_ENDS = frozenset((0x0A, 0x0D))
_SPACE = 0x20
_IGNORED = frozenset((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFD, 0xFFFF))
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_FIRST_THAT_COMPOSES = 0x300
"""Below it, what is printable is a character by itself."""
_BLANKS_TO_FILL = re.compile(r"_{4,}")
_NEVER_DRAWN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_NOISE = 8
_SAME_PLACE, _SHADOW = 0.1, 0.2
"""Shares of its size by which a letter is drawn again to look bold, and where all of a word are; an “l” is wider."""
_LOWEST_ACCENT, _GAP_IN_A_WORD = 0.1, 0.12
"""Shares of a line's height."""
_SET_WIDE, _LESS_THAN_A_SPACE = 0.04, 0.18
"""Shares of a line's height: how far all letters stand from each other that are set wide, and what parts no words."""
_AS_FAR = 1.4
"""How much further than others two letters so set may stand from each other."""
_BESIDE, _FEWEST = 20, 4
"""Characters on each side by which that is judged, and how many distances between two letters that takes."""
_LEVEL = 0.01
"""Radians by which a line of a page that is not turned may rise."""
_MARGIN = 1 / 6
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its box, its baseline and its face.

    `breaks` tells that pdfium ended a line after it; `drawn` is False of text that the file says never to draw.
    """

    text: str
    x0: float
    x1: float
    top: float
    baseline: float
    size: float
    bold: bool
    upright: bool = True
    breaks: bool = False
    drawn: bool = True

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, self.baseline - self.size * 0.3


@dataclass(frozen=True, slots=True)
class Line:
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return min(word.x0 for word in self.words)

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of the line's letters."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def baseline(self) -> float:
        return max(self.words, key=lambda word: word.size).baseline

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))


@dataclass(frozen=True, slots=True)
class Layout:
    """A page as drawn: words are in the order of the file, which is the order of reading in most files.

    `unread` tells that it shows a picture, of text most often, and that its lines say next to nothing of it.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()
    unread: bool = False

    @property
    def letters(self) -> int:
        return sum(letter.isalnum() for line in self.lines for letter in line.text)

    @property
    def is_noise(self) -> bool:
        """Whether there are so few letters that they say nothing."""
        return self.letters < _NOISE

    def with_only(self, places: set[int]) -> Layout:
        """The page with only some of its lines."""
        return replace(self, lines=tuple(line for place, line in enumerate(self.lines) if place in places))


def page_layout(document: pdfium.PdfDocument, number: int) -> Layout:
    """The words that a reader sees on the page `number`, counted from 1, and its rules."""
    page = document[number - 1]
    try:
        view = View(page)
        words = list(_words(page, view))
        drawing = Drawing(page, view)
        lines = tuple(_lines(drawing.seen(words))) if words else ()
        rules = tuple(page_rules(page, view)) if lines else ()
        layout = Layout(number, view.width, view.height, lines, rules)
        return replace(layout, unread=_shows_more(drawing, layout))
    finally:
        page.close()


def _shows_more(drawing: Drawing, layout: Layout) -> bool:
    """Whether there is more to read than the lines: next to no text, or a stamp at the edge of a scan."""
    if layout.is_noise:
        return not drawing.is_blank and (drawing.has_pictures or layout.letters == 0)
    inside = layout.height * _MARGIN, layout.height * (1 - _MARGIN)
    return not any(inside[0] < line.baseline < inside[1] for line in layout.lines) and drawing.is_one_picture


class _RawBox(NamedTuple):
    """A box in pdfium's coordinates."""

    left: float
    bottom: float
    right: float
    top: float


_NOWHERE = _RawBox(0.0, 0.0, 0.0, 0.0)


class _Letters:
    """The characters of a page and how they are set. `codes` are what they are, in the order of the file.

    pdfium is asked thousands of times a page, and writes boxes and matrices where those before them were. Whether it
    gave one is looked at each time: else the one before is still there.
    """

    def __init__(self, text_page: pdfium.PdfTextPage, view: View) -> None:
        self._handle = handle = text_page.raw
        self._view = view
        self._faces: dict[int, bool] = {}
        self._box_asked, self._matrix_asked = raw.FS_RECTF(), raw.FS_MATRIX()
        self._edges_asked = [c_double() for _ in range(4)]
        code_at = raw.FPDFText_GetUnicode
        self.codes: list[int] = [code_at(handle, place) for place in range(max(0, raw.FPDFText_CountChars(handle)))]
        self.blanks = frozenset(code for code in set(self.codes) if code in _HYPHENS or chr(code).isspace())

    def are_legible(self) -> bool:
        """False where a font does not tell which letters it draws, so that most characters are its own codes.

        Old fonts that do not tell either, but number their letters as everybody does, give lower case.
        """
        kinds = set(self.codes)
        spaces = {code for code in kinds if chr(code).isspace()}
        told = spaces | {code for code in kinds if chr(code).islower()}
        is_lost = raw.FPDFText_HasUnicodeMapError
        lost = sum(is_lost(self._handle, place) == 1 for place, code in enumerate(self.codes) if code not in told)
        return bool(lost * 2 <= sum(code not in spaces for code in self.codes))

    def once(self, units: list[int], places: list[int]) -> list[int]:
        """The characters of a word, each once where it was drawn twice: “GGaarraannttiiee”.

        Their places may leave some out, as those of accents that the file calls spaces.
        """
        if not any(map(eq, units, islice(units, 1, None))):
            return units
        again = [one == other for one, other in pairwise(units)]
        near = _SHADOW if units[::2] == units[1::2] else _SAME_PLACE
        return [
            unit
            for number, unit in enumerate(units)
            if not (number and again[number - 1] and self._is_drawn_again(places[number - 1], places[number], near))
        ]

    def _is_drawn_again(self, before: int, place: int, near: float) -> bool:
        """Whether a character stands where the one before does, but for a share of its size."""
        (x, y), (other_x, other_y) = self._origin(place), self._origin(before)
        return 0 < math.hypot(x - other_x, y - other_y) <= near * self._size(place)

    def is_an_accent(self, place: int) -> bool:
        """Whether what the file calls a space is drawn over the letter before it, and the word goes on behind it.

        So are accents that a font does not tell: “e ve nement” is “événement”, of which we know the letters.
        """
        is_known = raw.FPDFText_GetCharBox(self._handle, place, *map(byref, self._edges_asked))
        left, right, bottom, top = (edge.value for edge in self._edges_asked)
        if not is_known or top <= bottom or raw.FPDFText_GetCharAngle(self._handle, place) > _LEVEL:
            return False
        letter = self._raw_box(place - 1)
        height = letter.top - letter.bottom
        is_above = bottom >= letter.bottom + height / 2 and top - bottom >= _LOWEST_ACCENT * height
        goes_on = self._gap(place - 1, place + 1) <= _GAP_IN_A_WORD * height
        return is_above and letter.left <= left and right <= letter.right and goes_on

    def are_set_wide(self, place: int) -> bool:
        """Whether a space that the file does not have, but pdfium supposes, stands among letters that are set wide.

        So it reads “S A NC T IONS” in a title whose words the file parts by spaces of its own.
        """
        if raw.FPDFText_IsGenerated(self._handle, place) != 1:
            return False
        letter, following = self._raw_box(place - 1), self._raw_box(place + 1)
        height, gap = letter.top - letter.bottom, following.left - letter.right
        if not _SET_WIDE * height <= gap <= _LESS_THAN_A_SPACE * height:
            return False
        beside = self._letters_beside(place, -1), self._letters_beside(place, 1)
        apart = [self._gap(*sorted(two)) for letters in beside for two in pairwise(letters)]
        gaps = [one for one in apart if one <= _LESS_THAN_A_SPACE * height]
        return len(gaps) >= _FEWEST and min(gaps) >= _SET_WIDE * height and gap <= _AS_FAR * median(gaps)

    def _letters_beside(self, place: int, step: int) -> list[int]:
        """The places of the letters before or behind it in its line, the nearest first."""
        found: list[int] = []
        for beside in range(place + step, place + step * (_BESIDE + 1), step):
            code = self.codes[beside] if 0 <= beside < len(self.codes) else 0
            if not code or code in _LINE_ENDS:
                break
            if chr(code).isalpha():
                found.append(beside)
        return found

    def _gap(self, letter: int, following: int) -> float:
        """How far one stands behind another, in points."""
        return self._raw_box(following).left - self._raw_box(letter).right

    def _raw_box(self, place: int) -> _RawBox:
        box = self._box_asked
        is_known = raw.FPDFText_GetLooseCharBox(self._handle, place, byref(box))
        return _RawBox(box.left, box.bottom, box.right, box.top) if is_known else _NOWHERE

    def word(self, text: str, first: int, last: int) -> Word:
        x0, top, right, _ = self._box(first)
        if last != first:
            _, _, right, _ = self._box(last)
        _, baseline = self._view.point(*self._origin(first))
        upright = self._view.is_upright(raw.FPDFText_GetCharAngle(self._handle, first))
        bold, drawn = self._face(first)
        return Word(text, x0, max(right, x0), top, baseline, self._size(first), bold, upright, drawn=drawn)

    def _origin(self, place: int) -> tuple[float, float]:
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(self._handle, place, byref(x), byref(y))
        return x.value, y.value

    def _box(self, place: int) -> tuple[float, float, float, float]:
        return self._view.box(*self._raw_box(place))

    def _size(self, place: int) -> float:
        matrix = self._matrix_asked
        is_known = raw.FPDFText_GetMatrix(self._handle, place, byref(matrix))
        scale = (math.hypot(matrix.c, matrix.d) if is_known else 0.0) or 1.0
        return float(round(raw.FPDFText_GetFontSize(self._handle, place) * scale, 1)) or 1.0

    def _face(self, place: int) -> tuple[bool, bool]:
        """Whether a character is bold, and whether it is drawn at all."""
        drawn = raw.FPDFText_GetTextObject(self._handle, place)
        if not drawn:
            return False, True
        mode = raw.FPDFTextObj_GetTextRenderMode(drawn)
        return mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE or self._has_bold_font(drawn), mode not in _NEVER_DRAWN

    def _has_bold_font(self, drawn: Any) -> bool:
        font = raw.FPDFTextObj_GetFont(drawn)
        if not font:
            return False
        address = _address(font)
        if address not in self._faces:
            self._faces[address] = bool(_BOLD.search(_font_name(font)))
        return self._faces[address]


def _address(pointer: Any) -> int:
    return cast(pointer, c_void_p).value or 0


def _font_name(font: object) -> str:
    name = create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, name, 256)
    return name.value.decode("utf-8", "replace")


def _words(page: pdfium.PdfPage, view: View) -> Iterator[Word]:
    """The page's words in the order of the file, cleaned of what is not text; none where they cannot be told."""
    text_page = page.get_textpage()
    try:
        letters = _Letters(text_page, view)
        if not letters.are_legible():
            return
        units: list[int] = []
        places: list[int] = []
        waiting: Word | None = None
        blanks = letters.blanks
        for place, code in enumerate(letters.codes):
            if code not in blanks:
                units.append(code)
                places.append(place)
                continue
            if units and code == _SPACE and (letters.is_an_accent(place) or letters.are_set_wide(place)):
                continue
            if units:
                if waiting:
                    yield waiting
                text = _clean(letters.once(units, places))
                waiting = letters.word(text + (WORD_BREAK if code in _HYPHENS else ""), places[0], places[-1])
                units, places = [], []
            if waiting and (code in _LINE_ENDS or code in _HYPHENS):
                waiting = replace(waiting, breaks=True)
        if waiting:
            yield waiting
        if units:
            yield letters.word(_clean(letters.once(units, places)), places[0], places[-1])
    finally:
        text_page.close()


def _clean(units: list[int]) -> str:
    """The text of UTF-16 or UTF-32 units: ligatures expanded, accents composed, what is not text removed."""
    if max(units) < _FIRST_THAT_COMPOSES and (text := "".join(map(chr, units))).isprintable() and "____" not in text:
        return text
    kept = (code for code in units if code not in _IGNORED and unicodedata.category(chr(code)) != "Cc")
    text = "".join(map(chr, kept)).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    text = _BLANKS_TO_FILL.sub("", "".join(_LIGATURES.get(letter, letter) for letter in text))
    return unicodedata.normalize("NFC", _without_private_glyphs(text))


def _without_private_glyphs(text: str) -> str:
    """Symbol fonts draw bullets with private codes: one at the head stands for a bullet, others mean nothing."""
    head = BULLET if text and unicodedata.category(text[0]) == "Co" else ""
    return head + without_invisible(text)


def _lines(words: Iterable[Word]) -> Iterator[Line]:
    """Words that follow each other on one baseline."""
    line: list[Word] = []
    for word in words:
        if not word.text.strip(WORD_BREAK):
            continue
        if line and not _continues(line, word):
            yield Line(tuple(line))
            line = []
        line.append(word)
    if line:
        yield Line(tuple(line))


def _continues(line: list[Word], word: Word) -> bool:
    before = line[-1]
    if not (before.upright and word.upright):
        return before.upright == word.upright and not before.breaks
    tallest = max(line[0].size, before.size, word.size)
    level = abs(word.baseline - max(line, key=lambda other: other.size).baseline) <= tallest * 0.45
    return level and word.x0 >= before.x1 - tallest * 0.5 and not before.text.endswith(WORD_BREAK)
