"""The figures of a clause: amounts, delays, percentages, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from answer.expected import Units
from answer.figures import Amount, Figure, amounts_of, find_figures
from index.words import fold

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zà-ÿ]|[«“])|\n")
_ALWAYS = re.compile(
    r"(?P<many>\d+)\s?(?:h|heures?|hours?|j|jours?|days?)\s?/\s?(?P=many)(?!\d|[.,]\d|\s?[hj]\b)", re.I
)
"""“24 h/24”, “7 j/7”: in “4 h / 8 h” the second is another figure."""
_MOST = 4

Told = tuple[Amount | str, ...]
"""What a figure says, however it is written: both amounts of “4 à 8 heures”."""


def figures(text: str, about: Set[str] = frozenset(), units: Units = frozenset()) -> list[str]:
    """The first figures with a unit in `text`, as written, each once; those in one of `units` alone, where it has any.

    Those of the sentences that hold a word of `about` (without accents, in lower case), where these have any.
    """
    found = _figures_of(_speaking_of(text, about)) or _figures_of(text)
    of_the_kind = [written for said, written in found.items() if any(_is_of(part, units) for part in said)]
    return (of_the_kind or list(found.values()))[:_MOST]


def _is_of(part: Amount | str, units: Units) -> bool:
    return isinstance(part, Amount) and part.unit in units


def _figures_of(text: str) -> dict[Told, str]:
    """What has a unit, as it is first written, by what it says."""
    found = find_figures(text)
    told: dict[Told, str] = {}
    end = 0
    for figure in found:
        if figure.start >= end and _has_unit(figure) and not _is_elided(text, figure):
            always = _ALWAYS.match(text, figure.start)
            end = always.end() if always else figure.reach
            says = ("always",) if always else ()
            said = (*_amounts(found, figure.start, end), *says)
            told.setdefault(said, " ".join(text[figure.start : end].split()))
    return told


def _has_unit(figure: Figure) -> bool:
    return any(amount.unit for amount in amounts_of(figure))


def _amounts(found: Sequence[Figure], start: int, end: int) -> Iterator[Amount]:
    inside = (figure for figure in found if start <= figure.start < end)
    return (amount for figure in inside for amount in amounts_of(figure) if amount.unit)


def _is_elided(text: str, figure: Figure) -> bool:
    """In “les pénalités d’un trimestre” nothing is counted."""
    return text[max(0, figure.start - 1) : figure.start] in ("'", "’") and not re.search(r"\d", figure.written)


def _speaking_of(text: str, about: Set[str]) -> str:
    """The sentences that hold a word of `about`, with what one that ends with a colon announces."""
    kept, announced = list[str](), False
    for sentence in _SENTENCE_ENDS.split(text):
        speaks = not about.isdisjoint(fold(word) for word in re.findall(r"\w+", sentence))
        if speaks or announced:
            kept.append(sentence)
        announced = announced or (speaks and sentence.rstrip().endswith(":"))
    return "\n".join(kept)
