"""A font that calls its accents spaces: words stay whole, and what stands apart stays apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fpdf import FPDF

from ingest.readers.pdf import read_pdf

_SIZE = 20
_MILLIMETRES = _SIZE * 25.4 / 72 / 1000
"""A thousandth of a letter's square."""
_LETTER, _ACCENT = (50, 0, 450, 500), (200, 600, 300, 750)
_BESIDE = (0, 0, 100, 150)


def font_whose_space_is(drawn: tuple[int, int, int, int], folder: Path) -> Path:
    """A font of boxes: one for every letter, and one that it calls a space."""
    boxes = {".notdef": _LETTER, "space": drawn, **dict.fromkeys("eelmnntv", _LETTER)}
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(list(boxes))
    builder.setupCharacterMap({ord(name) if len(name) == 1 else 0x20: name for name in boxes if name != ".notdef"})
    builder.setupGlyf({name: _box(*corners) for name, corners in boxes.items()})
    builder.setupHorizontalMetrics({name: (500, corners[0]) for name, corners in boxes.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    path = folder / "boxes.ttf"
    builder.save(path)
    return path


def _box(left: int, bottom: int, right: int, top: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((left, bottom))
    for corner in ((left, top), (right, top), (right, bottom)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def read(
    folder: Path,
    font: Path,
    words: str = "evenement ele",
    accented: Sequence[int] = (0, 2),
    aside: int = 0,
    *,
    spaces_over_letters: bool,
) -> str:
    """The text of a page with these words, a space drawn after the `accented` letters: over them, or behind.

    It stands `aside` from there, in thousandths of a letter's square.
    """
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("Boxes", fname=str(font))
    pdf.set_font("Boxes", size=_SIZE)
    x = 20.0
    for place, letter in enumerate(words):
        if letter != " ":
            pdf.text(x, 30, letter)
        if place in accented:
            x += 0 if spaces_over_letters else 500 * _MILLIMETRES
            pdf.text(x + aside * _MILLIMETRES, 30, " ")
        x += 500 * _MILLIMETRES
    pdf.output(str(folder / "essai.pdf"))
    return read_pdf(folder / "essai.pdf", "essai.pdf").pages[0].text


def test_a_word_whose_accents_are_drawn_as_spaces_is_whole(tmp_path: Path) -> None:
    assert read(tmp_path, font_whose_space_is(_ACCENT, tmp_path), spaces_over_letters=True) == "evenement ele"


@pytest.mark.parametrize("drawn", [_ACCENT, _BESIDE])
def test_a_space_that_shows_something_behind_a_letter_is_one(tmp_path: Path, drawn: tuple[int, int, int, int]) -> None:
    assert read(tmp_path, font_whose_space_is(drawn, tmp_path), spaces_over_letters=False) == "e ve nement ele"


def test_a_letter_behind_an_accent_that_stands_aside_is_not_taken_for_drawn_twice(tmp_path: Path) -> None:
    font = font_whose_space_is(_ACCENT, tmp_path)
    assert read(tmp_path, font, "levee levee", [3, 9], aside=50, spaces_over_letters=True) == "levee levee"
