"""Where a document says what it is: its name, its title and its first page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import PurePosixPath

from corpus.models import Block, BlockKind, Page
from ingest.document import ReadDocument
from ingest.guesses.folding import fold_for_guessing, fold_words
from ingest.guesses.no_title import (
    heads_a_part,
    heads_a_section,
    is_run_together,
    marks_a_revision,
    without_file_name,
)
from ingest.notice_fields import NUMBER_OF_A_FIELD
from protect.masking import MASK

_WORD_BREAK = re.compile(r"[\s_\-–+]+|(?<=[a-zà-ÿ])(?=[A-Z][a-zà-ÿ])|(?<=[a-zà-ÿ])(?=[A-Z]{2,}\b)")
_STATE = re.compile(
    r"(?<=[^\W_])(?:_v\d{1,2}(?:\.\d{1,2})*"
    r"|[ _-](?:def|ok|vd|vdef|vf|(?<!bilan.)(?<!report.)(?<!rapport.)(?<!rendu.)(?<!version.)final))+$",
    re.I,
)
"""What a file is called for its state: “_ok”, “_v2”, “-vd”; a “rapport final” is a sort of report."""
_SPEAKS_OF_ITSELF = re.compile(r"\b(?:objet|contexte|preambule|object|purpose|background)\b")
_FIRST_CHARACTERS = 3_000
_TELLING = 4  # letters of a word
_FEWEST_TELLING = 2  # words of a name
_LONGEST_SECTION = 30_000
_LATIN = "A-Za-zªºµÀ-ÖØ-öø-ɏ"
_FIELD = rf"Bid [{_LATIN}]|[{_LATIN}][^:|]{{0,60}}[:|]|[{_LATIN} ]{{0,30}}\b(?:Category|Name|Number|Title)$"
"""The name of a field of a form: “Bid Document”, “Organisation Name | …” or, above what it says, “Item Category”."""
_IN_ANOTHER_SCRIPT = re.compile(rf"[^{_LATIN}]{{0,200}}[^\W\d_{_LATIN}][^{_LATIN}]{{0,200}}/\s?(?={_FIELD})")
"""What stands before “/Bid Number”, the same in another script: forms of India have both on each line."""
_FIELD_OF_A_NOTICE = re.compile(rf"\s+(?={NUMBER_OF_A_FIELD})")
"""What stands before a field of a European notice that was copied without its lines: “II.1.1)Intitulé: …”."""
_OBJECT_OF_A_NOTICE = re.compile(r"II\.1(?:\.1)?\)")
_CONTENTS_LINE = re.compile(r"\.{4,}|…{2,}|(?:\. ){4,}")


@dataclass(frozen=True)
class Opening:
    """A document's name and its first stretch of text; `title` is what the reader found, or what stands above where
    that heads a section, "" if nothing, if somebody is masked in it, if its words were run together, if it only tells
    when the document was changed or if it heads a part of what the file is called."""

    file: str
    read: ReadDocument

    @property
    def title(self) -> str:
        title = self._above_its_section or without_file_name(_in_latin(self.read.title))
        if set(fold_words(title).split()) <= set(fold_words(PurePosixPath(self.file).stem).split()):
            title = _STATE.sub("", title)
        says_nothing = MASK in title or is_run_together(title) or marks_a_revision(title)
        return "" if says_nothing or self._has_another_title else title

    @cached_property
    def _has_another_title(self) -> bool:
        """Whether the title heads a part of the document, while the file's name tells of something else."""
        named = set(fold_words(self.name).split())
        tells = sum(len(word) >= _TELLING and word.isalpha() for word in named) >= _FEWEST_TELLING
        told = {word for word in fold_words(self.read.title).split() if len(word) >= _TELLING}
        is_told_by_the_name = 2 * len(told & named) >= len(told)
        tells = tells or _SPEAKS_OF_ITSELF.search(fold_for_guessing(self.read.title)) is not None
        return heads_a_part(self.read.title) and tells and not is_told_by_the_name

    @cached_property
    def _above_its_section(self) -> str:
        """The heading that stands first on the page where the title is that of a section below, "" elsewhere."""
        if not heads_a_section(self.read.title) or not self._pages:
            return ""
        page = self._pages[0]
        headings = [_text(page, block) for block in page.blocks if block.kind is BlockKind.HEADING]
        return headings[0] if self.read.title in headings else ""

    @cached_property
    def name(self) -> str:
        """The file's name as words, none twice in a row, without its ending and state: "CCTP annexe1 MCD"."""
        words = _WORD_BREAK.sub(" ", _STATE.sub("", PurePosixPath(self.file).stem)).split()
        return " ".join(word for word, _ in groupby(words))

    @cached_property
    def _pages(self) -> list[Page]:
        """The pages with words: a cover may be a picture."""
        return [page for page in self.read.pages if page.text.strip()]

    @cached_property
    def first_page(self) -> str:
        """The first page with words, or as much of a long first section as a page holds."""
        return self._pages[0].text[:_FIRST_CHARACTERS] if self._pages else ""

    @cached_property
    def first_blocks(self) -> list[str]:
        """The blocks of the first page, tables too, each on one line, without the lines of a table of contents."""
        return self.blocks_of(0)

    @property
    def is_a_notice(self) -> bool:
        """Whether it has the fields of a European notice, of which the second part says what is bought."""
        return any(map(_OBJECT_OF_A_NOTICE.match, self.first_blocks))

    def blocks_of(self, place: int) -> list[str]:
        """The same for the page at `place` among those with words, counted from 0; nothing where there is none."""
        return self._blocks(place, _FIRST_CHARACTERS)

    def all_blocks_of(self, place: int) -> list[str]:
        """The same for the whole of a page, which may be a long section."""
        return self._blocks(place, _LONGEST_SECTION)

    def _blocks(self, place: int, until: int) -> list[str]:
        if place >= len(self._pages):
            return []
        page = self._pages[place]
        blocks = (_text(page, block) for block in page.blocks if block.start < until)
        lines = (line for text in blocks for line in _FIELD_OF_A_NOTICE.split(text))
        return [line for line in lines if line and not _CONTENTS_LINE.search(line)]


def _text(page: Page, block: Block) -> str:
    return _in_latin(" ".join(page.text[block.start : min(block.end, block.start + _FIRST_CHARACTERS)].split()))


def _in_latin(line: str) -> str:
    """A field that is named in another script first without that: “Bid Number : 7” of “बोली संख्या/Bid Number : 7”."""
    return line[said.end() :] if (said := _IN_ANOTHER_SCRIPT.match(line)) else line
