"""The text of a document as a Word file, in place of its own file where that is not published.

It is made of the stored pages, in which what nobody is to read is masked, and of nothing else that the file says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from corpus.links import absolute, document_path
from corpus.messages import DEFAULT_LANGUAGE, LANGUAGES, translator
from corpus.models import Block, BlockKind, Document, Page, PageKind
from corpus.table_rows import texts_in
from corpus.vocabulary import vocabulary
from pages.saved.word_file import COMPARED, REFERENCE, TEXT_WIDTH, WordFile, column_widths
from pages.shown import wording
from pages.shown.page_text import groups_of, is_record, text_of
from pages.shown.record_table import runs_of_records
from protect.masking import MASK

_AFTER_CELL = " – "
_DEEPEST_HEADING = 6


def mark_of_text(document: Document, pages: Sequence[Page], public_url: str) -> str:
    """What changes whenever the Word file does, and costs less than writing it."""
    return sha256(repr((without_counts(document), tuple(pages), public_url)).encode()).hexdigest()


def without_counts(document: Document) -> Document:
    """The document without what changes by itself and is not said in the file."""
    return replace(document, downloads=0)


def text_as_docx(document: Document, pages: Sequence[Page], public_url: str) -> bytes:
    """The file, in the language of the document: what it is, where it comes from, then its pages."""
    language = document.language if document.language in LANGUAGES else DEFAULT_LANGUAGE
    writing = _Writing(WordFile(document.title, language), document, language)
    writing.write_opening(public_url, is_masked=any(MASK in page.text for page in pages))
    for page in pages:
        writing.write_page(page)
    return writing.file.content()


@dataclass(frozen=True, slots=True)
class _Writing:
    """A document and the file that it is written to."""

    file: WordFile
    document: Document
    language: str

    def write_opening(self, public_url: str, *, is_masked: bool) -> None:
        """The title, whose it is, under which licence, where it stands, and that it is not the file itself."""
        _ = translator(self.language)
        document = self.document
        self.file.heading(document.title, 1)
        kind = wording.badge_before_title(document, self.language)
        if told := " · ".join(filter(None, (kind, wording.origin(document)))):
            self.file.paragraph(told)
        line = self.file.paragraph(_("{what}: {values}").format(what=_("Licence"), values=""))
        term = vocabulary().licences.get(document.licence)
        name = wording.licence_name(document.licence, self.language)
        if term and term.url:
            self.file.link(line, name, term.url)
        else:
            self.file.write(line, name)
        address = absolute(public_url, document_path(document.id))
        self.file.link(self.file.paragraph(), address, address)
        what = _("This is the text of the document, without its layout and its pictures.")
        hidden = _("The solid boxes (█) hide names or words.") if is_masked else ""
        self.file.paragraph(f"{what} {hidden}".strip(), REFERENCE)

    def write_page(self, page: Page) -> None:
        """A page's text with its structure, under its number where it has one."""
        _ = translator(self.language)
        if self.document.page_kind is not PageKind.SECTION:
            place = wording.place(self.document, page.number, page.label, self.language)
            self.file.paragraph(place[:1].upper() + place[1:], REFERENCE)
        if page.is_unread:
            self.file.paragraph(_("This page is an image, in which no text was recognised so far."), REFERENCE)
        for group in groups_of(page):
            self._write_group(page, group)

    def _write_group(self, page: Page, group: Sequence[Block]) -> None:
        first = group[0]
        if first.kind is BlockKind.TABLE_ROW and is_record(page, first):
            self._write_records(page, group)
        elif first.kind is BlockKind.TABLE_ROW:
            self._write_table([texts_in(text_of(page, row)) for row in group])
        elif first.kind is BlockKind.HEADING:
            self.file.heading(text_of(page, first), min(1 + max(1, first.level), _DEEPEST_HEADING))
        else:
            for block in group:
                self.file.paragraph(text_of(page, block))

    def _write_records(self, page: Page, rows: Sequence[Block]) -> None:
        """Rows that name their cells: as tables under these names where they make some, else one by one."""
        for some, table in runs_of_records(page, rows, ()):
            if table:
                heads = [name.text for name in table.heads]
                self._write_table([heads, *([cell.content.text for cell in row] for row in table.rows)])
            else:
                for row in some:
                    self.file.paragraph(text_of(page, row))

    def _write_table(self, rows: Sequence[Sequence[str]]) -> None:
        """A table in small print; the rows as lines where there is no room for one."""
        widths = column_widths(rows, TEXT_WIDTH)
        if not widths:
            for row in rows:
                self.file.paragraph(_AFTER_CELL.join(filter(None, row)))
            return
        table = self.file.table(widths)
        for row in rows:
            self.file.row(table, row, style=COMPARED)
        self.file.paragraph(style=REFERENCE)
