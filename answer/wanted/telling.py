"""What a question asks for and a text tells or does not, both known by their form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.words import plain_letters

_GOES_ON = r"[ \t]*[a-zà-ÿœ\d(]"
"""How a line begins that goes on with the sentence of the line before it."""
_A_QUESTION = re.compile(rf"(?:\A|^(?!{_GOES_ON})|(?<=[.!?|]))(?:[^.!?|\n]|\n(?={_GOES_ON}))*\?", re.M)
"""“Is this the contract that was awarded in 2015?” among the answers given to bidders, but not the line before it."""


class Matter(StrEnum):
    """What is often asked of a tender and seldom stated in it."""

    OUTCOME = "outcome"
    SUM = "sum"
    FIGURE = "figure"
    DAY = "day"
    FIRM = "firm"
    END = "end"
    TERM = "term"
    BID_DATE = "bid_date"
    AVAILABILITY = "availability"


@dataclass(frozen=True, slots=True)
class Telling:
    """The forms of what `asks` for a `matter`, `states` it, or only `supposes` it, in plain letters.

    `headings` are how documents call it.
    """

    matter: Matter
    asks: re.Pattern[str]
    states: re.Pattern[str]
    supposes: re.Pattern[str] | None = None
    headings: tuple[str, ...] = ()

    def is_stated_in(self, text: str) -> bool:
        """Whether a text tells how it is, and not the rules alone, nor asks."""
        plain = plain_letters(_A_QUESTION.sub(" ", text))
        return bool(self.states.search(self.supposes.sub(" ", plain) if self.supposes else plain))

    @classmethod
    def of(
        cls,
        matter: Matter,
        asks: Sequence[str],
        states: Sequence[str],
        supposes: Sequence[str] = (),
        headings: tuple[str, ...] = (),
    ) -> Telling:
        return cls(matter, _any(asks), _any(states), _any(supposes) if supposes else None, headings)


def _any(forms: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{form})" for form in forms))
