"""Below the last answer of a conversation, questions that go on with it and that the corpus is known to answer."""

from __future__ import annotations

import streamlit as st

from answer.going_on import Ground, ground_of, questions_to_go_on
from answer.models import Answer
from corpus.messages import translator
from index.filters import Filters
from index.search_index import State
from pages.asking.suggested import show_questions
from pages.commons import commons
from pages.conversation import Conversation


def show_going_on(conversation: Conversation, filters: Filters, language: str) -> None:
    """Looks for them and shows them: some tenths of a second the first time, so that the answer is to stand before."""
    turns, search_index = conversation.turns, commons().search_index
    if not conversation.history or turns[-1].answer.refused or not search_index.is_ready():
        return
    ground = ground_of([turn.asked for turn in turns], [turn.answer for turn in turns], conversation.history)
    try:
        questions = _questions(ground, filters, language, search_index.state())
    except _OthersWait:
        return
    if questions:
        st.html(f'<h3 class="part">{translator(language)("To go on")}</h3>')
        show_questions(questions, f"going-on-{len(turns)}")


class _OthersWait(Exception):
    """The corpus is asked by others: what is only offered is looked for another time."""


@st.cache_data(show_spinner=False, max_entries=256)
def _questions(ground: Ground, filters: Filters, language: str, state: State) -> list[str]:
    """As they are in this state of the corpus and of the index. Raises _OthersWait, of which nothing is kept."""

    def ask(question: str) -> Answer:
        if not commons().assistant.has_time():
            raise _OthersWait
        return commons().assistant.quote(question, ground.history, filters)

    store = commons().store
    documents = [one for one in store.documents() if one.id in ground.documents]
    headings = store.texts.headings(ground.documents)
    return questions_to_go_on(ground, documents, headings, language, ask)
