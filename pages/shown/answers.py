"""An answer as HTML: its statements with their numbers, grouped or compared when several documents answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from answer.models import Answer, Citation, Mode, Statement
from answer.told.doubts import doubt_words, further_told
from corpus.links import source_path
from corpus.messages import quoted, translator
from pages.shown import wording
from pages.shown.comparison import Links, by_document, comparison_html
from pages.shown.document_title import document_html
from pages.shown.markup import lang, with_roles
from pages.shown.statements import marks_html, statement_html


def _address_of_page(citation: Citation) -> str:
    return source_path(citation.document.id, citation.page, citation.span)


def answer_html(answer: Answer, turn: int, language: str, opens: Callable[[Citation], str] = _address_of_page) -> str:
    """The statements, each followed by links to its cards; a comparison when several documents are quoted.

    Quotations that are not close to the question stand folded after the others. `opens` gives the address of the page
    of a citation.
    """
    if answer.mode is Mode.WRITTEN:
        return "".join(_written(statement, answer, turn, language) for statement in answer.statements)
    close = [statement for statement in answer.statements if statement.is_close]
    links = Links(turn, opens)
    return with_roles(_quotations(close, answer, links, language) + _further(answer, links, language))


def growing_html(answer: Answer, turn: int, language: str) -> str:
    """An answer being written: what is checked, then the sentence that is not yet."""
    draft = f'<p class="draft">{escape(answer.draft)}</p>' if answer.draft else ""
    return f'<div class="answer" aria-busy="true">{answer_html(answer, turn, language)}{draft}</div>'


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


def _further(answer: Answer, links: Links, language: str) -> str:
    if not answer.further:
        return ""
    told = further_told(answer, language)
    quotations = _quotations(answer.further, answer, links, language)
    return f'<details class="further"><summary>{escape(told)}</summary>{quotations}</details>'


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
