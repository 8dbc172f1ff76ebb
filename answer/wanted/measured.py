"""The length, area, power… that a question asks for, by its name or its unit, and where a text states one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from answer.text.figure_grammar import grammar
from answer.text.figures import amounts_of, find_figures, flat

_WHAT = (
    r"\b(?:quel(?:le)?s? (?:est |sont |etait )?(?:les? |la |l')?(?:\w+ )?|"
    r"what (?:(?:is|are|was) the )?(?:\w+ )?|which )"
)
_NO_THING = (
    r"(?!.*\b(?:mots? de passe|passwords?|histori\w+|penalites?|penalt\w+|experiences?|pages?|bande passante|contrats?|"
    r"contracts?|agreements?|marches?|proposals?|offres?|bids?|term|periods?|videos?|calls?)\b)"
)
"""What has no length that is measured: a contract, a password, a history."""
_LENGTHS = frozenset({"millimetre", "inch"})
_VOLUMES = frozenset({"centilitre", "cubic metre"})
_NAMED = (
    (
        r"(?:longueurs?|largeurs?|hauteurs?|profondeurs?|epaisseurs?|diametres?|distances?|lengths?|widths?|heights?|"
        rf"depths?|thickness|diameters?)\b{_NO_THING}|\bhow (?:wide|tall|thick|far away|far apart)\b",
        _LENGTHS,
    ),
    (
        r"(?:surfaces?(?! d'(?:attaque|exposition))|superficies?|(?:floor|surface) areas?)\b",
        frozenset({"square metre", "square foot"}),
    ),
    (r"(?:puissances?(?! de calcul)|power (?:rating|output|capacity))\b", frozenset({"watt", "volt-ampere"})),
    (r"tonnages?\b", frozenset({"milligram"})),
    (r"temperatures?\b", frozenset({"degree", "fahrenheit"})),
)
_MEASURES = tuple((re.compile(rf"{_WHAT}(?:{name})"), units) for name, units in _NAMED)
_UNIT_SAID = re.compile(r"\b(?:combien (?:de |d')|how many |en |in )$")
_PHYSICAL = frozenset(
    ("square metre", "square foot", "milligram", "watt", "kilowatt hour", "volt-ampere", "degree", "fahrenheit",
     *_LENGTHS, *_VOLUMES)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure, in any of the units of its kind; `by_unit` where the question says in which: “combien de m² ?”."""

    units: frozenset[str]
    by_unit: bool = False

    def is_told(self, text: str, language: str) -> bool:
        """Whether a text states an amount in one of the units, in any language, or a bill of quantities does."""
        if any(amount.unit in self.units for figure in find_figures(text) for amount in amounts_of(figure)):
            return True
        return any(grammar().units[one["unit"]][1] in self.units for one in _quantities().finditer(flat(text)))

    def is_spoken_of(self, text: str) -> bool:
        """Whether a text states one or says such a unit, in the head of a column: “Surface (m²)”."""
        words = (grammar().units[one[0]][1] for one in grammar().unit_word.finditer(flat(text)) if len(one[0]) > 1)
        return not self.units.isdisjoint(words) or self.is_told(text, "")


@cache
def _quantities() -> re.Pattern[str]:
    """A unit and how many, as a bill of quantities has them: “m2 | 208,8”, “Enduit m2 554,0”, “ml ; Quantité: 30”.

    One letter is a unit in a cell of its own alone, not in “Annexe M 12”.
    """
    is_a_unit = r"(?:(?<=\w\w)|(?<=\| \w)(?= ?\|))"
    number = r"\d[\d ]*(?:[.,]\d+)?(?= ?(?:[|;]|$))"
    return re.compile(
        rf"(?<!\d )(?P<unit>{grammar().unit_word.pattern}){is_a_unit} ?(?:\| ?|; ?[^:;|\n]{{1,30}}: ?)?{number}", re.M
    )


def measured_in(question: str) -> Measured | None:
    """The measure that a question asks for, None where it asks for none."""
    plain = flat(question)
    said = (grammar().units[one[0]][1] for one in grammar().unit_word.finditer(plain) if _is_asked(plain, one.start()))
    units = frozenset(said) & _PHYSICAL
    units = next((kind for kind in (_LENGTHS, _VOLUMES) if units and units <= kind), units)
    named = (units for asks, units in _MEASURES if asks.search(plain))
    return Measured(units, by_unit=True) if units else next(map(Measured, named), None)


def _is_asked(question: str, place: int) -> bool:
    """Whether the unit at a place is that of which it is asked how many: “combien de litres”."""
    return bool(_UNIT_SAID.search(question[:place]))
