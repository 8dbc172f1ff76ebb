"""The figures of a clause: amounts, delays, percentages, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import zip_longest

from answer.expected import Units
from answer.figures import Amount, Figure, amount_of, find_figures, units_named
from index.words import fold

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zà-ÿ]|[«“])|\n")
_OUT_OF = re.compile(r"\s?/\s?\d+")
"""What follows “24 h” in “24 h/24”."""
_DIGITS = re.compile(r"[\d\s.,’']+")
_MOST = 4


def figures(text: str, about: Set[str] = frozenset(), units: Units = frozenset()) -> list[str]:
    """The first figures with a unit in `text`, as written, each once; those in one of `units` before the others.

    Those of the sentences that hold a word of `about` (without accents, in lower case), where these have any.
    """
    found = _figures_of(_speaking_of(text, about)) or _figures_of(text)
    of_the_kind = sorted(found.items(), key=lambda one: one[0].unit not in units)
    return [written for _, written in of_the_kind[:_MOST]]


def _figures_of(text: str) -> dict[Amount, str]:
    """The amounts that have a unit, each as it is first written."""
    found: dict[Amount, str] = {}
    end = 0
    written = find_figures(text)
    for figure, after in zip_longest(written, written[1:]):
        amount = amount_of(figure)
        if amount and amount.unit and figure.start >= end and not _is_elided(text, figure):
            end = _end(text, figure, after)
            found.setdefault(amount, " ".join(text[figure.start : end].split()))
    return found


def _end(text: str, figure: Figure, after: Figure | None) -> int:
    """Where the figure ends with what belongs to it: “4 à 8 heures”, “24 h/24”."""
    if after and _is_bare(figure.written):
        return after.end
    out_of = _OUT_OF.match(text, figure.end)
    return out_of.end() if out_of else figure.start + len(text[figure.start : figure.end].rstrip())


def _is_bare(written: str) -> bool:
    """Whether the unit stands elsewhere: it is that of the next figure."""
    return bool(_DIGITS.fullmatch(written)) or not (re.search(r"\d", written) or units_named(written))


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
