"""Questions that a click asks: examples, those of several asked at once, and what a document can be asked."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from corpus.models import Document
from index.filters import Filters
from index.search_index import State
from pages.commons import commons
from pages.shown.markup import plain
from pages.shown.outline import purpose, questions_about

_CHOSEN = "example chosen"
_TRIED = 3
"""Questions on a document that are asked to find one that gets an answer."""


def show_questions(questions: Sequence[str], place: str = "example") -> None:
    """Buttons that ask these questions; `place` tells one list from another."""
    for number, question in enumerate(questions):
        st.button(
            plain(question),
            key=f"question-{place}-{number}",
            icon=":material/north_east:",
            width="stretch",
            on_click=st.session_state.__setitem__,
            args=(_CHOSEN, question),
        )


def chosen_question() -> str | None:
    """The question that was clicked and is not asked yet; None where none was."""
    chosen: str | None = st.session_state.get(_CHOSEN)
    return chosen


def take_chosen_question() -> str | None:
    """The same, once."""
    chosen: str | None = st.session_state.pop(_CHOSEN, None)
    return chosen


def question_for(document: Document, language: str) -> str:
    """A question on a clause of the document, or on what it is for; "" when it is known to get no answer."""
    search_index = commons().search_index
    return _question_for(document.id, language, search_index.state(), search_index.is_ready())


@st.cache_data(show_spinner=False, max_entries=256)
def _question_for(document_id: str, language: str, state: State, can_ask: bool) -> str:
    """As it is in this state of the corpus and of the index."""
    store = commons().store
    document, pages = store.document(document_id), store.texts.pages(document_id)
    questions = [*questions_about(document, pages, language)[:_TRIED], purpose(language)]
    if not can_ask:
        return questions[0]
    only = Filters(documents=frozenset({document_id}), superseded=True)
    return next((one for one in questions if not commons().assistant.quote(one, filters=only).refused), "")
