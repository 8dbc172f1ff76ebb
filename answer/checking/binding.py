"""Whether the figures of a sentence are said of the same things as in its source.

"P1 : 8 h, P2 : 4 h" holds the figures of "P1 : 4 h, P2 : 8 h" and says something else. A figure is misplaced when the
words around it stand, in the source, around another figure of the same kind much more than around its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from answer.text.figures import Amount, Figure, Moment, agree, find_figures, flat
from index.words import find_words, stem, stop_words

_WINDOW = 8
"""Words of meaning on either side of a figure."""
_CLEARLY = 1.35
"""How many times nearer to another figure its words must stand."""
_OTHER_SIDE = 0.6
"""What a word counts that stands after the figure here and before it there."""

_CLEARLY_BOTH = 1.1
"""The same where both figures stand in the sentence, each the nearer to the other's words."""
_MOST = 40
"""Figures beyond which a text is a list of them, and every pair too much to compare."""
_AT_LEAST = 0.15
"""How much nearer, besides: words far from both tell nothing."""

_Around = dict[str, float]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure with the words around it, signed by their side, the nearer the heavier."""

    figure: Figure
    around: _Around


def find_misplaced(sentence: str, source: str) -> str:
    """The first figure of the sentence that its source says of something else, as written; "" for none."""
    mine, theirs = find_figures(sentence), find_figures(source)
    if not 2 <= len(theirs) <= _MOST or len(mine) > _MOST:
        return ""
    if turned := _turned_pair(sentence, mine, source, theirs):
        return turned
    placed = [_Placed(one, near) for one, near in zip(mine, _all_around(sentence, mine), strict=True)]
    there = [_Placed(one, near) for one, near in zip(theirs, _all_around(source, theirs), strict=True)]
    return next((one.figure.written for one in placed if _is_misplaced(one, placed, there)), "")


def _is_misplaced(one: _Placed, placed: Sequence[_Placed], there: Sequence[_Placed]) -> bool:
    """Whether another figure stands where this one should: alone, or because the two changed places."""
    own = _best(one, [other for other in there if agree(one.figure, other.figure)])
    if own is None:
        return False
    for rival in there:
        if agree(one.figure, rival.figure) or _kind(one.figure) != _kind(rival.figure):
            continue
        as_is, turned, clearly = own, _likeness(one.around, rival.around), _CLEARLY
        if partner := next((mine for mine in placed if agree(mine.figure, rival.figure)), None):
            as_is += _likeness(partner.around, rival.around)
            turned += _best(partner, [other for other in there if agree(one.figure, other.figure)]) or 0.0
            clearly = _CLEARLY_BOTH
        if turned > clearly * as_is and turned - as_is > _AT_LEAST:
            return True
    return False


def _best(one: _Placed, others: Sequence[_Placed]) -> float | None:
    return max((_likeness(one.around, other.around) for other in others), default=None)


def _turned_pair(sentence: str, mine: Sequence[Figure], source: str, theirs: Sequence[Figure]) -> str:
    """The first of two figures side by side, as in "de 9 à 12 semaines", that the source has the other way round."""
    there = [(one, other) for one, other in pairwise(theirs) if _are_side_by_side(one, other, source)]
    for one, other in pairwise(mine):
        if _are_side_by_side(one, other, sentence) and not agree(one, other):
            turned = any(agree(one, second) and agree(other, first) for first, second in there)
            if turned and not any(agree(one, first) and agree(other, second) for first, second in there):
                return one.written
    return ""


def _are_side_by_side(one: Figure, other: Figure, text: str) -> bool:
    between = find_words(flat(text[one.end : other.start]))
    return _kind(one) == _kind(other) and all(word in stop_words() for word, _, _ in between)


def _kind(figure: Figure) -> str:
    first = figure.readings[0]
    if isinstance(first, Amount):
        return first.unit or "number"
    return "date" if isinstance(first, Moment) else "number"


def _all_around(text: str, figures: Sequence[Figure]) -> list[_Around]:
    plain = flat(text)
    spoken = [(figure.start, figure.end) for figure in figures]
    words = [
        (stem(word, "fr"), start)
        for word, start, end in find_words(plain)
        if word not in stop_words() and not word.isdigit() and not any(s <= start < e for s, e in spoken)
    ]
    return [_around(figure, words) for figure in figures]


def _around(figure: Figure, words: Sequence[tuple[str, int]]) -> _Around:
    """The words around a figure, signed by their side, the nearer the heavier."""
    after = [word for word, start in words if start >= figure.end][:_WINDOW]
    before = [word for word, start in words if start < figure.start][-_WINDOW:][::-1]
    weights: _Around = {}
    for sign, side in (("+", after), ("-", before)):
        for distance, word in enumerate(side, start=1):
            weights[sign + word] = max(weights.get(sign + word, 0.0), 1 / distance)
    return weights


def _likeness(mine: _Around, theirs: _Around) -> float:
    total = 0.0
    for signed, weight in mine.items():
        turned = ("-" if signed[0] == "+" else "+") + signed[1:]
        total += min(weight, max(theirs.get(signed, 0.0), _OTHER_SIDE * theirs.get(turned, 0.0)))
    return total
