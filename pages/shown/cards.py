"""The card of a source: the document, where in it the words stand, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from answer.models import Answer, Citation
from answer.told.doubts import rows_left_told
from corpus.messages import translator
from pages.shown import wording
from pages.shown.citation_words import context_told, place_of
from pages.shown.decisive import telling_spans
from pages.shown.document_title import document_html
from pages.shown.markup import lang, with_roles
from pages.shown.quotation import quotation_html

_LONG_QUOTATION = 160
"""More characters than three lines of a telephone have."""
_HEADINGS_SHOWN = 2
"""Of a path of headings, those that a telephone shows: the last ones."""


def card_id(turn: int, n: int) -> str:
    """The id of the card of citation `n` in the conversation's turn `turn`."""
    return f"source-{turn}-{n}"


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
    return f"{context}<blockquote{spoken}>{quotation}</blockquote>{rows_left_html(citation.rows_left, language)}"


def _path(section: Sequence[str]) -> str:
    """The headings that a quotation stands under, those above the last two told apart."""
    headings = [escape(wording.heading_words(one)) for one in section]
    above = "".join(f"{one} › " for one in headings[:-_HEADINGS_SHOWN])
    return (f'<span class="above">{above}</span>' if above else "") + " › ".join(headings[-_HEADINGS_SHOWN:])


def _unfolding(language: str) -> str:
    """What shows the whole of a folded quotation, and folds it again: the style sheet acts on it, without script."""
    return f'<label class="unfold"><input type="checkbox"> {translator(language)("The whole quotation")}</label>'


def rows_left_html(rows: int, language: str) -> str:
    """How many rows of its table a quotation leaves out, "" for none."""
    told = rows_left_told(rows, language)
    return f' <span class="quiet">{escape(told)}</span>' if told else ""
