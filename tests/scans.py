"""Scans made for tests: pages of a PDF drawn as pictures, alone or among pages of text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
from fpdf import FPDF
from fpdf.enums import TextMode
from PIL import Image

SAMPLES = Path(__file__).parents[1] / "samples"
CCTP = SAMPLES / "cctp-tma-sillage-agence-berges-fluviales.pdf"
_DOTS_AN_INCH = 200


def scan(source: Path, numbers: Sequence[int], target: Path, stamp: str = "", typed: Sequence[str] = ()) -> Path:
    """The pages `numbers` of `source` as grey pictures, each stamped, after pages of typed text."""
    document = pdfium.PdfDocument(source)
    pdf = FPDF(unit="pt")
    pdf.set_font("Helvetica", size=11)
    for text in typed:
        pdf.add_page()
        pdf.multi_cell(400, 14, text)
    for number in numbers:
        page = document[number - 1]
        picture = page.render(scale=_DOTS_AN_INCH / 72).to_pil().convert("L")
        pdf.add_page(format=page.get_size())
        pdf.image(picture, 0, 0, *page.get_size())
        pdf.text(150, 20, stamp)
    pdf.output(str(target))
    return target


def with_unseen_text(path: Path, text: str) -> Path:
    """A page as recognition leaves it: a picture with unseen text on it."""
    pdf = FPDF(unit="pt")
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    pdf.image(Image.effect_noise((300, 400), 60), 0, 0, pdf.w, pdf.h)
    pdf.text_mode = TextMode.INVISIBLE
    pdf.text(60, 200, text)
    pdf.output(str(path))
    return path


def word_recall(wanted: str, found: str) -> float:
    """The share of the words of `wanted` that `found` holds, each counted as often as it stands there."""
    words, there = (Counter(re.findall(r"\w+", text.lower())) for text in (wanted, found))
    return (words & there).total() / words.total()
