"""Between which hours and on which days, for a question that asks it: “quels sont les horaires du support ?”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.text.figures import flat
from index.words import plain_letters

_IS = r"(?:(?:est|sont|seront|is|are) )?(?:les? |la |l'|the )?"
_OPEN = r"(?:heures|jours)(?: et (?:les )?(?:heures|jours))? (?:d'ouverture|ouvree?s|de service|de presence)"
_SERVICE = r"(?:opening|support|service|business|office|working|operating|desk)"
_ASKS = re.compile(
    rf"\bquel(?:le)?s? {_IS}(?:horaires|plages? (?:horaires?|d'ouverture|de service)|creneaux?|{_OPEN})\b|"
    rf"^(?:les )?(?:horaires|{_OPEN})\b|\bde quelle heure a quelle heure\b|\bentre quelles heures\b|"
    rf"\b(?:what|which) {_IS}(?:[\w-]+ )?{_SERVICE} (?:hours|times?)\b(?! (?:of training|per|a week|worked))|"
    rf"^{_SERVICE} hours\b"
)
_HALF = r"(?:\s?[ap](?:\.m\.|m\b))"
_CLOCK = rf"(?:[01]?\d|2[0-4])(?:\s?[h:]\s?[0-5]\d\b{_HALF}?|\s?h(?:eures?)?\b|{_HALF})"
_TO = r"\s?(?:-|–|—|\b(?:a|et|to|and|until|jusqu'a)\b)\s?"
_DAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)dis?|dimanches?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)"
_STATES = re.compile(
    rf"\b{_CLOCK}{_TO}(?:{_CLOCK}|midi\b|minuit\b|noon\b|midnight\b)|"
    r"(?<![\d/])24\s?(?:h|heures|hours)?\s?(?:/|sur)\s?(?:24\b(?:\s?h(?:eures)?\b)?|7\b)(?!/)|"
    r"(?<![\d/])7\s?(?:j|jours)?\s?(?:/|sur)\s?7\b(?!/)|"
    r"\b24 hours a day\b|\b(?:7|seven) days a week\b|\baround the clock\b|"
    r"(?<!\d )(?<!\d\) )\b(?:heures?|jours?|horaires) (?:non )?(?:ouvree?s?|ouvrables?)\b|"
    r"(?<!\d )(?<!\d\) )\b(?:business|working|office) (?:hours|days)\b|"
    rf"\b{_DAY}(?: (?:au|a|to|through|-|–) |-){_DAY}\b|"
    rf"\b(?:avant|apres|jusqu'a|a partir de|before|after|until) {_CLOCK}"
)


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours and days of opening, of service, of presence, whatever is open then."""

    def is_told(self, text: str, language: str) -> bool:
        """Whether a text says between which hours or on which days, in French or in English."""
        return bool(_STATES.search(flat(text)))

    def told_in(self, text: str) -> list[str]:
        """The hours and days that a text names, as written, each once, in order."""
        found = (text[one.start() : one.end()] for one in _STATES.finditer(flat(text)))
        return list(dict.fromkeys(" ".join(words.split()) for words in found))


def hours_in(question: str) -> Hours | None:
    """The hours that a question asks for, None where it asks for something else."""
    return Hours() if _ASKS.search(plain_letters(question)) else None
