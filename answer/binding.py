"""Whether the figures of a sentence are said of the same things as in its source.

"P1 : 8 h, P2 : 4 h" holds the figures of "P1 : 4 h, P2 : 8 h" and says something else. A figure is misplaced when the
words around it stand, in the source, around another figure of the same kind much more than around its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from answer.figures import Amount, Figure, Moment, agree, find_figures, flat
from index.words import find_words, stem, stop_words

_WINDOW = 8
"""Words of meaning on either side of a figure."""
_CLEARLY = 1.35
"""How many times nearer to another figure its words must stand."""
_OTHER_SIDE = 0.6
"""What a word counts that stands after the figure here and before it there."""

_Around = dict[str, float]


def find_misplaced(sentence: str, source: str) -> str:
    """The first figure of the sentence that its source says of something else, as written; "" for none."""
    mine, theirs = find_figures(sentence), find_figures(source)
    if len(theirs) < 2:
        return ""
    around_mine, around_theirs = _all_around(sentence, mine), _all_around(source, theirs)
    for figure, around in zip(mine, around_mine, strict=True):
        own = [
            _likeness(around, near) for other, near in zip(theirs, around_theirs, strict=True) if agree(figure, other)
        ]
        rivals = [
            _likeness(around, near)
            for other, near in zip(theirs, around_theirs, strict=True)
            if not agree(figure, other) and _is_comparable(figure, other)
        ]
        if own and rivals and max(rivals) > _CLEARLY * max(own) and max(rivals) - max(own) > 0.25:
            return figure.written
    return ""


def _is_comparable(one: Figure, other: Figure) -> bool:
    """Whether the two are figures of one kind, so that one could be put for the other."""
    return _kind(one) == _kind(other)


def _kind(figure: Figure) -> str:
    first = figure.readings[0]
    if isinstance(first, Amount):
        return first.unit
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
