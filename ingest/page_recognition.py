"""A program of its own that recognises the text of one page: a hostile page harms nothing but this process.

Run as `python -m ingest.page_recognition SOURCE PAGE TARGET LANGUAGES MEMORY SECONDS`; exits with 0 once TARGET is
written: the page as a picture, upright, with its text laid unseen where it stands.

Tesseract is called by its command. OCRmyPDF, which would do the rest, needs uharfbuzz, and that cannot be loaded by
the same process as xllamacpp; the library that writes PDFs for the tests loads it wherever it is installed.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

_POLITENESS = 10
_DOTS_AN_INCH = 300  # what Tesseract was trained for
_POINTS_AN_INCH = 72
_MOST_PIXELS = 40_000_000
_QUALITY = 80
_SURE = 14.0
"""How sure Tesseract must be that a page is turned; under it, upright pages were turned too (as in OCRmyPDF)."""
_TURN = re.compile(r"^Rotate: (\d+)$.*?^Orientation confidence: ([\d.]+)$", re.MULTILINE | re.DOTALL)


def main(source: str, number: str, target: str, languages: str, memory: str, seconds: str) -> None:
    _be_modest(int(memory), int(seconds))
    with tempfile.TemporaryDirectory(prefix="partage-") as folder:
        picture = Path(folder, "page.jpg")
        image, dots_an_inch = _draw(Path(source), int(number))
        image.save(picture, quality=_QUALITY)
        turn = _turn(picture, dots_an_inch)
        if turn:
            image.rotate(-turn, expand=True).save(picture, quality=_QUALITY)
        found = Path(folder, "found")
        _tesseract(picture, str(found), "-l", languages, "--dpi", str(dots_an_inch), "pdf")
        found.with_suffix(".pdf").replace(target)


def _be_modest(memory: int, seconds: int) -> None:
    logging.disable()
    os.environ["OMP_THREAD_LIMIT"] = "1"  # Tesseract gains little from more, and the readers need the rest
    with contextlib.suppress(ImportError, OSError):  # Windows has neither
        import resource

        os.nice(_POLITENESS)
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory if most < 0 else min(memory, most), most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))  # of computing: a busy machine takes longer


def _draw(source: Path, number: int) -> tuple[Image.Image, int]:
    """The page as a picture, and its dots an inch."""
    page = pdfium.PdfDocument(source)[number - 1]
    width, height = page.get_size()
    scale = min(_DOTS_AN_INCH / _POINTS_AN_INCH, (_MOST_PIXELS / (width * height)) ** 0.5)
    image: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    return image, max(1, round(scale * _POINTS_AN_INCH))


def _turn(picture: Path, dots_an_inch: int) -> int:
    """By how many degrees, clockwise, the picture must be turned to be upright; 0 where that is not sure."""
    try:
        told = _tesseract(picture, "-", "--psm", "0", "--dpi", str(dots_an_inch))
    except subprocess.CalledProcessError:  # next to no letters on it, or this part of Tesseract is not installed
        return 0
    found = _TURN.search(told)
    return int(found[1]) if found and float(found[2]) >= _SURE else 0


def _tesseract(picture: Path, *arguments: str) -> str:
    command = ["tesseract", str(picture), *arguments]
    told = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True)  # noqa: S603 - the system's own command
    return told.stdout.decode(errors="replace")


if __name__ == "__main__":
    main(*sys.argv[1:])
