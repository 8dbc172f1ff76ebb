"""Blocks become pages with exact offsets: what every reader but the PDF one writes into."""

from __future__ import annotations

import re

from corpus.errors import EmptySheets, NothingToRead, TooMuchContent
from corpus.models import Block, BlockKind, Page, PageKind
from ingest.document import ReadDocument
from ingest.plain_text import clean_line, clean_lines
from ingest.readers.numbered_headings import with_numbered_headings

_SEPARATOR = "\n"
_WORD = re.compile(r"[^\W\d_]{4,}")
_CONFIRMED_SHARE = 0.66
_BULLET = re.compile(r"[•◦▪▫■□●○➢➤✓✔❖]\s*(?=\w|[«“\"'(\[])")
_MOST_CHARACTERS = 20_000_000
_DEEPEST = 9
# A section ends at the first heading of level 1 or 2 past the first length, at any heading past the second,
# and at any block past the third: a document without headings is still read screen by screen.
_SECTION_ENDS = ((3_000, 2), (9_000, _DEEPEST))
_LONGEST_SECTION = 18_000


class PageBuilder:
    """Accumulates headings, paragraphs, list items and table rows, and gives them back as pages.

    Sections are cut by the builder; sheets and slides are begun by the reader with `start_page`.
    """

    def __init__(self, file: str, kind: PageKind) -> None:
        self._file = file
        self._kind = kind
        self._pages: list[Page] = []
        self._label = ""
        self._begun = False
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._total = 0
        self.heading_above = ""
        self.first_title = ""

    def start_page(self, label: str) -> None:
        """Ends the page being written, if any, and begins one named `label`."""
        self._end_page()
        self._label, self._begun = clean_line(label), True
        self.heading_above = ""

    def heading(self, text: str, level: int) -> None:
        text, level = clean_line(text), min(max(level, 1), _DEEPEST)
        if not text:
            return
        if self._kind is PageKind.SECTION and self._section_ends_before(level):
            self._end_page()
        if self._kind is PageKind.SECTION and not self._label:
            self._label = text
        if level == 1 and not self.first_title:
            self.first_title = text
        self.heading_above = text
        self._add(BlockKind.HEADING, text, level=level)

    def paragraph(self, text: str) -> None:
        """One paragraph for each line of `text` that says something; a line behind a bullet is a list item."""
        for line in clean_lines(text):
            if _BULLET.match(line):
                self.list_item(_BULLET.sub("", line))
            elif any(character.isalnum() for character in line):
                self._cut_long_section()
                self._add(BlockKind.PARAGRAPH, line)

    def list_item(self, text: str) -> None:
        if item := clean_line(text):
            self._cut_long_section()
            self._add(BlockKind.LIST_ITEM, item)

    def table_row(self, text: str, context: str = "") -> None:
        if row := clean_line(text):
            self._cut_long_section()
            self._add(BlockKind.TABLE_ROW, row, context=clean_line(context))

    def document(self, title: str = "", *, property_title: str = "") -> ReadDocument:
        """What was written; `NothingToRead` if it is nothing.

        Its title is the property's, if the text speaks of the same thing (templates leave theirs behind), or else
        `title`, or else the first heading of level 1.
        """
        self._end_page()
        if not any(page.text for page in self._pages):
            raise (EmptySheets if self._kind is PageKind.SHEET else NothingToRead)(file=self._file)
        known = self._confirmed(property_title) or clean_line(title) or self.first_title
        pages = with_numbered_headings(self._pages) if self._kind is PageKind.SECTION else self._pages
        return ReadDocument(self._kind, tuple(pages), known)

    def _confirmed(self, title: str) -> str:
        text = "\n".join(page.text for page in self._pages).casefold()
        words = [word.casefold() for word in _WORD.findall(title)]
        found = sum(1 for word in words if word in text)
        return clean_line(title) if words and found >= len(words) * _CONFIRMED_SHARE else ""

    def _section_ends_before(self, level: int) -> bool:
        return any(self._length > length and level <= deepest for length, deepest in _SECTION_ENDS)

    def _cut_long_section(self) -> None:
        if self._kind is PageKind.SECTION and self._length > _LONGEST_SECTION:
            self._end_page()
            self._label = self.heading_above

    def _add(self, kind: BlockKind, text: str, *, level: int = 0, context: str = "") -> None:
        start = self._length + len(_SEPARATOR) if self._parts else 0
        self._blocks.append(Block(kind, start, start + len(text), level, context))
        self._parts.append(text)
        self._length = start + len(text)
        self._total += len(text)
        if self._total > _MOST_CHARACTERS:
            raise TooMuchContent(file=self._file)

    def _end_page(self) -> None:
        """An empty section is no section; an empty slide or sheet keeps its place, once it has been begun."""
        if self._parts or self._begun:
            number = len(self._pages) + 1
            self._pages.append(Page(number, self._label, _SEPARATOR.join(self._parts), tuple(self._blocks)))
        self._parts, self._blocks, self._length, self._label = [], [], 0, ""
        self._begun = False
