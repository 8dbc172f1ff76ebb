"""An answer as HTML: its statements with their numbers, grouped or compared when several documents answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import repeat
from textwrap import shorten

from answer.models import Answer, Citation, Mode, Statement
from answer.told.doubts import doubt_words, further_told, rows_left_told
from answer.wanted.amounts_stated import holds_amount
from answer.wanted.expected import expected_of
from corpus.folding import fold
from corpus.links import source_path
from corpus.messages import quoted, translator
from corpus.models import Document, Span
from corpus.table_rows import caption_of, columns_as_printed
from pages.shown import wording
from pages.shown.decisive import telling_spans
from pages.shown.figures import figures
from pages.shown.markup import lang, with_roles
from pages.shown.quotation import quotation_html
from pages.shown.quoted_parts import Rows, holds_rows, parts_of, shows_columns, words_and_rows

MOST_FIGURES = 6
"""Figures of a document that a comparison shows."""
_LONG_QUOTATION = 160
"""More characters than three lines of a telephone have."""
_LONGEST_LABEL, _LONGEST_TITLE = 30, 85
_HEADINGS_SHOWN = 2
"""Of a path of headings, those that a telephone shows: the last ones."""


def card_id(turn: int, n: int) -> str:
    """The id of the card of citation `n` in the conversation's turn `turn`."""
    return f"source-{turn}-{n}"


def _address_of_page(citation: Citation) -> str:
    return source_path(citation.document.id, citation.page, citation.span)


@dataclass(frozen=True, slots=True)
class _Links:
    """Where an answer's links lead: to the cards of its turn, and to the page of a citation that `opens` gives."""

    turn: int
    opens: Callable[[Citation], str]


def answer_html(answer: Answer, turn: int, language: str, opens: Callable[[Citation], str] = _address_of_page) -> str:
    """The statements, each followed by links to its cards; a comparison when several documents are quoted.

    Quotations that are not close to the question stand folded after the others. `opens` gives the address of the page
    of a citation.
    """
    if answer.mode is Mode.WRITTEN:
        return "".join(_written(statement, answer, turn, language) for statement in answer.statements)
    close = [statement for statement in answer.statements if statement.is_close]
    links = _Links(turn, opens)
    return with_roles(_quotations(close, answer, links, language) + _further(answer, links, language))


def growing_html(answer: Answer, turn: int, language: str) -> str:
    """An answer being written: what is checked, then the sentence that is not yet."""
    draft = f'<p class="draft">{escape(answer.draft)}</p>' if answer.draft else ""
    return f'<div class="answer" aria-busy="true">{answer_html(answer, turn, language)}{draft}</div>'


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


def card_html(
    citation: Citation,
    turn: int,
    language: str,
    asked: str = "",
    *,
    is_said_above: bool = False,
    is_of_the_same: bool = False,
) -> str:
    """A source card: what it is, where the words stand, and the words, what answers the question `asked` marked.

    Long words that the answer above holds already are folded on a telephone, until the reader wants them here too; so
    are the title where it is that of the card above (`is_of_the_same`), and the first of many headings.
    """
    is_folded = is_said_above and len(citation.quote) > _LONG_QUOTATION
    form = " ".join(
        ("source", *(["folded"] if is_folded else []), *(["again"] if is_folded and is_of_the_same else []))
    )
    heading = f'<p class="heading">{_number(citation)}{document_html(citation.document, language)}</p>'
    return (
        f'<article class="{form}" id="{card_id(turn, citation.n)}" tabindex="-1">'
        f'{heading}<p class="where">{_path_to_place(citation, language)}</p>{_quotation(citation, asked, language)}'
        f"{_unfolding(language) if is_folded else ''}</article>"
    )


def place_html(citation: Citation, answer: Answer, turn: int, language: str) -> str:
    """A card within that of its document, below a comparison: where the words stand, which its table quotes.

    The words too where the table quotes another document that says the same.
    """
    is_quoted = any(one.text == citation.quote for one in answer.statements)
    return (
        f'<article class="source place" id="{card_id(turn, citation.n)}" tabindex="-1">'
        f'<p class="where">{_number(citation)}{_path_to_place(citation, language)}</p>'
        f"{'' if is_quoted else _quotation(citation, answer.understood, language)}</article>"
    )


def _number(citation: Citation) -> str:
    return f'<span class="number">{citation.n}</span>'


def _path_to_place(citation: Citation, language: str) -> str:
    """The headings above a quotation, and its page where they do not name it."""
    spoken = lang(citation.document.language, language)
    section = _path(citation.section)
    path = [f"<span{spoken}>{section}</span>" if spoken else section] if section else []
    if citation.page_label not in citation.section:
        path.append(escape(place_of(citation, language)))
    return " › ".join(path)


