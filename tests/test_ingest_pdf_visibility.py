"""What a PDF hides is not read; what it writes under a scan is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import TextMode
from PIL import Image, ImageDraw

from ingest.readers.pdf import read_pdf

SEEN = "La pénalité de retard est de 150 euros par jour ouvré."
HIDDEN = "Texte soustrait au regard du lecteur"


def white(pdf: FPDF) -> None:
    pdf.set_text_color(255)
    pdf.text(40, 100, HIDDEN)


def nearly_white(pdf: FPDF) -> None:
    pdf.set_text_color(252)
    pdf.text(40, 100, HIDDEN)


def tiny(pdf: FPDF) -> None:
    pdf.set_font_size(1)
    pdf.text(40, 100, HIDDEN)


def off_the_page(pdf: FPDF) -> None:
    pdf.text(400, 100, HIDDEN)
    pdf.text(-200, 110, HIDDEN)
    pdf.text(40, 900, HIDDEN)
    pdf.text(40, -30, HIDDEN)


def covered(pdf: FPDF) -> None:
    pdf.text(40, 100, HIDDEN)
    pdf.set_fill_color(0)
    pdf.rect(30, 90, 150, 20, style="F")


def never_drawn(pdf: FPDF) -> None:
    pdf.text_mode = TextMode.INVISIBLE
    pdf.text(40, 100, HIDDEN)


def transparent(pdf: FPDF) -> None:
    with pdf.local_context(fill_opacity=0):
        pdf.text(40, 100, HIDDEN)


def written(pdf: FPDF, folder: Path) -> str:
    path = folder / "essai.pdf"
    pdf.output(str(path))
    return "\n".join(page.text for page in read_pdf(path, "essai.pdf").pages)


@pytest.fixture
def pdf() -> FPDF:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    pdf.text(40, 60, SEEN)
    return pdf


@pytest.mark.parametrize("hide", [white, nearly_white, tiny, off_the_page, covered, never_drawn, transparent])
def test_text_that_nobody_sees_is_not_read(hide: Callable[[FPDF], None], pdf: FPDF, tmp_path: Path) -> None:
    hide(pdf)

    assert written(pdf, tmp_path) == SEEN


def test_pale_text_on_a_dark_ground_is_read(pdf: FPDF, tmp_path: Path) -> None:
    pdf.set_fill_color(30, 60, 120)
    pdf.rect(30, 90, 150, 20, style="F")
    pdf.set_text_color(255)
    pdf.text(40, 100, "Article 7 - Réversibilité")

    assert "Article 7 - Réversibilité" in written(pdf, tmp_path)


def scan_of(text: str) -> Image.Image:
    picture = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(picture).text((240, 340), text, fill=0, font_size=46)
    return picture


def test_the_recognised_text_of_a_scan_is_read_where_its_picture_shows_something(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    pdf.image(scan_of(SEEN), 0, 0, 210, 297)
    pdf.text_mode = TextMode.INVISIBLE
    pdf.text(42, 65, SEEN)
    pdf.text(42, 200, HIDDEN)

    assert written(pdf, tmp_path) == SEEN


def test_the_text_under_a_page_that_is_one_picture_is_read(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    pdf.text(42, 200, SEEN)
    pdf.image(scan_of(SEEN), 0, 0, 210, 297)

    assert written(pdf, tmp_path) == SEEN
