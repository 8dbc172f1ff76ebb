"""A thumb under an answer, and what was wrong. The question is kept with it only if its reader ticks so."""

from __future__ import annotations

import streamlit as st

from corpus.messages import translator
from corpus.opinions import FAULT_NAMES, Fault, Opinion
from pages.commons import commons
from pages.conversation import Turn
from pages.visiting.browser import bring_into_view
from protect.masking import mask
from protect.personal_data import find_personal_data

_GIVEN = "opinions given"


def show_opinion(turn: Turn, number: int, language: str) -> None:
    """The thumbs of the conversation's turn `number`, and, once one was chosen, what may be kept of the question."""
    _ = translator(language)
    key = f"{number}-{turn.question}"
    with st.container(key=f"opinion-{number}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(_("Did this answer help you?"), width="content")
            thumb = st.feedback("thumbs", key=f"thumb-{key}", persist_state="session")
        agrees, fault = False, None
        if thumb is not None:
            thanks = st.empty()
            if thumb == 0:
                fault = _fault(key, language)
            agrees = st.checkbox(
                _("Keep my question with this opinion, so that answers improve"),
                key=f"agree-{key}",
                persist_state="session",
            )
            thanks.caption(
                _("Counted, thank you. The question is kept, minus what identifies someone; nothing about you is.")
                if agrees
                else _("Counted, thank you. Neither your question nor anything about you is kept.")
            )
            # The foot of an answer lies behind the box of the question, and so would what is drawn there now.
            bring_into_view(f"opinion-{number}", f"{key}-{thumb}", "nearest", moment="opinion")
    question = without_names(turn.question) if agrees else ""
    keep(key, None if thumb is None else Opinion(thumb == 1, question, fault))


def _fault(key: str, language: str) -> Fault | None:
    """Draws what may be wrong with the answer; returns what the reader says it is, None where they do not."""
    _ = translator(language)
    return st.pills(
        _("What was wrong? (optional)"),
        list(Fault),
        format_func=lambda one: _(FAULT_NAMES[one]),
        key=f"fault-{key}",
        persist_state="session",
    )


def keep(key: str, opinion: Opinion | None) -> None:
    """Stores what the reader thinks now in place of what they thought before; None: nothing any more."""
    given: dict[str, tuple[int, Opinion]] = st.session_state.setdefault(_GIVEN, {})
    store = commons().store.opinions
    if key not in given and opinion is not None:
        given[key] = (store.give(opinion), opinion)
    elif key in given and opinion is None:
        store.take_back(given.pop(key)[0])
    elif opinion is not None and given[key][1] != opinion:
        store.change(given[key][0], opinion)
        given[key] = (given[key][0], opinion)


def without_names(question: str) -> str:
    """The question without what identifies someone in it."""
    return mask(question, find_personal_data(question))
