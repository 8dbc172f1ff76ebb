"""An answer as a Word file: quotations under their documents, each with its reference, and who is to be credited."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docx.shared import Cm, Length
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from answer.models import Answer, Citation, Mode, Statement
from answer.told.doubts import (
    further_told,
    is_understood_otherwise,
    notice_words,
    rows_left_told,
    told_above,
    unsupported_count,
    writer_words,
)
from answer.told.holdings_told import held_told
from corpus.links import absolute, file_path, source_path
from corpus.messages import quoted, translator
from corpus.models import Document, Span
from corpus.table_rows import LABELLED_CELLS
from corpus.vocabulary import vocabulary
from pages.saved.word_file import (
    BULLET,
    COMPARED,
    COMPARED_TITLE,
    PLACE,
    QUOTE,
    REFERENCE,
    TEXT_WIDTH,
    WordFile,
    column_widths,
)
from pages.shown import wording
from pages.shown.answers import looked_at, written_words
from pages.shown.citation_words import context_told, heading_above, place_of, place_under_heading
from pages.shown.comparison import MOST_FIGURES, by_document, figures_by_statement, further_figures_told
from pages.shown.outline import Entry, with_depths
from pages.shown.outline_links import page_told
from pages.shown.quoted_parts import Cell, Lines, Rows, parts_of, texts_across

_LONGEST_NAME = 70
_LONG, _MANY_LINES = 1_000, 12
"""Characters, or lines and cells, of a quotation that fill a quarter of a page: its row may go on on the next."""
_DEEPEST = 6
"""Levels of headings."""
_WITH_FIGURES = (Cm(13), Cm(3))
_AFTER_CELL = " – "
_MARGINS = Cm(0.6)
"""What a cell is wider than a table in it."""


def docx_name(answer: Answer) -> str:
    """What the file is called after the question as it was understood: “Partage – Pénalités à l'AMF.docx”.

    Without the marks that disks do not take, an accent in one with its letter.
    """
    title = unicodedata.normalize("NFC", _title(answer))
    words = re.sub(r"(?<!\w)['’.-]+|['’.-]+(?!\w)|[^\w\s'’.,()&%€+-]", " ", title).strip(" ,")
    words = re.sub(r"\s+(?=,)", "", " ".join(words.split()))
    short = textwrap.shorten(words, _LONGEST_NAME, placeholder="")
    return f"Partage – {short}.docx" if short else "Partage.docx"


def _title(answer: Answer) -> str:
    """The question as it was understood, which stands alone: “Et à l'AMF ?” tells nothing in a folder of files."""
    return answer.understood or answer.question


def answer_as_docx(
    answer: Answer,
    public_url: str,
    day: date,
    language: str,
    where: Sequence[str] = (),
    outlines: Sequence[tuple[Document, Sequence[Entry]]] = (),
) -> bytes:
    """The file, in the reader's language; `day` is that of the answer, `where` tells which documents alone were asked.

    `outlines` are the headings of the documents that are listed in place of quotations. What no source supports is left
    out and counted.
    """
    writing = _Writing(WordFile(_title(answer), language), answer, public_url, language, outlines)
    writing.write_question(day, where)
    writing.write_definition()
    writing.write_outlines()
    writing.write_statements()
    writing.write_licences()
    return writing.file.content()


