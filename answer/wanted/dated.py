"""The day or month of something that happened or begins, for a question that asks it: “à partir de quand ?”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.text.figures import Moment, find_figures
from index.words import plain_letters

_ASKS = re.compile(
    r"\b(?:(?:a partir|depuis|des|pour) (?:de )?quand|(?:a|de|depuis|des|pour|avant|jusqu'a) quelle date|"
    r"quelles? (?:est|etait) la date|(?:a|en) quelle annee|"
    r"when (?:was|were|did|had)\b|(?:on|in|from|since|by|before|until) (?:what|which) (?:date|day|month|year)|"
    r"(?:what|which) (?:is|was) the date|since when|as of when|by when)\b|"
    r"\b(?:est|sont|a ete|ont ete) (?:sorti|paru|ne|publie|ouvert|lance|cree|arrive|signe)e?s? quand\b|"
    r"(?:^|(?<=[,;:.?!] )|(?<=\b(?:et|ou) ))quand (?=(?:[\w'-]+ ){0,6}?"
    r"(?:commence|debute|demarre|expire|finit|ouvre|prend(?:-(?:il|elle))? fin|s'acheve|se termine)\w*\b)"
    r"(?!.*(?:\b(?:delais?|paiements?)\b|, (?:qu|comment|combien|est-ce|faut|doit|peut)))|"
    r"\bwhen (?:does|do|will) (?:[\w'-]+ ){0,8}?(?:begin|end|expire|start)\b"
)
_HAPPENED = re.compile(
    r"^quand (?:[\w'’-]+ ){0,6}?(?:a|ont|avait|avaient)(?:-t-(?:il|elle|on)|-(?:ils|elles))? "
    r"(?:été |\w+ment )?\w+[éu]e?s?\b|"
    r"^quand (?:[\w'’-]+ ){0,6}?(?:fut|furent)\b",
    re.I,
)
"""“Quand le service a-t-il été ouvert ?”, with its accents: “quand il répond à …” is no past."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, or a month or a year where no day is told, whatever happened then."""

    def is_told(self, text: str, language: str) -> bool:
        """Whether a text names a day, a month or a year."""
        return any(isinstance(reading, Moment) for figure in find_figures(text) for reading in figure.readings)


def dated_in(question: str) -> Dated | None:
    """The date that a question asks for, None where it asks for something else."""
    is_asked = _ASKS.search(plain_letters(question)) or _HAPPENED.search(" ".join(question.split()))
    return Dated() if is_asked else None
