"""Answers and hits as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import indent
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from answer.collection.held import Held
from answer.models import Answer, Citation, Mode
from answer.told.doubts import (
    further_told,
    notice_words,
    rows_left_told,
    told_above,
    unsupported_count,
    wait_told,
    writer_words,
)
from answer.told.holdings_told import catalogue_told, held_told
from corpus.links import absolute, catalogue_path, source_path
from corpus.messages import N_, translator
from corpus.models import Document
from corpus.offered import offered
from corpus.table_rows import columns_as_printed

if TYPE_CHECKING:
    from index.retriever import Hit

_REFUSED = N_("The shared documents do not answer this question.")
_VOCABULARY = N_("In the vocabulary of public procurement:")
_NO_MORE = N_("The shared documents say no more about it.")
_SEE_ALSO = N_("See also:")
_BEST = N_("What answers best:")
_SOURCES = N_("Sources:")
_NOTHING_FOUND = N_("Nothing was found.")
_PAGE = N_("p. {page}")


def hits_as_text(hits: Sequence[Hit], language: str) -> str:
    """The passages, best first, each with where it stands."""
    if not hits:
        return translator(language)(_NOTHING_FOUND)
    return "\n\n".join(
        f"{hit.rank}. {_place(hit.document, hit.passage.page, hit.passage.section, language)}"
        f"  [{format_decimal(hit.score, '0.00', language)}]\n" + indent(hit.passage.text, "   ")
        for hit in hits
    )


def answer_as_text(answer: Answer, public_url: str, language: str) -> str:
    """What a term means if that was asked, what answers best, the statements with their numbers, then the sources.

    For a refusal, what is nearest.
    """
    return "\n".join(_lines(answer, public_url, language))


def _lines(answer: Answer, public_url: str, language: str) -> Iterator[str]:
    _ = translator(language)
    if answer.definition:
        yield f"{_(_VOCABULARY)}\n{indent(answer.definition, '  ')}\n"
    if answer.is_waiting:
        yield wait_told(language)
        return
    yield from (f"{told}\n" for told in told_above(answer, language))
    if answer.held:
        yield from _held_lines(answer, answer.held, public_url, language)
    elif answer.refused and answer.sought:
        yield from map(_called, answer.sought)
    elif answer.refused and not answer.wants_summary:
        yield _(_NO_MORE if answer.definition else _REFUSED)
    if answer.notice:
        yield f"({notice_words(answer, language)})\n"
    if answer.lead:
        yield _(_BEST)
        for one in answer.lead:
            lines = (*_columns_told(one.columns, one.quote), f"{one.quote} [{one.n}]")
            yield from (indent(line, "  ") for line in lines)
        yield ""
    for statement in filter(lambda one: one.is_supported, answer.statements):
        if answer.further and statement is answer.further[0]:
            yield f"\n{further_told(answer, language)}"
        if answer.mode is Mode.EXTRACTIVE:
            yield from _columns_told(answer.columns_of(statement), statement.text)
        left = rows_left_told(answer.rows_left(statement), language)
        yield " ".join(filter(None, (statement.text, left, "".join(f"[{n}]" for n in statement.citations))))
    if answer.citations:
        yield f"\n{_(_SOURCES)}"
        yield from (_source(citation, public_url, language) for citation in answer.citations)
    yield from (f"\n{words}" for words in filter(None, _about_writing(answer, language)))
    if answer.see_also:
        yield f"\n{_(_SEE_ALSO)}"
        yield from map(_called, answer.see_also)


def _columns_told(columns: str, quoted: str) -> Iterator[str]:
    """A line with the names of the columns of the rows that are quoted, none where their head is."""
    if columns_as_printed(columns) not in quoted:
        yield f"({columns})"


def _held_lines(answer: Answer, held: Held, public_url: str, language: str) -> Iterator[str]:
    yield f"{held_told(answer, language)}\n"
    yield from map(_called, answer.sought)
    if held.catalogue is not None:
        yield f"\n{catalogue_told(held, language)}\n  {absolute(public_url, catalogue_path(held.catalogue))}"


def _called(document: Document) -> str:
    return f"  {document.title} ({offered(document).file})"


def _about_writing(answer: Answer, language: str) -> tuple[str, str]:
    return unsupported_count(answer, language), writer_words(answer, language)


def _source(citation: Citation, public_url: str, language: str) -> str:
    place = _place(citation.document, citation.page, citation.section, language)
    address = absolute(public_url, source_path(citation.document.id, citation.page, citation.span))
    return f"  [{citation.n}] {place}\n      {address}"


def _place(document: Document, page: int, section: Sequence[str], language: str) -> str:
    visible = document.visible_page(page)
    number = translator(language)(_PAGE).format(page=visible) if visible else ""
    return " · ".join(part for part in (document.title, number, " › ".join(section)) if part)
