"""The unit in which a question asks for a time, “combien d’années ?”, and where a text states one that fits it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from answer.text.figures import Amount, amounts_of, find_figures
from corpus.table_rows import is_row
from index.words import plain_letters

_ASKS = re.compile(
    r"\b(?:combien (?:de |d')|nombre (?:de |d')|how many (?:\w+ )?)"
    r"(?:(?P<year>ans|annees?|years)|(?P<month>mois|months)|(?P<day>jours?|semaines?|days|weeks)"
    r"|(?P<hour>heures?|minutes?|secondes?|hours|minutes|seconds))\b"
)
_UNIT_FIRST = re.compile(r"\b(?:en|in) (?:ans|annees|mois|jours|semaines|heures|years|months|days|weeks|hours) ?: ?\d")
"""“Durée en mois : 36”, as notices write it."""

_FITS: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "year": {"month": (3, inf), "day": (90, inf)},
    "month": {"month": (0, inf), "day": (15, inf), "working day": (15, inf)},
    "day": {
        "day": (0, inf),
        "working day": (0, inf),
        "person day": (0, inf),
        "working hour": (0, inf),
        "month": (0, 12),
        "second": (12 * 60 * 60, inf),
    },
    "hour": {"second": (0, inf), "working hour": (0, inf), "day": (0, 30), "working day": (0, 30)},
}
"""By the unit asked for, the least and the most of other ones that may answer: “36 mois” are years, “2 mois” are none.

In the bases of `facts.toml`; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A time in a `unit`: "year", "month", "day" (or week) or "hour" (or minute, or second)."""

    unit: str

    def is_told(self, text: str, language: str) -> bool:
        """Whether a text states a time that fits the unit, in any language, or a row holds a figure, which may be one.

        A row's unit may stand in the head of its column.
        """
        may_be_in_a_row = any(is_row(line) and find_figures(line) for line in text.splitlines())
        amounts = (amount for figure in find_figures(text) for amount in amounts_of(figure))
        return (
            may_be_in_a_row or any(map(self._is_of_that_size, amounts)) or bool(_UNIT_FIRST.search(plain_letters(text)))
        )

    def _is_of_that_size(self, amount: Amount) -> bool:
        least, most = _FITS[self.unit].get(amount.unit, (inf, 0.0))
        return least <= amount.scaled <= most


def timed_in(question: str) -> Timed | None:
    """The unit in which a question asks for a time, None where it names none."""
    asked = _ASKS.search(plain_letters(question))
    return Timed(asked.lastgroup) if asked and asked.lastgroup else None