@dataclass(frozen=True, slots=True)
class _Writing:
    """An answer, the outlines that are a part of it, and the file that it is written to."""

    file: WordFile
    answer: Answer
    public_url: str
    language: str
    outlines: Sequence[tuple[Document, Sequence[Entry]]]

    def write_question(self, day: date, where: Sequence[str]) -> None:
        """The question as it was understood, when it was answered, how it was put, and what to know first."""
        _ = translator(self.language)
        answer = self.answer
        self.file.heading(_title(answer), 1)
        dated = _("Answered on {date}").format(date=wording.date_words(day, self.language))
        line = self.file.paragraph(f"{dated} · {looked_at(answer, self.language)} · ")
        self.file.link(line, "Partage", absolute(self.public_url, "/"))
        if is_understood_otherwise(answer, answer.question):
            self.file.paragraph(_("Asked as: “{question}”").format(question=answer.question))
        told = (
            *where,
            *told_above(answer, self.language),
            held_told(answer, self.language),
            notice_words(answer, self.language),
            writer_words(answer, self.language),
            unsupported_count(answer, self.language),
            _("The quotations come from shared documents: check each on its page before you reuse it.")
            if answer.citations
            else "",
        )
        for words in filter(None, told):
            self.file.paragraph(words)

    def write_definition(self) -> None:
        """What a term means, if that was asked."""
        if self.answer.definition:
            self.file.heading(translator(self.language)("In the vocabulary of public procurement"), 2)
            self.file.paragraph(self.answer.definition)

    def write_outlines(self) -> None:
        """How each document listed is built: its headings as headings to write under, a link to its page below each.

        The links are paragraphs of a style of their own, all of which can be selected at once and taken out.
        """
        for document, entries in self.outlines:
            self.file.heading(document.title, 2, document.language)
            self._write_facts(document)
            self._write_download(self.file.paragraph(style=REFERENCE), document)
            for entry, depth in with_depths(entries):
                self.file.heading(entry.text, min(3 + depth, _DEEPEST), document.language)
                place = source_path(document.id, entry.page, Span(entry.start, entry.end))
                line = self.file.paragraph(style=PLACE)
                self.file.link(line, page_told(document, entry, self.language), absolute(self.public_url, place))

    def write_statements(self) -> None:
        answer = self.answer
        if answer.mode is Mode.WRITTEN:
            self._write_sentences()
            return
        if answer.lead:
            self._write_lead()
        self._write_quotations([statement for statement in answer.statements if statement.is_close])
        if answer.further:
            self._write_further()

    def _write_lead(self) -> None:
        """What answers best, by the numbers of the quotations below, which have their references."""
        self.file.heading(translator(self.language)("What answers best"), 2)
        for citation in self.answer.lead:
            spoken = citation.document.language
            for part in parts_of(citation.quote, citation.columns):
                line = self.file.paragraph(_as_lines(part, self.language), QUOTE, spoken)
            self.file.write(line, f" {_marks([citation.n])}")

    def _write_further(self) -> None:
        """Where the quotations stand that the page folds, without their words: the file is for what answers."""
        self.file.heading(further_told(self.answer, self.language), 2)
        for citation in (one for statement in self.answer.further for one in self._cited(statement)):
            self._write_reference(citation)

    def write_licences(self) -> None:
        """What the licence of each document quoted allows, and whom it wants named."""
        _ = translator(self.language)
        further = self.answer.further
        left_out = {n for one in further for n in one.citations}
        left_out -= {n for one in self.answer.statements if one not in further for n in one.citations}
        cited = [citation.document for citation in self.answer.citations if citation.n not in left_out]
        listed = [document for document, _entries in self.outlines]
        documents = {one.id: one for one in (*cited, *listed)}
        if documents:
            self.file.heading(_("Licences and credits"), 2)
        for document in documents.values():
            line = self.file.paragraph(style=BULLET)
            self.file.write(line, document.title, document.language, is_bold=True)
            self.file.write(line, " – ")
            self._write_licence(line, document.licence)
            self.file.write(line, wording.licence_meaning(document.licence, self.language))
            if credit := wording.credit(document):
                self.file.write(line, " " + _("Source to name: {source}.").format(source=credit))

    def _write_licence(self, line: Paragraph, licence: str) -> None:
        """The licence's name, which leads to its text; nothing where none is stated."""
        if (term := vocabulary().licences.get(licence)) and term.url:
            self.file.link(line, term.name(self.language), term.url)
            self.file.write(line, ". ")

    def _write_sentences(self) -> None:
        """The sentences that sources support, then the sources."""
        answer = self.answer
        for statement in filter(lambda one: one.is_supported, answer.statements):
            self.file.paragraph(f"{written_words(statement, answer, self.language)} {_marks(statement.citations)}")
        self.file.heading(translator(self.language)("Sources"), 2)
        for citation in answer.citations:
            self._write_quotation(citation.quote, [citation])

    def _write_quotations(self, statements: Sequence[Statement]) -> None:
        """Under the title of their document, or in a table where several are quoted."""
        groups = by_document(statements, self.answer)
        if len(groups) > 1:
            self._write_comparison(groups)
            return
        for document, of_document in groups:
            self.file.heading(document.title, 2, document.language)
            self._write_facts(document)
            for statement in of_document:
                self._write_quotation(statement.text, self._cited(statement))

    def _write_quotation(self, text: str, cited: Sequence[Citation]) -> None:
        """The words, what a table says around them, and where they stand."""
        first = cited[0]
        spoken = first.document.language
        if told := context_told(first):
            self.file.paragraph(told, REFERENCE, spoken)
        for part in parts_of(text, first.columns):
            if isinstance(part, Rows) and (widths := _widths(part, TEXT_WIDTH)):
                self._write_rows(part, widths, spoken)
                self.file.paragraph(style=REFERENCE)
            else:
                self.file.paragraph(_as_lines(part, self.language), QUOTE, spoken)
        if left := rows_left_told(first.rows_left, self.language):
            self.file.paragraph(left, REFERENCE)
        for citation in cited:
            self._write_reference(citation)

    def _write_reference(self, citation: Citation) -> None:
        """Where a quotation stands, under which heading of which page, with links to it and to the file."""
        place = place_under_heading(citation, self.language)
        reference = wording.reference(citation.document, place, "", self.language)
        line = self.file.paragraph(f"[{citation.n}] {reference} · ", REFERENCE)
        self.file.link(line, translator(self.language)("Open the page"), self._page_address(citation))
        self.file.write(line, " · ")
        self._write_download(line, citation.document)

    def _write_rows(self, table: Rows, widths: Sequence[Length], spoken: str, cell: _Cell | None = None) -> None:
        """Rows of a quotation as a table, which may stand in a cell of another."""
        if table.above:
            self.file.paragraph(table.above, COMPARED if cell else REFERENCE, spoken, cell)
        grid = self.file.table(widths, cell)
        if table.heads:
            self.file.head(grid, [name.text for name in table.heads], spoken, COMPARED)
        for row in table.rows:
            self.file.row(grid, [one.content.text for one in row], spoken, COMPARED)

    def _write_comparison(self, groups: Sequence[tuple[Document, list[Statement]]]) -> None:
        """Below the name of each document a row a quotation: what it says and where, its figures where some has any."""
        _ = translator(self.language)
        every = [statement for _document, statements in groups for statement in statements]
        numbers = figures_by_statement(every, self.answer)
        of_statements = iter(numbers or [[]] * len(every))
        columns = _WITH_FIGURES if numbers else (TEXT_WIDTH,)
        table = self.file.table(columns)
        self.file.head(table, (_("What it says"), *([_("Figures")] if numbers else [])), style=COMPARED)
        for document, statements in groups:
            self._write_name(document, self.file.cell_across(table))
            for statement, figures in zip(statements, of_statements, strict=False):
                words, *of_figures = self.file.cells(table, is_long=_is_long(statement.text))
                self._write_said(statement, document.language, words, Length(columns[0] - _MARGINS))
                self._write_places(self._cited(statement), words)
                for cell in of_figures:
                    self._write_figures(figures, [statement], document.language, cell)

    def _write_name(self, document: Document, cell: _Cell) -> None:
        """The title of a document compared, what it is, and its file."""
        name = self.file.paragraph(style=COMPARED_TITLE, cell=cell)
        self.file.write(name, document.title, document.language, is_bold=True)
        self._write_facts(document, cell)
        self._write_download(self.file.paragraph(style=COMPARED_TITLE, cell=cell), document)

    def _write_figures(self, numbers: Sequence[str], statements: Sequence[Statement], spoken: str, cell: _Cell) -> None:
        for figure in numbers[:MOST_FIGURES]:
            self.file.write(self.file.paragraph(style=COMPARED, cell=cell), figure, spoken, is_bold=True)
        for told in further_figures_told(numbers, statements, self.answer, self.language):
            self.file.paragraph(told, COMPARED, cell=cell)

    def _write_said(self, statement: Statement, spoken: str, cell: _Cell, room: Length) -> None:
        """The words of a row of the comparison, whose numbers stand with the pages below them."""
        for part in parts_of(statement.text, self.answer.columns_of(statement)):
            if isinstance(part, Rows) and (widths := _widths(part, room)):
                self._write_rows(part, widths, spoken, cell)
            else:
                self.file.paragraph(_as_lines(part, self.language), COMPARED, spoken, cell)
        if left := rows_left_told(self.answer.rows_left(statement), self.language):
            self.file.paragraph(left, COMPARED, cell=cell)

    def _write_places(self, cited: Sequence[Citation], cell: _Cell) -> None:
        """A line below a quotation for each page that has it; with its file where it is of another document."""
        of_row = cited[0].document
        for citation in cited:
            heading = heading_above(citation)
            line = self.file.paragraph(f"[{citation.n}] ", COMPARED, cell=cell)
            if citation.document.id != of_row.id:
                self.file.write(line, f"{citation.document.title}, ", citation.document.language)
            self.file.write(line, f"{heading}, " if heading else "", citation.document.language)
            self.file.link(line, place_of(citation, self.language), self._page_address(citation))
            if citation.document.id != of_row.id:
                self.file.write(line, " · ")
                self._write_download(line, citation.document)

    def _write_download(self, line: Paragraph, document: Document) -> None:
        """A link that saves the file."""
        name = f"{wording.download(document, self.language)} ({wording.file_form(document, self.language)})"
        self.file.link(line, name, absolute(self.public_url, file_path(document, download=True)))

    def _page_address(self, citation: Citation) -> str:
        return absolute(self.public_url, source_path(citation.document.id, citation.page, citation.span))

    def _cited(self, statement: Statement) -> list[Citation]:
        """The sources of a statement, the first one first."""
        by_number = {citation.n: citation for citation in self.answer.citations}
        return [by_number[n] for n in statement.citations]

    def _write_facts(self, document: Document, cell: _Cell | None = None) -> None:
        """What the document is, whose and of when, as far as its title above does not tell."""
        kind = wording.badge_before_title(document, self.language)
        facts = filter(None, (kind, wording.origin_and_language(document, self.language)))
        if told := " · ".join(facts):
            self.file.paragraph(told, COMPARED_TITLE if cell else "Normal", cell=cell)


