"""How well a document can be found, read and reused, by six marks, in the manner of data.gouv.fr's udata."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.messages import N_, translator
from corpus.models import BlockKind, Document, Page
from corpus.offered import offered
from ingest.formats import Format
from pages.shown import wording

_OPEN_FORMATS = frozenset({Format.ODT, Format.ODS, Format.HTML, Format.MARKDOWN, Format.CSV, Format.TEXT})
"""As udata has it: neither PDF, from which nothing can be taken up easily, nor the formats of one publisher."""
_ALMOST_ALL = 0.9
_FEWEST_CHARACTERS = 20
"""A page with fewer holds no text to speak of."""


class Mark(StrEnum):
    LICENCE = "licence"
    ABSTRACT = "abstract"
    FORMAT = "format"
    TEXT = "text"
    YEAR = "year"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class Quality:
    """The marks that a document has; those it lacks are what would raise its score."""

    has: frozenset[Mark]

    @property
    def score(self) -> int:
        """0 to 6."""
        return len(self.has)

    @property
    def lacks(self) -> list[Mark]:
        return [mark for mark in Mark if mark not in self.has]


_GOOD = {
    Mark.LICENCE: N_("open licence"),
    Mark.ABSTRACT: N_("abstract"),
    Mark.FORMAT: N_("open format"),
    Mark.TEXT: N_("readable text"),
    Mark.YEAR: N_("year"),
    Mark.STRUCTURE: N_("headings or columns to navigate by"),
}
_ADVICE = {
    Mark.LICENCE: N_("Give it an open licence, so that others may reuse it."),
    Mark.ABSTRACT: N_("Say in two sentences what it is about."),
    Mark.FORMAT: N_("Share the original too, in ODT, ODS, Markdown or HTML."),
    Mark.TEXT: N_("Run character recognition (OCR) on the pages that contain no text."),
    Mark.YEAR: N_("Say which year it is from."),
    Mark.STRUCTURE: N_("Use heading styles, which give it an outline."),
}

_OPEN_FORMAT_OF = {
    Format.DOCX: N_("Share it in an open format too: ODT."),
    Format.XLSX: N_("Share it in an open format too: ODS or CSV."),
    Format.PPTX: N_("Share it in an open format too: HTML or Markdown."),
}
"""What to do with a file that is an original already."""


def judge(document: Document, pages: Sequence[Page], formats: Sequence[Document] = ()) -> Quality:
    """The marks of a document whose pages these are, and which is shared in these other formats too."""
    readable = [len(page.text.strip()) >= _FEWEST_CHARACTERS for page in pages]
    kinds = {block.kind for page in pages for block in page.blocks}
    structured = BlockKind.HEADING in kinds or any(block.context for page in pages for block in page.blocks)
    marks = {
        Mark.LICENCE: wording.is_open(document.licence),
        Mark.ABSTRACT: bool(document.abstract),
        Mark.FORMAT: any(offered(one).media_type in _OPEN_FORMATS for one in (document, *formats)),
        Mark.TEXT: bool(readable) and sum(readable) >= _ALMOST_ALL * len(readable),
        Mark.YEAR: document.year is not None,
        Mark.STRUCTURE: structured,
    }
    return Quality(frozenset(mark for mark, met in marks.items() if met))


def good_words(mark: Mark, language: str) -> str:
    return translator(language)(_GOOD[mark])


def advice(mark: Mark, language: str, media_type: str) -> str:
    """What would earn a document of this format the mark."""
    words = _OPEN_FORMAT_OF.get(Format(media_type)) if mark is Mark.FORMAT else None
    return translator(language)(words or _ADVICE[mark])
