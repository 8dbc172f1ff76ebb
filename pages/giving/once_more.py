"""What cannot be undone is asked once more, where the button was pressed: what will be lost, and a way back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

import streamlit as st

from pages.giving.outcome import Card
from pages.shown.markup import plain
from pages.visiting.browser import bring_into_view

_ASKED = "asked once more"


@dataclass(frozen=True, slots=True)
class _Asked:
    """The card of which it is asked, one at a time; `moment` tells this question from an earlier one."""

    card: Card
    moment: str


def ask_once_more(card: Card) -> None:
    """Has the question shown on this card, and no more on another one."""
    st.session_state[_ASKED] = _Asked(card, uuid4().hex)


def ask_no_more() -> None:
    st.session_state.pop(_ASKED, None)


def is_asked(card: Card) -> bool:
    asked: _Asked | None = st.session_state.get(_ASKED)
    return asked is not None and asked.card == card


def is_sure(card: Card, question: str, *, yes: str, no: str) -> bool:
    """Draws the question that is asked of this card, with the focus on what changes nothing; whether it is answered by
    what does."""
    asked: _Asked = st.session_state[_ASKED]
    key = f"once-more-{card.document_id}"
    with st.container(border=True, key=key):
        st.warning(plain(question), icon=":material/warning:")
        with st.container(horizontal=True, gap="small"):
            st.button(no, key=f"keep-{card.document_id}", icon=":material/undo:", on_click=ask_no_more)
            sure = st.button(yes, key=f"for-good-{card.document_id}", type="primary", icon=":material/delete_forever:")
    if sure:
        ask_no_more()
    else:
        bring_into_view(key, asked.moment, "nearest", "sought")
    return sure
