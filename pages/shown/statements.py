"""A quotation as an answer says it: between marks or as the rows of a table, with its numbers behind it."""

from __future__ import annotations

from collections.abc import Sequence

from answer.models import Answer, Citation, Statement
from corpus.messages import quoted, translator
from corpus.models import Span
from pages.shown.cards import card_id, rows_left_html
from pages.shown.decisive import answering_spans, telling_spans
from pages.shown.quotation import quotation_html
from pages.shown.quoted_parts import Rows, holds_rows, parts_of


def statement_html(
    statement: Statement, answer: Answer, turn: int, language: str, spoken: str, *, is_marked: bool = False
) -> str:
    """A quotation between the marks of the page's language; one that begins with rows stands in its table without.

    What answers in it is marked if so.
    """
    telling = _telling_spans(statement, answer) if is_marked else ()
    after = _after(statement, answer, turn, language)
    return _said_html(statement.text, answer.columns_of(statement), telling, after, language, spoken)


def lead_html(citation: Citation, answer: Answer, turn: int, language: str, spoken: str, told: str = "") -> str:
    """What answers best of a quotation, as that is said, what is known to answer in it marked.

    `told` is HTML that follows it.
    """
    numbers = next(one.citations for one in answer.statements if citation.n in one.citations)
    after = rows_left_html(citation.rows_left, language) + marks_html(numbers, turn) + told
    telling = answering_spans(citation, answer.understood)
    return _said_html(citation.quote, citation.columns, telling, after, language, spoken)


def _said_html(words: str, columns: str, telling: Sequence[Span], after: str, language: str, spoken: str) -> str:
    if not holds_rows(words, columns):
        text = quoted(words, language)
    elif isinstance(next(parts_of(words, columns)), Rows):
        text = words
    else:
        opening, closing = translator(language)("“{words}”").split("{words}")
        text, after = opening + words, closing + after
    place = text.find(words)  # not there where these marks replace those in which the words stand already
    shifted = [Span(place + one.start, place + one.end) for one in telling] if place >= 0 else ()
    return quotation_html(text, columns, shifted, after=after, spoken=spoken)


def _telling_spans(statement: Statement, answer: Answer) -> Sequence[Span]:
    """What answers in a quotation, which is that of the first of its citations."""
    return next((telling_spans(one, answer.understood) for one in answer.citations if one.n in statement.citations), ())


def _after(statement: Statement, answer: Answer, turn: int, language: str) -> str:
    """What follows a quotation: how much of its table is left out, and its numbers."""
    return rows_left_html(answer.rows_left(statement), language) + marks_html(statement.citations, turn)


def marks_html(numbers: Sequence[int], turn: int) -> str:
    """The numbers of citations, “[1] [2]”, each a link to its card."""
    return "".join(f' <a class="mark" href="#{card_id(turn, n)}">[{n}]</a>' for n in numbers)