def _marks(numbers: Sequence[int]) -> str:
    return "".join(f"[{n}]" for n in numbers)


def _is_long(text: str) -> bool:
    return len(text) > _LONG or text.count("\n") + text.count(LABELLED_CELLS) > _MANY_LINES


def _widths(table: Rows, room: Length) -> Sequence[Length]:
    """How wide the columns of a table are; none where there is no room for one, or each row has columns of its own."""
    if not table.heads and any(cell.name.text for row in table.rows for cell in row):
        return ()
    return column_widths([[name.text for name in table.heads], *texts_across(table)], room)


def _as_lines(part: Lines | Rows, language: str) -> str:
    """Words between marks; rows without, a cell a line after the name of its column where it has one."""
    if not isinstance(part, Rows):
        return quoted("\n".join(line.text for line in part), language)
    rows = (_row_as_lines(row, language) for row in part.rows)
    return "\n".join(filter(None, (part.above, *rows)))


def _row_as_lines(row: Sequence[Cell], language: str) -> str:
    named = translator(language)("{what}: {values}")
    if not any(cell.name.text for cell in row):
        return _AFTER_CELL.join(cell.content.text for cell in row if cell.content.text)
    told = (
        named.format(what=cell.name.text, values=cell.content.text) if cell.name.text else cell.content.text
        for cell in row
        if cell.content.text
    )
    return "\n".join(told)
