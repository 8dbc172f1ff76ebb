"""How often something happens, for a question that asks it: “à quelle fréquence ?”, “how often?”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.folding import fold
from index.words import plain_letters

_ASKS = re.compile(
    r"\b(?:quelles? (?:est la |sont les )?(?:frequences?|periodicites?|cadences?)|tous les combien|"
    r"how (?:often|frequently)|(?:what|which) frequency)\b"
)
_DAYS = r"(?:lun|mar|mercre|jeu|vendre|same)dis?|dimanches?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_SPAN = rf"(?:minutes?|heures?|jours?|semaines?|mois|trimestres?|semestres?|ans?|annees?|{_DAYS})"
_ENGLISH_SPAN = rf"(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|sprints?|{_DAYS})"
_FEW_WORDS = r"(?:[\w-]+ ){0,2}?"
_STATES = re.compile(
    rf"\b(?:chaque|tous les|toutes les) {_FEW_WORDS}{_SPAN}\b|\bfois (?:par \w+|l'an)\b|"
    r"\b(?:quotidien|hebdomadaire|bimensuel|bimestriel|trimestriel|semestriel)\w*|"
    rf"\b(?:every|each) {_FEW_WORDS}{_ENGLISH_SPAN}\b|\b(?:once|twice|times) (?:an?|per|every) {_FEW_WORDS}\w+|"
    r"\b(?:daily|weekly|bi-?weekly|quarterly)\b"
)
_STATES_WITHOUT_A_SUM = re.compile(
    rf"\bpar {_FEW_WORDS}{_SPAN}\b|\b(?:journalier|mensuel|annuel)\w*|"
    rf"\bper {_FEW_WORDS}{_ENGLISH_SPAN}\b|\b(?:monthly|yearly|annual(?:ly)?)\b"
)
"""What says as well what a sum is for: “250 € par jour de retard”, “le montant annuel”."""
_SUM = re.compile(r"[€$£]|\b(?:euros?|dollars?|montants?|prix|tarifs?|amounts?|prices?|fees?)\b")


@dataclass(frozen=True, slots=True)
class HowOften:
    """A frequency, whatever it is of."""

    def is_told(self, text: str, language: str) -> bool:
        """Whether a text says how often, in French or in English."""
        plain = plain_letters(text)
        return bool(_STATES.search(plain) or (_STATES_WITHOUT_A_SUM.search(plain) and not _SUM.search(plain)))


def often_in(question: str) -> HowOften | None:
    """The frequency that a question asks for, None where it asks for something else."""
    return HowOften() if _ASKS.search(fold(question)) else None
