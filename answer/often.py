"""How often something happens, for a question that asks it: “à quelle fréquence ?”, “how often?”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.words import fold

_ASKS = re.compile(
    r"\b(?:quelles? (?:est la |sont les )?(?:frequences?|periodicites?|cadences?)|tous les combien|combien de fois|"
    r"how (?:often|frequently|many times)|(?:what|which) frequency)\b"
)
_STATES = re.compile(
    r"\b(?:chaque|tous les|toutes les|par) (?:[\w-]+ ){0,2}?"
    r"(?:jours?|semaines?|mois|trimestres?|semestres?|ans?|annees?)\b|"
    r"\b(?:quotidien|journalier|hebdomadaire|bimensuel|mensuel|bimestriel|trimestriel|semestriel|annuel)\w*|"
    r"\b(?:every|each|per|once an?|twice an?) (?:[\w-]+ ){0,2}?(?:days?|weeks?|months?|quarters?|years?|sprints?)\b|"
    r"\b(?:daily|weekly|bi-?weekly|monthly|quarterly|yearly|annual(?:ly)?)\b"
)


@dataclass(frozen=True, slots=True)
class HowOften:
    """A frequency, whatever it is of."""

    def is_told(self, text: str, language: str) -> bool:
        """Whether a text says how often, in French or in English."""
        return bool(_STATES.search(" ".join(fold(text).split())))


def often_in(question: str) -> HowOften | None:
    """The frequency that a question asks for, None where it asks for something else."""
    return HowOften() if _ASKS.search(fold(question)) else None
