"""What a question asks for and a text tells or does not, both known by their form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.words import plain_letters


@dataclass(frozen=True, slots=True)
class Telling:
    """The forms of what `asks` for a thing and of what `states` it, in plain letters."""

    asks: re.Pattern[str]
    states: re.Pattern[str]

    def is_stated_in(self, text: str) -> bool:
        """Whether a text tells how it is, and not the rules alone."""
        return bool(self.states.search(plain_letters(text)))

    @classmethod
    def of(cls, asks: Sequence[str], states: Sequence[str]) -> Telling:
        return cls(*(re.compile("|".join(rf"\b(?:{form})" for form in forms)) for forms in (asks, states)))
