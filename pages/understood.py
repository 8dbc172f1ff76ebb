"""What the assistant made of a question, for the reader to see and correct, and what a term of it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from answer.models import Answer
from corpus.messages import translator
from corpus.models import Document
from index.filters import Filters
from pages import wording
from pages.conversation import Turn
from pages.markup import plain

_CORRECTION = "correction"
_TITLES = 3


@dataclass(frozen=True, slots=True)
class Correction:
    """A question in the words that the reader gave it, in the place of the conversation's turn `number`."""

    question: str
    number: int
    filters: Filters


def show_understood(turn: Turn, number: int, language: str) -> None:
    """What was searched where it is not what was typed, with a small form to correct it."""
    answer = turn.answer
    where = _where(answer, language)
    if answer.understood in ("", turn.asked) and not where:
        return
    _ = translator(language)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"understood-{number}"):
        st.caption(_("Understood as: “{question}”").format(question=plain(answer.understood)), width="content")
        with st.popover(_("Correct"), type="tertiary", icon=":material/edit:", key=f"correct-{number}"):
            _correction_form(turn, number, language)
    if where:
        st.caption(where)


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
    where = _where(turn.answer, language)
    with st.form(f"correction-{number}", border=False):
        question = st.text_area(_("Your question, in full"), turn.question, key=f"corrected-{number}")
        kept = not where or st.checkbox(where, True, key=f"within-{number}")
        if st.form_submit_button(_("Ask again"), type="primary") and question.strip():
            filters = turn.searched if kept else replace(turn.filters, documents=frozenset(), apart=frozenset())
            st.session_state[_CORRECTION] = Correction(question, number, filters)
            st.rerun()


def _where(answer: Answer, language: str) -> str:
    """The documents that a question was understood to be about, or not to be about; "" where it is about any."""
    _ = translator(language)
    if answer.within:
        return _("Only in: {documents}").format(documents=plain(_titles(answer.within, language)))
    return _("Not in: {documents}").format(documents=plain(_titles(answer.apart, language))) if answer.apart else ""


def _titles(documents: Sequence[Document], language: str) -> str:
    separator = " ; " if language == "fr" else "; "
    titles = [wording.kind_and_title(one, language) for one in documents[:_TITLES]]
    if more := documents[_TITLES:]:
        titles.append(wording.counted(language, "{count} more document", "{count} more documents", len(more)))
    return separator.join(titles)
