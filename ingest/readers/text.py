"""Plain text, and text laid out with spaces and blank lines as programs write it when they convert a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import DamagedFile
from corpus.models import PageKind
from ingest.document import ReadDocument
from ingest.headings import heading_level
from ingest.plain_text import clean_line, decode_text
from ingest.readers.page_builder import PageBuilder

_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|\*{3,})\s*")
_LIST_MARK = re.compile(r"\s*(?:[•◦▪■●○–—*+-]|[o➢✓])\s+(?=\S)")
_LEADERS = re.compile(r"(?:(?<!\.)\.{5,}|(?<!…)…{3,}|(?<!_)_{5,})\s{0,99}(\d{1,4})\s*$")
_FILLED = re.compile(r"\s*(?!\d)\S.*:\s*[.…_]{3}")
"""“Montant HT annuel : ........ 1200”; an entry of a table of contents is numbered where a colon ends its title."""
_SENTENCE_ENDS = (".", ":", ";", "!", "?", "…", "»")
_COLUMN_GAP = re.compile(r"\S\s{3,}\S")
_SHORTEST_WRAPPED_LINE = 60


def read_text_file(path: Path, file: str) -> str:
    """The characters of the text file at `path`."""
    text = decode_text(path.read_bytes())
    if text is None:
        raise DamagedFile(file=file)
    return text


def read_text(path: Path, file: str) -> ReadDocument:
    builder = PageBuilder(file, PageKind.SECTION)
    write_plain_text(builder, read_text_file(path, file))
    return builder.document()


def write_plain_text(builder: PageBuilder, text: str) -> None:
    """Writes the headings, list items and paragraphs that numbering, marks and blank lines show in `text`."""
    for lines in _join_broken(_stretches(text.splitlines())):
        first = lines[0]
        level = heading_level(clean_line(first)) if len(lines) == 1 else None
        if len(lines) == 2 and _UNDERLINE.fullmatch(lines[1]):
            builder.heading(first, 1 if "=" in lines[1] else 2)
        elif level:
            builder.heading(first, level)
        elif _LIST_MARK.match(first):
            builder.list_item(_LIST_MARK.sub("", " ".join(lines), count=1))
        else:
            builder.paragraph(" ".join(lines))


def _stretches(lines: list[str]) -> Iterator[list[str]]:
    """The lines that belong together: parted by blank lines, headings, list marks, short lines and columns."""
    stretch: list[str] = []
    for line in lines:
        if stretch and not _UNDERLINE.fullmatch(line) and _begins(line, stretch[-1]):
            yield stretch
            stretch = []
        if _UNDERLINE.fullmatch(line) and len(stretch) != 1:
            continue
        if line.strip() and page_led_to(line) is None:
            stretch.append(line)
    if stretch:
        yield stretch


def page_led_to(line: str) -> int | None:
    """The page to which the dots of an entry of a table of contents lead, None where the line is none."""
    led = _LEADERS.search(line)
    return int(led[1]) if led and not _FILLED.match(line) else None


def _begins(line: str, previous: str) -> bool:
    """Whether `line` does not go on with the sentence of the line just before it."""
    stands_alone = not line.strip() or heading_level(clean_line(line)) or heading_level(clean_line(previous))
    columns = _COLUMN_GAP.search(line) or _COLUMN_GAP.search(previous)
    return bool(stands_alone or columns or _LIST_MARK.match(line) or _UNDERLINE.fullmatch(previous))


def _join_broken(stretches: Iterator[list[str]]) -> Iterator[list[str]]:
    """Joins a sentence that a blank line or a page end has cut in two."""
    held: list[str] = []
    for stretch in stretches:
        if held and _goes_on(held[-1], stretch[0]):
            held = held + stretch
            continue
        if held:
            yield held
        held = stretch
    if held:
        yield held


def _goes_on(end: str, start: str) -> bool:
    end, start = end.rstrip(), start.strip()
    if heading_level(clean_line(end)) or _LIST_MARK.match(start) or _COLUMN_GAP.search(end):
        return False
    return len(end) >= _SHORTEST_WRAPPED_LINE and not end.endswith(_SENTENCE_ENDS) and start[:1].islower()
