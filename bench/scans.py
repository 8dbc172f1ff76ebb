"""`python -m bench.scans [--pages N]`: how much of a scanned page is recognised, on PDF samples made into pictures.

Every page, or `N` from the middle of each sample, is drawn as a clean grey scan and as a worn one (slightly turned,
noisy, coarse, packed as JPEG), recognised by the installed Tesseract as any scanned page is, and compared word by word
with the text that the sample itself gives. The figures go to `bench/results/scans.json` and into `docs/scans.md`. They
are the recognition's alone: a real scan may hold stamps, handwriting and folds, of which the samples have none.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image

from bench import machine
from bench.tables import keep
from corpus.settings import Settings
from evaluation.as_text import as_rows
from ingest.readers.pdf import read_pdf
from ingest.recognition import PageRecognition, usable_languages

_ROOT = Path(__file__).parents[1]
_SAMPLES = _ROOT / "samples"
_RESULTS = _ROOT / "bench" / "results" / "scans.json"
_PAGE = _ROOT / "docs" / "scans.md"
_MARK = "measured"
_CLEAN, _WORN = "clean, 200 dots an inch", "worn, 150 dots an inch"
_NOISE = 0.15
_TURNED = 0.7
_QUALITY = 40
_PAPER = 255
_ALL = 1_000


def main() -> None:
    """Measures, prints and keeps the result."""
    parser = argparse.ArgumentParser(description="How much of a scanned page is recognised.")
    parser.add_argument("--pages", type=int, default=_ALL, help="how many of each sample, from its middle")
    most = parser.parse_args().pages
    languages = usable_languages(Settings())
    if "fra" not in languages:
        raise SystemExit("Tesseract is not installed: apt-get install tesseract-ocr tesseract-ocr-fra")
    result = {"machine": machine.describe(), "tesseract": _version(), "languages": list(languages)} | measure(most)
    page = as_page(result)
    keep(result, _RESULTS, _PAGE, page, _MARK)
    print(page)


def measure(most: int) -> dict[str, Any]:
    """For each sample and each kind of scan, how many words were recognised; and the worst page of all."""
    found = []
    for sample in sorted(_SAMPLES.glob("*.pdf")):
        for kind in (_CLEAN, _WORN):
            pages = list(_recognised(sample, kind, most))
            print(f"{sample.name}, {kind}: {len(pages)} pages", file=sys.stderr)
            found.append({"file": sample.name, "scan": kind} | _total(pages) | {"worst page": _worst(pages)})
    return {"samples": found}


def _recognised(sample: Path, kind: str, most: int) -> Iterator[tuple[Counter[str], Counter[str]]]:
    """The words of each page, and those that were recognised on it."""
    recognition, settings = PageRecognition(Settings()), Settings()
    with tempfile.TemporaryDirectory() as name:
        scan, folder = Path(name, "scan.pdf"), Path(name, "pages")
        _draw(sample, kind, scan)
        wanted = read_pdf(sample, sample.name).pages
        pages = {page.number: folder / f"{page.number}.pdf" for page in wanted}
        for number in _middle(len(wanted), most):
            target = pages[number]
            recognition.recognise(scan, number, target, usable_languages(settings))
        done = {number: target for number, target in pages.items() if target.exists()}
        read = read_pdf(scan, sample.name, done).pages
        for number in done:
            yield _words(wanted[number - 1].text), _words(read[number - 1].text)


def _middle(count: int, most: int) -> range:
    first = max(1, (count - most) // 2 + 1)
    return range(first, min(count, first + most - 1) + 1)


def _draw(sample: Path, kind: str, target: Path) -> None:
    pages = [_picture(page, kind) for page in pdfium.PdfDocument(sample)]
    quality = {"quality": _QUALITY} if kind == _WORN else {}
    dots = 150 if kind == _WORN else 200
    pages[0].save(target, "PDF", save_all=True, append_images=pages[1:], resolution=dots, **quality)


def _picture(page: pdfium.PdfPage, kind: str) -> Image.Image:
    dots = 150 if kind == _WORN else 200
    picture: Image.Image = page.render(scale=dots / 72).to_pil().convert("L")
    if kind == _CLEAN:
        return picture
    turned = picture.rotate(_TURNED, Image.Resampling.BICUBIC, fillcolor=_PAPER)
    return Image.blend(turned, Image.effect_noise(turned.size, 100), _NOISE)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def _total(pages: list[tuple[Counter[str], Counter[str]]]) -> dict[str, Any]:
    wanted = sum(one.total() for one, _ in pages)
    found = sum(other.total() for _, other in pages)
    both = sum((one & other).total() for one, other in pages)
    return {
        "pages": len(pages),
        "words": wanted,
        "recall": round(both / wanted, 4),
        "precision": round(both / max(1, found), 4),
    }


def _worst(pages: list[tuple[Counter[str], Counter[str]]]) -> float:
    return round(min((one & other).total() / max(1, one.total()) for one, other in pages), 4)


def _version() -> str:
    told = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True)  # noqa: S607
    return told.stdout.split("\n")[0].removeprefix("tesseract ")


def as_page(result: Mapping[str, Any]) -> str:
    """The figures as Markdown."""
    measured = result["machine"]
    commit = f"{measured['commit']}{machine.was_changed(measured)}"
    head = ["Sample", "Scan", "Pages", "Words", "Words recognised", "Right among those read", "Worst page"]
    rows = [
        [f"`{one['file']}`", one["scan"], str(one["pages"]), f"{one['words']:,}"]
        + [f"{one[name]:.1%}" for name in ("recall", "precision", "worst page")]
        for one in result["samples"]
    ]
    lines = "\n".join(as_rows(head, rows))
    where = f"Measured on {measured['date']} at commit {commit}, Tesseract {result['tesseract']}"
    return f"{where} ({'+'.join(result['languages'])}).\n\n{lines}\n"


if __name__ == "__main__":
    main()
