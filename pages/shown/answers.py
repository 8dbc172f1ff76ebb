"""An answer as HTML: its statements with their numbers, grouped or compared when several documents answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from answer.models import Answer, Citation, Mode, Statement
from answer.told.doubts import doubt_words, further_told
from corpus.messages import quoted, translator
from corpus.models import Document
from pages.shown import wording
from pages.shown.comparison import Links, by_document, comparison_html
from pages.shown.document_title import document_html, shortened
from pages.shown.markup import lang, with_roles
from pages.shown.statements import lead_html, marks_html, statement_html

_LONGEST_TITLE = 50


def answer_html(answer: Answer, turn: int, language: str, opens: Callable[[Citation], str]) -> str:
    """The statements, each followed by links to its cards; a comparison when several documents are quoted.

    What answers best of them comes before a comparison, and in place of the quotations of one document, which its cards
    have. Quotations that are not close to the question stand folded after the others. `opens` gives the address of the
    page of a citation.
    """
    if answer.mode is Mode.WRITTEN:
        return _written_html(answer, turn, language)
    close = [statement for statement in answer.statements if statement.is_close]
    links = Links(turn, opens)
    are_compared = len(by_document(close, answer)) > 1
    said = _lead(answer, links, language, are_compared=are_compared) if answer.lead else ""
    if are_compared or not said:
        said += _quotations(close, answer, links, language)
    return with_roles(said + _further(answer, links, language))


def growing_html(answer: Answer, turn: int, language: str) -> str:
    """A written answer that grows: what is checked, then the sentence that is not yet."""
    draft = f'<p class="draft">{escape(answer.draft)}</p>' if answer.draft else ""
    return f'<div class="answer" aria-busy="true">{_written_html(answer, turn, language)}{draft}</div>'


def written_words(statement: Statement, answer: Answer, language: str) -> str:
    """A sentence of a written answer; between marks where it is a source's own."""
    quotes = {citation.quote for citation in answer.citations if citation.n in statement.citations}
    return quoted(statement.text, language) if statement.text in quotes else statement.text


def looked_at(answer: Answer, language: str) -> str:
    """How much was searched and read for the answer."""
    documents, passages = answer.looked_at.documents, answer.looked_at.passages
    searched = wording.counted(language, "{count} document searched", "{count} documents searched", documents)
    read = wording.counted(language, "{count} passage read", "{count} passages read", passages)
    return f"{searched}, {read}"


def _quotations(statements: Sequence[Statement], answer: Answer, links: Links, language: str) -> str:
    groups = by_document(statements, answer)
    if len(groups) > 1:
        return comparison_html(answer, groups, links, language)
    return "".join(
        f'<div class="said-by">{document_html(document, language)}</div>'
        + "".join(
            statement_html(one, answer, links.turn, language, lang(document.language, language)) for one in of_document
        )
        for document, of_document in groups
    )


def _lead(answer: Answer, links: Links, language: str, *, are_compared: bool) -> str:
    """What answers best, each beside the name of its document where several are quoted (`are_compared`).

    Else under that of the one, before links to the cards of its other quotations.
    """
    label = translator(language)("What answers best")
    said = "".join(
        lead_html(
            one,
            answer,
            links.turn,
            language,
            lang(one.document.language, language),
            _named(one.document, language) if are_compared else "",
        )
        for one in answer.lead
    )
    section = f'<section class="lead" aria-label="{label}"><p class="quiet">{label}</p>{said}</section>'
    if are_compared:
        return section
    heading = f'<div class="said-by">{document_html(answer.lead[0].document, language)}</div>'
    return heading + section + _not_in_the_lead(answer, links, language)


def _named(document: Document, language: str) -> str:
    """Whose document says it, in few words: its row below has its title."""
    badge = f"<span{lang(language, document.language)}>{escape(wording.badge(document, language))}</span>"
    whose = document.buyer or shortened(wording.title_after_badge(document, language), _LONGEST_TITLE)
    return f' <span class="quiet">{badge}, <span{lang(document.language, language)}>{escape(whose)}</span></span>'


def _not_in_the_lead(answer: Answer, links: Links, language: str) -> str:
    """The close quotations of which nothing is told first, as links to their cards; "" where there are none."""
    told = {one.n for one in answer.lead}
    others = [one for one in answer.statements if one.is_close and not told.intersection(one.citations)]
    if not others:
        return ""
    label = translator(language)("Also quoted below:")
    marks = "".join(marks_html(one.citations, links.turn) for one in others)
    return f'<p class="quiet">{label}{marks}</p>'


def _further(answer: Answer, links: Links, language: str) -> str:
    if not answer.further:
        return ""
    told = further_told(answer, language)
    quotations = _quotations(answer.further, answer, links, language)
    return f'<details class="further"><summary>{escape(told)}</summary>{quotations}</details>'


def _written_html(answer: Answer, turn: int, language: str) -> str:
    return "".join(_written(statement, answer, turn, language) for statement in answer.statements)


def _written(statement: Statement, answer: Answer, turn: int, language: str) -> str:
    if not statement.is_supported:
        return _unsupported(statement, language)
    return f"<p>{escape(written_words(statement, answer, language))}{marks_html(statement.citations, turn)}</p>"


def _unsupported(statement: Statement, language: str) -> str:
    """A sentence that nothing carries, marked as such by a sign and by words before any colour."""
    label = translator(language)("Not verified: {reason}").format(reason=doubt_words(statement, language))
    return (
        f'<p class="unsupported"><span class="doubt"><span aria-hidden="true">⚠</span> {escape(label)}</span>'
        f" {escape(statement.text)}</p>"
    )
