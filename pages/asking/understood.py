"""What the assistant made of a question, for the reader to see and correct, and what a term of it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from answer.exchanges import Scope
from answer.models import Answer
from answer.told.doubts import is_understood_otherwise
from corpus.folding import fold
from corpus.messages import N_, translator
from corpus.models import Document
from index.filters import Filters
from index.words import telling_words
from pages.commons import commons
from pages.conversation import Turn
from pages.shown import wording
from pages.shown.markup import plain

_CORRECTION = "correction"
_TITLES = 3


@dataclass(frozen=True, slots=True)
class Correction:
    """A question in the words that the reader gave it, in the place of the conversation's turn `number`."""

    question: str
    number: int
    filters: Filters


def show_understood(turn: Turn, number: int, language: str) -> None:
    """What was searched where it is not what was typed, with a small form to correct it, and in which documents."""
    answer = turn.answer
    if tells_more(answer, turn.asked) or _scope_told(answer.scope, language):
        _ = translator(language)
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"understood-{number}"):
            st.caption(_("Understood as: “{question}”").format(question=plain(answer.understood)), width="content")
            with st.popover(_("Correct"), type="tertiary", icon=":material/edit:", key=f"correct-{number}"):
                _correction_form(turn, number, language)
    for told in where_told(turn, language):
        st.caption(plain(told))


def tells_more(answer: Answer, asked: str) -> bool:
    """Whether what was searched says anything else than what was typed: “Et la garantie ?” has only been reworded."""
    return is_understood_otherwise(answer, asked) and _telling(answer.understood) != _telling(asked)


def _telling(text: str) -> set[str]:
    return {fold(word) for word, _, _ in telling_words(text)}


def where_told(turn: Turn, language: str) -> list[str]:
    """In which documents alone it was searched; nothing where it was in all."""
    return _scope_told(_searched(turn), language)


def ask_again(correction: Correction) -> None:
    """Has the page ask a question anew, once it is drawn again."""
    st.session_state[_CORRECTION] = correction


def asked_anew() -> Correction | None:
    """The correction that the reader has just sent, once."""
    sent = st.session_state.pop(_CORRECTION, None)
    return sent if isinstance(sent, Correction) else None


def definition_html(answer: Answer, language: str) -> str:
    """The note that tells what a term means, set apart from the quotations; "" where none is asked for."""
    if not answer.definition:
        return ""
    title = translator(language)("In the vocabulary of public procurement")
    return f'<aside class="definition"><h3>{title}</h3><p>{escape(answer.definition)}</p></aside>'


def _correction_form(turn: Turn, number: int, language: str) -> None:
    _ = translator(language)
    where = " ".join(_scope_told(turn.answer.scope, language))
    with st.form(f"correction-{number}", border=False):
        question = st.text_area(_("Your question, in full"), turn.question, key=f"corrected-{number}")
        kept = not where or st.checkbox(plain(where), True, key=f"within-{number}")
        if st.form_submit_button(_("Ask again"), type="primary") and question.strip():
            filters = turn.searched if kept else turn.filters
            ask_again(Correction(question, number, filters))
            st.rerun()


def _searched(turn: Turn) -> Scope:
    """The documents that alone were searched, and those that were left out of the search, whoever said so."""
    filters, languages = turn.searched, turn.answer.scope.languages
    if not filters.documents | filters.apart:
        return Scope(languages=languages)
    documents = commons().store.documents()
    within = tuple(one for one in documents if one.id in filters.documents)
    return Scope(within, tuple(one for one in within or documents if one.id in filters.apart), languages)


def _scope_told(scope: Scope, language: str) -> list[str]:
    """Which documents a search is kept to and which it leaves out; nothing where it is in all."""
    tongues = ", ".join(wording.language_name(one, language) for one in sorted(scope.languages))
    said = (
        (N_("Only in: {documents}"), _titles(scope.within, language)),
        (N_("Not in: {documents}"), _titles(scope.apart, language)),
        (N_("Only documents in: {documents}"), tongues),
    )
    _ = translator(language)
    return [_(text).format(documents=some) for text, some in said if some]


def _titles(documents: Sequence[Document], language: str) -> str:
    separator = " ; " if language == "fr" else "; "
    titles = [wording.kind_and_title(one, language) for one in documents[:_TITLES]]
    if more := documents[_TITLES:]:
        titles.append(wording.counted(language, "{count} more document", "{count} more documents", len(more)))
    return separator.join(titles)
