"""Which question the page asks now, of those that are put to it."""

from __future__ import annotations

from dataclasses import dataclass

from index.filters import Filters
from pages.asking.understood import Correction
from pages.asking.writing import Place
from pages.conversation import Conversation


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A question, the conversation that it goes on with, and the filters within which it is asked.

    Where it `replaces` one that was answered, what follows that is not in its conversation.
    """

    question: str
    conversation: Conversation
    filters: Filters
    replaces: bool = False


def question_to_ask(
    standing: Conversation | None, corrected: Correction | None, put: str | None, chosen: Filters, place: Place
) -> ToAsk | None:
    """What is asked now below the answers that stand on the page, None where these are all.

    A question of theirs that was corrected comes first, in its place; then one that was just `put`, typed or clicked,
    within the filters `chosen`; that of the address only where no answer to it stands.
    """
    if corrected and standing:
        return ToAsk(corrected.question, standing.before(corrected.number), corrected.filters, replaces=True)
    if put:
        return ToAsk(put, standing or Conversation(), chosen)
    if place.question and not standing:
        return ToAsk(place.question, Conversation(), place.filters)
    return None
