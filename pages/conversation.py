"""A conversation: the questions asked one after the other, each with its answer and its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from answer.models import Answer, Citation
from index.filters import Filters
from pages.commons import commons

_KEPT = "conversation"


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer. `asked` is what the reader typed."""

    asked: str
    answer: Answer
    filters: Filters = field(default_factory=Filters)

    @property
    def question(self) -> str:
        """The question as it can be asked again by itself, so the one that its address holds."""
        return self.answer.understood or self.asked


@dataclass(frozen=True, slots=True)
class Conversation:
    turns: tuple[Turn, ...] = ()

    def until(self, question: str | None, filters: Filters) -> Conversation | None:
        """The conversation as it was when `question` had just been answered; None when it never was."""
        for number, turn in enumerate(self.turns, 1):
            if turn.question == question and turn.filters == filters:
                return replace(self, turns=self.turns[:number])
        return None

    def followed_by(self, turn: Turn) -> Conversation:
        return replace(self, turns=(*self.turns, turn))

    @property
    def history(self) -> list[str]:
        """The questions so far, the oldest first."""
        return [turn.asked for turn in self.turns]


def kept_conversation() -> Conversation:
    """This visitor's conversation."""
    kept = st.session_state.get(_KEPT)
    return kept if isinstance(kept, Conversation) else Conversation()


def keep(conversation: Conversation) -> None:
    st.session_state[_KEPT] = conversation


def citations_for(question: str, filters: Filters) -> Sequence[Citation]:
    """The citations of the answer to `question`: the one this visitor saw, or else the answer given now."""
    seen = kept_conversation().until(question, filters)
    answer = seen.turns[-1].answer if seen else commons().ask(question, filters=filters)
    return answer.citations


def filters_from(parameters: Mapping[str, Sequence[str]]) -> Filters:
    """The filters that an address holds; a year that is no number is left out."""
    return Filters(
        kinds=frozenset(parameters.get("kind", ())),
        domains=frozenset(parameters.get("domain", ())),
        languages=frozenset(parameters.get("language", ())),
        years=frozenset(int(year) for year in parameters.get("year", ()) if year.isdecimal()),
        documents=frozenset(parameters.get("in", ())),
    )


def filter_parameters(filters: Filters) -> dict[str, str | int | list[str] | None]:
    """The address of filters: the inverse of `filters_from`."""
    return {
        "kind": sorted(filters.kinds),
        "domain": sorted(filters.domains),
        "language": sorted(filters.languages),
        "year": [str(year) for year in sorted(filters.years)],
        "in": sorted(filters.documents),
    }


def address_filters() -> Filters:
    """The filters of the page's own address."""
    names = ("kind", "domain", "language", "year", "in")
    return filters_from({name: st.query_params.get_all(name) for name in names})
