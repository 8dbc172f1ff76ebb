"""The day or month of something that happened or begins, for a question that asks it: “à partir de quand ?”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.figures import Moment, find_figures
from index.words import plain_letters

_HAPPENED = r"(?:a|ont|avai(?:en)?t|etai(?:en)?t|fut|furent|devai(?:en)?t)"
_ASKS = re.compile(
    r"\b(?:(?:a partir|depuis|des) (?:de )?quand|(?:a|de|depuis|des|pour|avant) quelle date|"
    r"quelles? (?:est|etait) la date|"
    rf"(?:a|en) quelle annee|quand (?:[\w'’-]+ ){{0,6}}?{_HAPPENED}\b|"
    r"when (?:was|were|did|had)\b|(?:on|in|from|since) (?:what|which) (?:date|day|month|year)|"
    r"(?:what|which) (?:is|was) the date|since when|as of when)\b"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, or a month or a year where no day is told, whatever happened then."""

    def is_told(self, text: str, language: str) -> bool:
        """Whether a text names a day, a month or a year."""
        return any(isinstance(reading, Moment) for figure in find_figures(text) for reading in figure.readings)


def dated_in(question: str) -> Dated | None:
    """The date that a question asks for, None where it asks for something else."""
    return Dated() if _ASKS.search(plain_letters(question)) else None
