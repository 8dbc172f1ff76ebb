"""The values that travel between the stages: a document, its pages, and the passages cut from them.

Offsets are counted in Unicode code points of `Page.text`, half open: `page.text[start:end]`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from corpus.disclosure import Disclosure


class PageKind(StrEnum):
    """What a document's pages are. Only `PAGE` and `SLIDE` have numbers a reader can see."""

    PAGE = "page"
    SLIDE = "slide"
    SHEET = "sheet"
    SECTION = "section"


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


class Recognition(StrEnum):
    """Where a page stands whose text has to be recognised in its picture. `NONE`: the file itself gives the text."""

    NONE = ""
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page's text that is one thing: a heading, a paragraph, a list item or a table row.

    `level` is a heading's depth, 1 for the highest. `context` is what a table row needs to be understood
    alone: its table's caption and column headers.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    context: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, sheet, slide or section: its place (1-based), its label and its text with its structure."""

    number: int
    label: str
    text: str
    blocks: tuple[Block, ...] = ()
    recognition: Recognition = Recognition.NONE

    @property
    def is_unread(self) -> bool:
        """Whether it shows text that nobody has read, so that nobody knows whom it names."""
        return self.recognition in (Recognition.WAITING, Recognition.FAILED)


@dataclass(frozen=True, slots=True)
class UnreadPages:
    """How many pages of a document have no text that can be searched, though they show some."""

    waiting: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one page that is searched and cited as a whole.

    `section` is the path of headings above it, highest first. `context` is a table's caption and columns.
    `sentences` are the smallest spans that can be quoted, in the page's own offsets, inside start:end.
    `id` is 0 until the store gives one, and is never used twice.
    """

    page: int
    start: int
    end: int
    text: str
    section: tuple[str, ...] = ()
    context: str = ""
    sentences: tuple[Span, ...] = ()
    id: int = 0
    document_id: str = ""

    def quote(self, span: Span) -> str:
        """The page's own words at `span`, which must lie inside the passage."""
        return self.text[span.start - self.start : span.end - self.start]


def now() -> datetime:
    """This moment, to the second, as the store keeps it."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class PassageRange:
    """The ids of a document's passages: the `first`, the `last`, and how many there are."""

    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Document:
    """A shared file and what is known about it. `id` is the head of the file's SHA-256, so links are stable.

    `kind`, `domain`, `buyer_type` and `licence` are keys of `vocabulary.toml`; "" where unknown. `size` is in bytes.
    `superseded_by` is the id of the next version; `format_of` that of the same document in its first format.
    `keeps_personal_data`, `masked_words` and `kept_words` are its `disclosure` (corpus/disclosure.py).
    `text_only`: its file stays here, and what is downloaded is its text (corpus/offered.py).
    `withheld`: that is so because scanned pages of it were to be read after its giver was asked: until they are read,
    and then where they hide anything or could not be (ingest/withholding.py).
    `received_sha256` is that of the file as it was given, before what it told about people was taken out; "" where
    nobody knows any more.
    `read_by` is the version of the readers that read it (ingest/reading_version.py).
    `changed_at` is when what is said of it was last corrected, None where it stands as it was added;
    two states of a document that say the same are equal whenever they did.
    """

    id: str
    sha256: str
    file: str
    media_type: str
    size: int
    title: str
    kind: str = "other"
    domain: str = ""
    buyer: str = ""
    buyer_type: str = ""
    year: int | None = None
    language: str = ""
    licence: str = ""
    origin: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    keeps_personal_data: bool = False
    masked_words: tuple[str, ...] = ()
    kept_words: tuple[str, ...] = ()
    text_only: bool = False
    withheld: bool = False
    received_sha256: str = ""
    read_by: int = 0
    page_kind: PageKind = PageKind.PAGE
    pages: int = 0
    version: int = 1
    superseded_by: str | None = None
    format_of: str | None = None
    downloads: int = 0
    added_at: datetime = field(default_factory=now)
    changed_at: datetime | None = field(default=None, compare=False)

    @property
    def is_current(self) -> bool:
        """Whether it stands for itself: no newer version is there, and it is not another's copy in a second format."""
        return self.superseded_by is None and self.format_of is None

    @property
    def disclosure(self) -> Disclosure:
        """What of the people in its text is shown."""
        return Disclosure(self.keeps_personal_data, self.masked_words, self.kept_words)

    @property
    def modified_at(self) -> datetime:
        """When it was added, or last corrected."""
        return self.changed_at or self.added_at

    def visible_page(self, number: int) -> int | None:
        """The page number a reader would look for, or None where the format has no numbered pages."""
        return number if self.page_kind in (PageKind.PAGE, PageKind.SLIDE) else None
