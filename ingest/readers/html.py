"""Web pages, saved or exported: their main content."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from corpus.models import PageKind
from ingest.document import ReadDocument
from ingest.readers.markup import inline_text, parse_html, write_markup
from ingest.readers.page_builder import PageBuilder
from ingest.readers.text import read_text_file

_DECLARED_ENCODING = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_ENCODING_WITHIN = 2048
_OF_WINDOWS = re.compile(rb"[\x80-\x9f]")
"""“€”, “œ”, “’” and dashes as Windows writes them, controls in Latin-1 and Latin-9."""


def read_html(path: Path, file: str) -> ReadDocument:
    soup = parse_html(_read_html_file(path, file))
    title = _title(soup)
    builder = PageBuilder(file, PageKind.SECTION)
    write_markup(builder, _main_content(soup))
    return builder.document(title)


def _read_html_file(path: Path, file: str) -> str:
    """The characters of a page in the encoding it declares, where that one fits."""
    data = path.read_bytes()
    declared = _DECLARED_ENCODING.search(data[:_ENCODING_WITHIN])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return _decode(data, declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
    return read_text_file(path, file)


def _decode(data: bytes, encoding: str) -> str:
    """In the encoding declared; Windows' own where it is said to be Latin-1, as all browsers read it (WHATWG).

    What has no meaning there either is said to be lost. Raises UnicodeDecodeError, LookupError.
    """
    name = codecs.lookup(encoding).name
    of_windows = name == "iso8859-1" or (name == "iso8859-15" and _OF_WINDOWS.search(data))
    return data.decode("cp1252" if of_windows else encoding, "replace" if of_windows else "strict")


def _title(soup: BeautifulSoup) -> str:
    """The page's only level-1 heading, or else what its window is named."""
    headings = soup.find_all("h1")
    if len(headings) == 1:
        return inline_text(headings[0])
    return inline_text(soup.title) if soup.title else ""


def _main_content(soup: BeautifulSoup) -> Tag:
    found = soup.find("main") or soup.find(role="main")
    return found if isinstance(found, Tag) else soup
