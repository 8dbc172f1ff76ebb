"""Where a text hides words, so that what another one says there is no difference between the two.

Nothing but the words around tells which they are: what is hidden is neither known here nor confirmed by a comparison.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from protect.masking import MASK

HIDDEN = MASK
"""Stands for a hidden word, however long, in a list of words."""
_OUTSIDE = ""


def words_that_count(own: Sequence[str], other: Sequence[str]) -> list[int]:
    """The places of the words of `own` that neither text hides.

    The other hides a word where it has, between the same two words, as many hidden ones as stand there.
    """
    around = (_OUTSIDE, *own, _OUTSIDE)
    hidden = {place for place, word in enumerate(own) if word == HIDDEN}
    runs = _hidden_runs(other)
    for place, before in enumerate(around):
        for count, after in runs.get(before, ()):
            if around[place + count + 1 : place + count + 2] == (after,):
                hidden.update(range(place, place + count))
    return [place for place in range(len(own)) if place not in hidden]


def _hidden_runs(words: Sequence[str]) -> dict[str, set[tuple[int, str]]]:
    """By the word before them: how many words are hidden together, and the word after them."""
    runs: dict[str, set[tuple[int, str]]] = defaultdict(set)
    place, before = 0, _OUTSIDE
    for is_hidden, group in groupby(words, lambda word: word == HIDDEN):
        together = list(group)
        place += len(together)
        if is_hidden:
            runs[before].add((len(together), words[place] if place < len(words) else _OUTSIDE))
        before = together[-1]
    return runs
