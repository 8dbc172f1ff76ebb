"""The figures of a clause: amounts, delays, percentages, ready to be compared."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,3}(?:[  \u202f.,’]\d{3})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_UNIT = (
    r"%|‰|€|euros?|k€|M€|\$|points?|"
    r"jours? (?:ouvrés|ouvrables|calendaires)|jours?|heures? (?:ouvrées|ouvrables)|heures?|h\d{0,2}|"
    r"minutes?|min|secondes?|s|"
    r"mois|semaines?|ans?|années?|"
    r"(?:business |working |calendar )?days?|hours?|minutes?|seconds?|months?|weeks?|years?|"
    r"Go|Mo|To|GB|MB|TB"
)
_FIGURE = re.compile(rf"(?<![\w.,])(?:(?:{_NUMBER})[  \u202f]?(?:{_UNIT})|[$€£]\s?(?:{_NUMBER}))(?!\w)", re.IGNORECASE)
_MOST = 4


def figures(text: str) -> list[str]:
    """The first figures with a unit in `text`, as written, each once."""
    found = dict.fromkeys(" ".join(match.group().split()) for match in _FIGURE.finditer(text))
    return list(found)[:_MOST]
