"""The figures of a clause: amounts, delays, percentages, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from answer.figures import Amount, find_figures, units_named
from index.words import fold

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
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zà-ÿ]|[«“])|\n")
_MOST = 4


def figures(text: str, about: Set[str] = frozenset()) -> list[str]:
    """The first figures with a unit in `text`, as written, each once.

    Those of the sentences that hold a word of `about` (without accents, in lower case), where these have any.
    """
    return (_figures_of(_speaking_of(text, about)) or _figures_of(text))[:_MOST]


def _figures_of(text: str) -> list[str]:
    in_digits = {match.start(): match.group() for match in _FIGURE.finditer(text)}
    found = in_digits | dict(_spelt_out(text))
    return list(dict.fromkeys(" ".join(found[start].split()) for start in sorted(found)))


def _spelt_out(text: str) -> Iterator[tuple[int, str]]:
    """“un an”, “six semaines”, each with where it starts; in “les pénalités d’un trimestre” nothing is counted."""
    for figure in find_figures(text):
        is_amount = any(isinstance(reading, Amount) and reading.unit for reading in figure.readings)
        is_elided = text[max(0, figure.start - 1) : figure.start] in ("'", "’")
        if is_amount and not is_elided and not re.search(r"\d", figure.written) and units_named(figure.written):
            yield figure.start, figure.written


def _speaking_of(text: str, about: Set[str]) -> str:
    """The sentences that hold a word of `about`, with what one that ends with a colon announces."""
    kept, announced = list[str](), False
    for sentence in _SENTENCE_ENDS.split(text):
        speaks = not about.isdisjoint(fold(word) for word in re.findall(r"\w+", sentence))
        if speaks or announced:
            kept.append(sentence)
        announced = announced or (speaks and sentence.rstrip().endswith(":"))
    return "\n".join(kept)
