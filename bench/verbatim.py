"""Whether pdfium's own text of a page holds a quotation word for word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pypdfium2

_HYPHENS = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212\ufffe\ufffd"
_IGNORED = re.compile(rf"[\s|{re.escape(_HYPHENS)}\x00-\x1f]+")
_PIECES = re.compile(r"[|\n]")


def squeezed(text: str) -> str:
    """The text without spaces, hyphens, table marks and ligatures, in which two readers of one page should agree."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text))


def stands_in(quote: str, text: str) -> bool:
    """Whether the text holds the quote in one stretch, as `squeezed` compares."""
    return squeezed(quote) in squeezed(text)


def stands_in_pieces(quote: str, text: str) -> bool:
    """Whether the text holds each line and table cell of the quote, in whatever order a reader puts them."""
    pieces = (squeezed(piece) for piece in _PIECES.split(quote))
    return all(piece in squeezed(text) for piece in pieces)


class PdfText:
    """pdfium's own text of the pages of PDF files, one file open at a time."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._pages: list[str] = []

    def page(self, path: Path, number: int) -> str:
        """The text of the page at this 1-based place."""
        if path != self._path:
            self._pages = list(_pdf_pages(path))
            self._path = path
        return self._pages[number - 1]


def _pdf_pages(path: Path) -> Iterable[str]:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            yield text.get_text_range()
            text.close()
            page.close()