def _quotation(citation: Citation, asked: str, language: str) -> str:
    """The words of a source, what answers in them marked, after what their table says around them."""
    spoken = lang(citation.document.language, language)
    told = context_told(citation)
    context = f'<p class="context"{spoken}>{escape(told)}</p>' if told else ""
    quotation = with_roles(quotation_html(citation.quote, citation.columns, telling_spans(citation, asked)))
    return f"{context}<blockquote{spoken}>{quotation}</blockquote>{_left_out(citation.rows_left, language)}"


def _path(section: Sequence[str]) -> str:
    """The headings that a quotation stands under, those above the last two told apart."""
    headings = [escape(wording.heading_words(one)) for one in section]
    above = "".join(f"{one} › " for one in headings[:-_HEADINGS_SHOWN])
    return (f'<span class="above">{above}</span>' if above else "") + " › ".join(headings[-_HEADINGS_SHOWN:])


def _unfolding(language: str) -> str:
    """What shows the whole of a folded quotation, and folds it again: the style sheet acts on it, without script."""
    return f'<label class="unfold"><input type="checkbox"> {translator(language)("The whole quotation")}</label>'


def document_html(document: Document, language: str, short: str = "") -> str:
    """Badge, title without it, who and when, and in which language where the page speaks another.

    The title is told in full when it is pointed at, where a `short` one is shown in its place.
    """
    origin = wording.origin_and_language(document, language)
    title = wording.title_after_badge(document, language)
    whole = f' title="{escape(title)}"' if short not in ("", title) else ""
    return (
        f"{wording.badge_html(document, language)} "
        f'<span class="title"{lang(document.language, language)}{whole}>{escape(short or title)}</span>'
        + (f' <span class="origin">{escape(origin)}</span>' if origin else "")
    )


def short_titles(documents: Sequence[Document], language: str) -> list[str]:
    """The titles to show after badges above what is compared; whole where two would begin alike."""
    whole = [wording.title_after_badge(document, language) for document in documents]
    cut = [re.sub(r"[\s:;,–—-]+…$", "…", shorten(title, _LONGEST_TITLE, placeholder="…")) for title in whole]
    return [title if cut.count(short) > 1 else short for title, short in zip(whole, cut, strict=True)]


def context_told(citation: Citation) -> str:
    """What a table says around the rows quoted: its caption, and what its columns are called where they do not tell.

    "" where the caption is one of the headings above, which are told already.
    """
    is_told_below = shows_columns(citation.quote, citation.columns)
    told = caption_of(citation.context, citation.columns) if is_told_below else citation.context
    return "" if told in citation.section else told


def written_words(statement: Statement, answer: Answer, language: str) -> str:
    """A sentence of a written answer; between marks where it is a source's own."""
    quotes = {citation.quote for citation in answer.citations if citation.n in statement.citations}
    return quoted(statement.text, language) if statement.text in quotes else statement.text


def place_of(citation: Citation, language: str) -> str:
    """Where in its document a quotation stands: “page 3”."""
    return wording.place(citation.document, citation.page, citation.page_label, language)


def heading_above(citation: Citation) -> str:
    """The heading that a quotation stands right under, “11.1 Pénalités”; "" for none, or where its place names it."""
    is_told = not citation.section or citation.page_label in citation.section
    return "" if is_told else wording.heading_words(citation.section[-1])


def place_under_heading(citation: Citation, language: str) -> str:
    """“11.1 Pénalités, page 11”."""
    return ", ".join(filter(None, (heading_above(citation), place_of(citation, language))))


def reference_of(citation: Citation, link: str, language: str) -> str:
    """A reference ready for a footnote; `link` is the address of the page, "" for none."""
    return wording.reference(citation.document, place_of(citation, language), link, language)


def quotation_to_copy(citation: Citation, link: str, language: str) -> str:
    """The words of a source between marks, what the columns of its rows are called, and the reference with its link.

    The columns only where the words do not hold the head of their table already.
    """
    is_to_tell = (
        shows_columns(citation.quote, citation.columns) and columns_as_printed(citation.columns) not in citation.quote
    )
    columns = f"({citation.columns})" if is_to_tell else ""
    parts = quoted(citation.quote, language), columns, reference_of(citation, link, language)
    return "\n".join(filter(None, parts))


def looked_at(answer: Answer, language: str) -> str:
    """How much was searched and read for the answer."""
    documents, passages = answer.looked_at.documents, answer.looked_at.passages
    searched = wording.counted(language, "{count} document searched", "{count} documents searched", documents)
    read = wording.counted(language, "{count} passage read", "{count} passages read", passages)
    return f"{searched}, {read}"


def _quotations(statements: Sequence[Statement], answer: Answer, links: _Links, language: str) -> str:
    groups = by_document(statements, answer)
    if len(groups) > 1:
        return _comparison(answer, groups, links, language)
    return "".join(
        f'<div class="said-by">{document_html(document, language)}</div>'
        + "".join(_says(one, answer, links.turn, language, lang(document.language, language)) for one in of_document)
        for document, of_document in groups
    )


