"""Plain text, and text laid out with spaces and blank lines as programs write it when they convert a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import DamagedFile
from corpus.models import PageKind
from ingest.document import ReadDocument
from ingest.plain_text import decode_text
from ingest.readers.page_builder import PageBuilder
from ingest.readers.text_lines import TextLine, read_lines
from ingest.readers.unnumbered_headings import with_unnumbered_headings

_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|\*{3,})\s*")
_LIST_MARK = re.compile(r"\s*(?:[•◦▪■●○–—*+-]|[o➢✓])\s+(?=\S)")
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
    write_lines(builder, with_unnumbered_headings(read_lines(read_text_file(path, file))))
    return builder.document()


def write_lines(builder: PageBuilder, text: list[TextLine]) -> None:
    """Writes the headings, list items and paragraphs that levels, marks and blank lines show in the lines of a text."""
    for lines in _join_broken(_stretches(text)):
        first, whole = lines[0].text, " ".join(line.text for line in lines)
        level = lines[0].level if len(lines) == 1 else None
        if len(lines) == 2 and _UNDERLINE.fullmatch(lines[1].text):
            builder.heading(first, 1 if "=" in lines[1].text else 2)
        elif level:
            builder.heading(first, level)
        elif _LIST_MARK.match(first):
            builder.list_item(_LIST_MARK.sub("", whole, count=1))
        else:
            builder.paragraph(whole)


def _stretches(lines: list[TextLine]) -> Iterator[list[TextLine]]:
    """The lines that belong together: parted by blank lines, headings, list marks, short lines and columns."""
    stretch: list[TextLine] = []
    for line in lines:
        is_underline = _UNDERLINE.fullmatch(line.text)
        if stretch and not is_underline and _begins(line, stretch[-1]):
            yield stretch
            stretch = []
        if not line.is_blank and not (is_underline and len(stretch) != 1):
            stretch.append(line)
    if stretch:
        yield stretch


def _begins(line: TextLine, previous: TextLine) -> bool:
    """Whether `line` does not go on with the sentence of the line just before it."""
    stands_alone = line.is_blank or line.level or previous.level
    columns = _COLUMN_GAP.search(line.text) or _COLUMN_GAP.search(previous.text)
    return bool(stands_alone or columns or _LIST_MARK.match(line.text) or _UNDERLINE.fullmatch(previous.text))


def _join_broken(stretches: Iterator[list[TextLine]]) -> Iterator[list[TextLine]]:
    """Joins a sentence that a blank line or a page end has cut in two."""
    held: list[TextLine] = []
    for stretch in stretches:
        if held and _goes_on(held[-1], stretch[0]):
            held = held + stretch
            continue
        if held:
            yield held
        held = stretch
    if held:
        yield held


def _goes_on(above: TextLine, below: TextLine) -> bool:
    end, start = above.text.rstrip(), below.text.strip()
    if above.level or _LIST_MARK.match(start) or _COLUMN_GAP.search(end):
        return False
    return len(end) >= _SHORTEST_WRAPPED_LINE and not end.endswith(_SENTENCE_ENDS) and start[:1].islower()
