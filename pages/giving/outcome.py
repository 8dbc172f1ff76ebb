"""What became of a document, told where the button was pressed, once the page is shown anew.

That is at the form, or, where the document has left the list, in the place of its card.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

import streamlit as st

from corpus.models import Document
from pages.shown.markup import plain
from pages.visiting.browser import bring_into_view

_OUTCOME, _COUNTS, _LISTED = "outcome to tell", "outcomes told by document", "documents listed"


class Tone(StrEnum):
    DONE = "done"
    NOTHING = "nothing was to do"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Card:
    """Where a document stands on a page: in which of its lists, each of which has a name of its own."""

    listed: str
    document_id: str

    def tell(self, form: str, words: str, tone: Tone = Tone.DONE) -> NoReturn:
        """Shows the page anew, with what became of the document at this form of its card."""
        self._counts()[tone] += 1
        st.session_state[_OUTCOME] = Outcome(self, form, words, tone)
        st.rerun()

    def show_outcome(self, form: str) -> None:
        """Tells what became of the document by this form, if that is still to be told."""
        told = outcome()
        if told and (told.card, told.form) == (self, form):
            _show(told)

    @property
    def outcome_count(self) -> int:
        """How much was told of the document, in whatever list it stood."""
        return self._counts().total()

    @property
    def done_count(self) -> int:
        """How much was done with it: what was typed for that is not to be there for what comes next."""
        return self._counts()[Tone.DONE]

    def _counts(self) -> Counter[Tone]:
        counts: dict[str, Counter[Tone]] = st.session_state.setdefault(_COUNTS, {})
        return counts.setdefault(self.document_id, Counter())


@dataclass(frozen=True, slots=True)
class Outcome:
    card: Card
    form: str
    words: str
    tone: Tone


def outcome() -> Outcome | None:
    """What is still to be told on this run of the page."""
    told: Outcome | None = st.session_state.get(_OUTCOME)
    return told


def show_list(listed: str, documents: Sequence[Document], show: Callable[[Document, Card], None]) -> None:
    """Draws the documents of a list, and what became of one that has left it since it was drawn last."""
    ids, gone = [document.id for document in documents], outcome()
    before, row = _renew(listed, ids), 0
    if gone and (gone.card.listed != listed or gone.card.document_id in ids):
        gone = None
    elif gone and gone.card.document_id in before:
        row = sum(one in ids for one in before[: before.index(gone.card.document_id)])
    for number, document in enumerate(documents):
        if gone and number == row:
            _show(gone)
        show(document, Card(listed, document.id))
    if gone and row == len(documents):
        _show(gone)


def _renew(listed: str, ids: list[str]) -> list[str]:
    """The documents of the list as they were when it was drawn last, in whose place these are kept."""
    lists: dict[str, list[str]] = st.session_state.setdefault(_LISTED, {})
    before = lists.get(listed, [])
    lists[listed] = ids
    return before


def _show(told: Outcome) -> None:
    del st.session_state[_OUTCOME]
    key = f"outcome-{told.card.document_id}-{told.card.outcome_count}"
    with st.container(key=key):
        if told.tone is Tone.DONE:
            st.success(plain(told.words), icon=":material/check_circle:")
        elif told.tone is Tone.NOTHING:
            st.info(plain(told.words), icon=":material/info:")
        else:
            st.warning(plain(told.words), icon=":material/info:")
    bring_into_view(key, key, "nearest")
