"""What a question asks for and a text tells or does not, both known by their form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.words import plain_letters


class Matter(StrEnum):
    """What is often asked of a tender and seldom stated in it."""

    OUTCOME = "outcome"
    SUM = "sum"
    TERM = "term"
    BID_DATE = "bid_date"


@dataclass(frozen=True, slots=True)
class Telling:
    """The forms of what `asks` for a `matter`, `states` it, or only `supposes` it, in plain letters.

    `headings` are how documents call it.
    """

    matter: Matter
    asks: re.Pattern[str]
    states: re.Pattern[str]
    supposes: re.Pattern[str]
    headings: tuple[str, ...] = ()

    def is_stated_in(self, text: str) -> bool:
        """Whether a text tells how it is, and not the rules alone."""
        return bool(self.states.search(self.supposes.sub(" ", plain_letters(text))))

    @classmethod
    def of(
        cls,
        matter: Matter,
        asks: Sequence[str],
        states: Sequence[str],
        supposes: Sequence[str] = (r"(?!)",),
        headings: tuple[str, ...] = (),
    ) -> Telling:
        asking, stating, supposing = (
            re.compile("|".join(rf"\b(?:{form})" for form in forms)) for forms in (asks, states, supposes)
        )
        return cls(matter, asking, stating, supposing, headings)
