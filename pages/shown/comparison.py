"""What several documents say, as a table: the words of each, with its figures and its pages beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import repeat
from textwrap import shorten

from answer.models import Answer, Citation, Mode, Statement
from answer.wanted.amounts_stated import holds_amount
from answer.wanted.expected import expected_of
from corpus.folding import fold
from corpus.messages import translator
from corpus.models import Document
from pages.shown import wording
from pages.shown.cards import card_id
from pages.shown.citation_words import place_of
from pages.shown.document_title import document_html, short_titles
from pages.shown.figures import figures
from pages.shown.markup import lang
from pages.shown.quoted_parts import words_and_rows
from pages.shown.statements import statement_html

MOST_FIGURES = 6
"""Figures of a document that a comparison shows."""
_LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class Links:
    """Where an answer's links lead: to the cards of its turn, and to the page of a citation that `opens` gives."""

    turn: int
    opens: Callable[[Citation], str]


def by_document(statements: Sequence[Statement], answer: Answer) -> list[tuple[Document, list[Statement]]]:
    """The statements of each document, in the order in which the answer names them."""
    documents = {citation.n: citation.document for citation in answer.citations}
    groups: dict[str, tuple[Document, list[Statement]]] = {}
    for statement in statements:
        document = documents[statement.citations[0]]
        groups.setdefault(document.id, (document, []))[1].append(statement)
    return list(groups.values())


def is_comparison(answer: Answer) -> bool:
    """Whether the answer is a table of what several documents say, which quotes all that its cards lead to."""
    close = [statement for statement in answer.statements if statement.is_close]
    return answer.mode is Mode.EXTRACTIVE and len(by_document(close, answer)) > 1


def comparison_html(
    answer: Answer, groups: Sequence[tuple[Document, list[Statement]]], links: Links, language: str
) -> str:
    """A table with a row for each quotation, below the name of its document: its figures and its page beside it.

    The name stands across, and the figures above the page: the words have what a screen is wide.
    """
    _ = translator(language)
    every = [statement for _document, statements in groups for statement in statements]
    numbers = figures_by_statement(every, answer)
    names = (_("What it says"), _("Figures and source") if numbers else _("Source"))
    heads = "".join(f'<th scope="col">{name}</th>' for name in names)
    titles = short_titles([document for document, _ in groups], language)
    of_rows: Iterator[list[str] | None] = iter(numbers) if numbers else repeat(None)
    rows = "".join(
        f'<tbody><tr><th scope="rowgroup" colspan="2">{document_html(document, language, title)}</th></tr>'
        + "".join(
            f"<tr>{_cells(document, statement, figures_told, answer, links, language)}</tr>"
            for statement, figures_told in zip(statements, of_rows, strict=False)
        )
        + "</tbody>"
        for (document, statements), title in zip(groups, titles, strict=True)
    )
    return f'<table class="comparison"><thead><tr>{heads}</tr></thead>{rows}</table>'


def figures_by_statement(statements: Sequence[Statement], answer: Answer) -> list[list[str]] | None:
    """The figures that each of the quotations compared states in words; None where none states any."""
    decisive = (one.quote[span.start : span.end] for one in answer.citations for span in one.decisive)
    about = {fold(word) for words in decisive for word in re.findall(r"\w+", words)}
    expected = expected_of(answer.understood)
    spoken = {one.n: one.document.language for one in answer.citations}
    found = [figures(_in_words(one, answer), about, expected, spoken[one.citations[0]]) for one in statements]
    return found if any(found) else None


def further_figures_told(
    numbers: Sequence[str], statements: Sequence[Statement], answer: Answer, language: str
) -> list[str]:
    """How many figures are not shown of those found, and that a table quoted has others, each if so."""
    more = max(0, len(numbers) - MOST_FIGURES)
    told = [wording.counted(language, "and {count} more", "and {count} more", more)] if more else []
    return told + (
        [translator(language)("see the table")] if any(_states_in_rows(one, answer) for one in statements) else []
    )


def _figures_listed(numbers: Sequence[str], statement: Statement, answer: Answer, spoken: str, language: str) -> str:
    """The first figures, and where there are others; "" without any."""
    told = further_figures_told(numbers, [statement], answer, language)
    items = [f"<li{spoken}>{escape(figure)}</li>" for figure in numbers[:MOST_FIGURES]]
    items += [f'<li class="more">{escape(words)}</li>' for words in told]
    return f'<ul class="figures">{"".join(items)}</ul>' if items else ""


def _in_words(statement: Statement, answer: Answer) -> str:
    """What is not said in a table, whose figures stand under their names already."""
    return words_and_rows(statement.text, answer.columns_of(statement))[0]


def _states_in_rows(statement: Statement, answer: Answer) -> bool:
    """Whether a table quoted states amounts of the kind asked for."""
    columns = answer.columns_of(statement)
    rows = words_and_rows(statement.text, columns)[1]
    return bool(rows) and holds_amount(rows, expected_of(answer.understood).units, columns)


def _cells(
    document: Document,
    statement: Statement,
    numbers: Sequence[str] | None,
    answer: Answer,
    links: Links,
    language: str,
) -> str:
    spoken = lang(document.language, language)
    own, *others = _pages_cited(document, statement, answer)
    says = statement_html(statement, answer, links.turn, language, spoken, is_marked=True) + _said_too(
        others, links, language
    )
    places = "".join(f"<li>{_link(one, _short_place(one, language), links)}</li>" for one in own)
    told = "" if numbers is None else _figures_listed(numbers, statement, answer, spoken, language)
    return f'<td class="says">{says}</td><td class="beside">{told}<ul class="places">{places}</ul></td>'


def _pages_cited(document: Document, statement: Statement, answer: Answer) -> list[list[Citation]]:
    """The pages of the row's document, then those of each other document that says the same; each page once."""
    pages: dict[str, dict[tuple[int, str], Citation]] = {document.id: {}}
    for one in sorted(answer.citations, key=lambda one: one.n):
        if one.n in statement.citations:
            pages.setdefault(one.document.id, {}).setdefault((one.page, one.page_label), one)
    return [list(of_document.values()) for of_document in pages.values()]


def _said_too(others: Sequence[Sequence[Citation]], links: Links, language: str) -> str:
    """The documents that say the same as the row's, with links to their pages; "" without any."""
    if not others:
        return ""
    told = " · ".join(
        f"<span{lang(pages[0].document.language, language)}>{escape(pages[0].document.title)}</span>, "
        + ", ".join(_link(one, place_of(one, language), links) for one in pages)
        for pages in others
    )
    return f'<p class="quiet">{translator(language)("The same in: {documents}").format(documents=told)}</p>'


def _link(citation: Citation, words: str, links: Links) -> str:
    """A link that opens the page of a citation, as the one in its card does, which keeps the conversation."""
    card = card_id(links.turn, citation.n)
    return f'<a href="{escape(links.opens(citation))}" target="_self" data-card="{card}">{escape(words)}</a>'


def _short_place(citation: Citation, language: str) -> str:
    """Where a quotation stands, in a narrow column: the beginning of a long heading, all of which its card has."""
    label = shorten(citation.page_label, _LONGEST_LABEL, placeholder="…")
    return wording.place(citation.document, citation.page, label, language)
