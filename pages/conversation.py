"""A conversation: the questions asked one after the other, each with its answer and its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from answer.exchanges import Exchange
from answer.models import Answer, Citation
from corpus.models import Document
from corpus.same_buyer import BuyerNames
from index.filters import Filters
from pages.commons import commons
from pages.visiting.address_numbers import whole_number
from pages.visiting.visits import count_visit
from protect.visits import Deed

_KEPT = "conversation"
_CITED = "citations by question"


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer. `asked` is what the reader typed, `filters` what they chose, `day` when it was."""

    asked: str
    answer: Answer
    filters: Filters = field(default_factory=Filters)
    day: date = field(default_factory=date.today)

    @property
    def question(self) -> str:
        """The question as it can be asked again by itself, so the one that its address holds."""
        return self.answer.understood or self.asked

    @property
    def searched(self) -> Filters:
        """The filters, narrowed to what the question was understood to be about, as its address is."""
        filters, scope = self.filters, self.answer.scope
        return replace(
            filters,
            documents=_ids(scope.within) or filters.documents,
            apart=filters.apart | _ids(scope.apart),
            languages=scope.languages or filters.languages,
        )

    @property
    def exchange(self) -> Exchange:
        """What a later question may lean on."""
        shown = (*(citation.document for citation in self.answer.citations), *self.answer.sought)
        scope = self.answer.scope
        return Exchange(
            question=self.question,
            documents=tuple(dict.fromkeys(document.id for document in shown)),
            filters=self.filters,
            within=_ids(scope.within),
            apart=_ids(scope.apart),
            languages=scope.languages,
        )


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far; `recalls` is whether the next question may lean on them."""

    turns: tuple[Turn, ...] = ()
    recalls: bool = True

    def until(self, question: str | None, filters: Filters) -> Conversation | None:
        """The conversation as it was when `question` had last been answered; None when it never was."""
        for number in range(len(self.turns), 0, -1):
            turn = self.turns[number - 1]
            if turn.question == question and turn.searched == filters:
                return replace(self, turns=self.turns[:number])
        return None

    def followed_by(self, turn: Turn) -> Conversation:
        return Conversation((*self.turns, turn))

    def before(self, number: int) -> Conversation:
        """The conversation without its turn `number` and what came after, for a question that stands alone there."""
        return Conversation(self.turns[: number - 1], recalls=False)

    @property
    def chosen(self) -> Filters | None:
        """The filters that the reader chose last; None before the first question."""
        return self.turns[-1].filters if self.turns else None

    @property
    def history(self) -> list[Exchange]:
        """What was asked so far, the oldest first."""
        return [turn.exchange for turn in self.turns] if self.recalls else []


def _ids(documents: Sequence[Document]) -> frozenset[str]:
    return frozenset(document.id for document in documents)


def kept_conversation() -> Conversation:
    """This visitor's conversation."""
    kept = st.session_state.get(_KEPT)
    return kept if isinstance(kept, Conversation) else Conversation()


def keep(conversation: Conversation) -> None:
    st.session_state[_KEPT] = conversation


def citations_for(question: str, filters: Filters) -> Sequence[Citation]:
    """The citations of the answer to `question`: the one this visitor saw, or else the answer given now, once.

    Raises BadQuestion, and TooOften where that would be one question too many.
    """
    if seen := kept_conversation().until(question, filters):
        return seen.turns[-1].answer.citations
    cited: dict[tuple[str, Filters], Sequence[Citation]] = st.session_state.setdefault(_CITED, {})
    if (question, filters) in cited:
        return cited[question, filters]
    count_visit(Deed.ASK)
    answer = commons().assistant.quote(question, filters=filters)
    if not answer.is_waiting:
        cited[question, filters] = answer.citations
    return answer.citations


def filters_from(parameters: Mapping[str, Sequence[str]]) -> Filters:
    """The filters that an address holds; a year that is no number is left out."""
    return Filters(
        kinds=frozenset(parameters.get("kind", ())),
        domains=frozenset(parameters.get("domain", ())),
        buyers=frozenset(parameters.get("buyer", ())),
        languages=frozenset(parameters.get("language", ())),
        years=frozenset(year for text in parameters.get("year", ()) if (year := whole_number(text, -1)) >= 0),
        documents=frozenset(parameters.get("in", ())),
        apart=frozenset(parameters.get("out", ())),
        superseded=bool(parameters.get("old")),
    )


def filter_parameters(filters: Filters) -> dict[str, str | int | list[str] | None]:
    """The address of filters: the inverse of `filters_from`."""
    return {
        **filters.facets,
        "in": sorted(filters.documents),
        "out": sorted(filters.apart),
        "old": "1" if filters.superseded else None,
    }


def address_filters() -> Filters:
    """The filters of the page's own address; a buyer by all names, of which the address may hold an abbreviation."""
    names = ("kind", "domain", "buyer", "language", "year", "in", "out", "old")
    filters = filters_from({name: st.query_params.get_all(name) for name in names})
    if not filters.buyers:
        return filters
    buyers = BuyerNames(document.buyer for document in commons().store.documents())
    return replace(filters, buyers=buyers.spelt_out(filters.buyers))
