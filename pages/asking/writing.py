"""An answer on the page while a language model writes it, and what is kept of it when it is interrupted.

Streamlit ends a running page at the reader's next click. Every step of the answer is remembered first, so a click on
“Stop”, or anywhere else, keeps what was checked until then.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from time import monotonic

import streamlit as st

from answer.models import Answer, Mode, Notice
from corpus.messages import translator
from index.filters import Filters
from pages.commons import commons
from pages.conversation import Conversation, Turn
from pages.shown.answers import growing_html, looked_at
from pages.shown.markup import plain

_WRITING = "answer being written"
_BETWEEN_DRAWINGS = 0.1


@dataclass(frozen=True, slots=True)
class Place:
    """The address at which a question was asked."""

    question: str | None
    filters: Filters


@dataclass(frozen=True, slots=True)
class _Interrupted:
    """An answer as far as it goes, the turns before it, and where it was asked."""

    turn: Turn
    conversation: Conversation
    place: Place


def show_writing(
    answers: Iterator[Answer], turn: Turn, conversation: Conversation, place: Place, language: str
) -> Answer:
    """Shows the answer as it grows; the finished one."""
    _ = translator(language)
    st.session_state[_WRITING] = _Interrupted(turn, conversation, place)
    with st.container(horizontal=True, key="writing", vertical_alignment="center"):
        st.caption(
            _("{read}. The language model “{model}” is writing…").format(
                read=looked_at(turn.answer, language), model=plain(turn.answer.model)
            )
        )
        st.button(_("Stop"), key="stop", icon=":material/stop_circle:")
    shown = st.empty()
    drawn = 0.0
    with closing(answers):  # type: ignore[type-var]
        for answer in answers:
            turn = replace(turn, answer=answer)
            st.session_state[_WRITING] = _Interrupted(turn, conversation, place)
            if answer.mode is Mode.WRITTEN and monotonic() - drawn >= _BETWEEN_DRAWINGS:  # else the page shows it
                drawn = monotonic()
                shown.html(growing_html(answer, len(conversation.turns) + 1, language))
    del st.session_state[_WRITING]
    return turn.answer


def interrupted_conversation(place: Place) -> Conversation | None:
    """The conversation with the answer that was interrupted, if one was at this address, and what was checked of it."""
    interrupted = st.session_state.pop(_WRITING, None)
    if not isinstance(interrupted, _Interrupted) or interrupted.place != place:
        return None
    turn, before = interrupted.turn, interrupted.conversation
    answer = replace(turn.answer, draft="")
    if not any(statement.is_supported for statement in answer.statements):
        answer = commons().assistant.quote(turn.asked, before.history, turn.filters)
    return before.followed_by(replace(turn, answer=replace(answer, notice=Notice.READER_STOPPED)))