def _further(answer: Answer, links: _Links, language: str) -> str:
    if not answer.further:
        return ""
    told = further_told(answer, language)
    quotations = _quotations(answer.further, answer, links, language)
    return f'<details class="further"><summary>{escape(told)}</summary>{quotations}</details>'


def _written(statement: Statement, answer: Answer, turn: int, language: str) -> str:
    if not statement.is_supported:
        return _unsupported(statement, language)
    return f"<p>{escape(written_words(statement, answer, language))}{_marks(statement.citations, turn)}</p>"


def _unsupported(statement: Statement, language: str) -> str:
    """A sentence that nothing carries, marked as such by a sign and by words before any colour."""
    label = translator(language)("Not verified: {reason}").format(reason=doubt_words(statement, language))
    return (
        f'<p class="unsupported"><span class="doubt"><span aria-hidden="true">⚠</span> {escape(label)}</span>'
        f" {escape(statement.text)}</p>"
    )


def figures_by_statement(statements: Sequence[Statement], answer: Answer) -> list[list[str]] | None:
    """The figures that each of the quotations compared states in words; None where none states any."""
    decisive = (one.quote[span.start : span.end] for one in answer.citations for span in one.decisive)
    about = {fold(word) for words in decisive for word in re.findall(r"\w+", words)}
    expected = expected_of(answer.understood)
    spoken = {one.n: one.document.language for one in answer.citations}
    found = [figures(_in_words(one, answer), about, expected, spoken[one.citations[0]]) for one in statements]
    return found if any(found) else None


def _comparison(
    answer: Answer, groups: Sequence[tuple[Document, list[Statement]]], links: _Links, language: str
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
    links: _Links,
    language: str,
) -> str:
    spoken = lang(document.language, language)
    own, *others = _pages_cited(document, statement, answer)
    says = _says(statement, answer, links.turn, language, spoken, is_marked=True) + _said_too(others, links, language)
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


def _said_too(others: Sequence[Sequence[Citation]], links: _Links, language: str) -> str:
    """The documents that say the same as the row's, with links to their pages; "" without any."""
    if not others:
        return ""
    told = " · ".join(
        f"<span{lang(pages[0].document.language, language)}>{escape(pages[0].document.title)}</span>, "
        + ", ".join(_link(one, place_of(one, language), links) for one in pages)
        for pages in others
    )
    return f'<p class="quiet">{translator(language)("The same in: {documents}").format(documents=told)}</p>'


def _link(citation: Citation, words: str, links: _Links) -> str:
    """A link that opens the page of a citation, as the one in its card does, which keeps the conversation."""
    card = card_id(links.turn, citation.n)
    return f'<a href="{escape(links.opens(citation))}" target="_self" data-card="{card}">{escape(words)}</a>'


def _short_place(citation: Citation, language: str) -> str:
    """Where a quotation stands, in a narrow column: the beginning of a long heading, all of which its card has."""
    label = shorten(citation.page_label, _LONGEST_LABEL, placeholder="…")
    return wording.place(citation.document, citation.page, label, language)


def _says(
    statement: Statement, answer: Answer, turn: int, language: str, spoken: str, *, is_marked: bool = False
) -> str:
    """A quotation between the marks of the page's language; one that begins with rows stands in its table without.

    What answers in it is marked if so.
    """
    columns, after = answer.columns_of(statement), _after(statement, answer, turn, language)
    if not holds_rows(statement.text, columns):
        text = quoted(statement.text, language)
    elif isinstance(next(parts_of(statement.text, columns)), Rows):
        text = statement.text
    else:
        opening, closing = translator(language)("“{words}”").split("{words}")
        text, after = opening + statement.text, closing + after
    place = text.find(statement.text)  # not there where these marks replace those in which the words stand already
    telling = _telling_spans(statement, answer) if is_marked and place >= 0 else ()
    shifted = [Span(place + one.start, place + one.end) for one in telling]
    return quotation_html(text, columns, shifted, after=after, spoken=spoken)


def _telling_spans(statement: Statement, answer: Answer) -> Sequence[Span]:
    """What answers in a quotation, which is that of the first of its citations."""
    return next((telling_spans(one, answer.understood) for one in answer.citations if one.n in statement.citations), ())


def _after(statement: Statement, answer: Answer, turn: int, language: str) -> str:
    """What follows a quotation: how much of its table is left out, and its numbers."""
    return _left_out(answer.rows_left(statement), language) + _marks(statement.citations, turn)


def _left_out(rows: int, language: str) -> str:
    told = rows_left_told(rows, language)
    return f' <span class="quiet">{escape(told)}</span>' if told else ""


def _marks(numbers: Sequence[int], turn: int) -> str:
    return "".join(f' <a class="mark" href="#{card_id(turn, n)}">[{n}]</a>' for n in numbers)
