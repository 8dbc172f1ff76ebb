"""Where a text hides words, so that what another one says there is no difference between the two.

Nothing but the words around tells which they are: what is hidden is neither known here nor confirmed by a comparison.
Words hidden one after the other stand for one place of the other text, and no place is taken for two of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, islice

from protect.masking import MASK

WORD = re.compile(rf"[\w{MASK}]+")
"""A word of a text, or as many hidden letters as stand together."""
HIDDEN = MASK
"""Stands for a hidden word, however long, in a list of words."""
_OUTSIDE = ""
_CONTEXTS = ((8, 8), (4, 4), (2, 2), (2, 1), (1, 2))
"""How many words before and after have to be the same, the surest first; one on either side would be no proof."""
_WIDE = 2
"""Where more words than these count, none among them is hidden: else hardly two places would be compared alike."""
_MARGIN = 8

_Frame = tuple[int, tuple[int, ...]]
"""How many words stand at a place, and how far from the first of them those around it are that tell which it is."""
_Around = tuple[str, ...]


def as_told(word: str) -> str:
    """The word, or what stands for one of which letters are hidden."""
    return HIDDEN if MASK in word else word


def words_that_count(own: Sequence[str], other: Sequence[str]) -> tuple[list[int], list[int]]:
    """The places of the words that neither text hides, in the one and in the other.

    A text hides words of the other where it has, between the same words, as many hidden ones as stand there.
    """
    return _told(own, _hidden_by(other, own)), _told(other, _hidden_by(own, other))


def _told(words: Sequence[str], hidden_there: Collection[int]) -> list[int]:
    return [place for place, word in enumerate(words) if word != HIDDEN and place not in hidden_there]


def _hidden_by(hiding: Sequence[str], other: Sequence[str]) -> set[int]:
    """The places of the words of the other text for which hidden ones stand."""
    taken: set[int] = set()
    if HIDDEN in hiding:
        here, there = _Words(hiding), _Words(other)
        runs = here.hidden_runs()
        for before, after in _CONTEXTS:
            for frame, framed in here.by_frame(runs, before, after).items():
                for run, place in _pairs(frame, framed, here, there, taken):
                    del runs[run]
                    taken.update(place)
    return {place - _MARGIN for place in taken}


def _pairs(
    frame: _Frame, runs: Sequence[range], here: _Words, there: _Words, taken: Collection[int]
) -> Iterator[tuple[range, range]]:
    """Hidden words, each with the place that they stand for in the other text, in the order of both.

    A place that says what another one says here, between the same words, is that one's and is left out.
    """
    waiting: dict[_Around, deque[range]] = defaultdict(deque)
    for run in runs:
        waiting[here.around(run.start, frame)].append(run)
    said = Counter((around, here.at(place)) for around, place in here.places(frame, waiting) if not here.hides(place))
    used = set(taken)
    for around, place in there.places(frame, waiting):
        words = around, there.at(place)
        if not used.isdisjoint(place):
            continue
        if said[words]:
            said[words] -= 1
        elif waiting[around]:
            used.update(place)
            yield waiting[around].popleft(), place


class _Words:
    """The words of a text, between margins that belong to it, and where each of them stands."""

    def __init__(self, words: Sequence[str]) -> None:
        margin = (_OUTSIDE,) * _MARGIN
        self._words = (*margin, *words, *margin)
        self._where: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            self._where[word].append(place)

    def hidden_runs(self) -> dict[range, None]:
        """Where words are hidden one after the other, in the text's order."""
        groups = groupby(range(len(self._words)), lambda place: self._words[place] == HIDDEN)
        runs = [list(group) for is_hidden, group in groups if is_hidden]
        return {range(run[0], run[-1] + 1): None for run in runs}

    def by_frame(self, runs: Collection[range], before: int, after: int) -> dict[_Frame, list[range]]:
        """The hidden words by where the nearest words are that are told around them; without those in no frame."""
        found: dict[_Frame, list[range]] = defaultdict(list)
        for run in runs:
            left = list(islice(self._told(range(run.start - 1, -1, -1)), before))
            right = list(islice(self._told(range(run.stop, len(self._words))), after))
            has_gaps = right[-1] - left[-1] + 1 > before + len(run) + after
            if not has_gaps or max(before, after) <= _WIDE:
                found[len(run), tuple(place - run.start for place in (*left, *right))].append(run)
        return found

    def _told(self, places: range) -> Iterator[int]:
        return (place for place in places if self._words[place] != HIDDEN)

    def at(self, place: range) -> tuple[str, ...]:
        return self._words[place.start : place.stop]

    def hides(self, place: range) -> bool:
        return HIDDEN in self.at(place)

    def around(self, start: int, frame: _Frame) -> _Around:
        return tuple(self._words[start + offset] for offset in frame[1])

    def places(self, frame: _Frame, wanted: Collection[_Around]) -> Iterator[tuple[_Around, range]]:
        """The places of this frame with one of the wanted words around, in the text's order."""
        count, offsets = frame
        first, last = max(_MARGIN, -min(offsets)), len(self._words) - max(_MARGIN + count - 1, max(offsets)) - 1
        words_before = {around[0] for around in wanted}
        for start in sorted(place + 1 for word in words_before for place in self._where.get(word, ())):
            if first <= start <= last and (around := self.around(start, frame)) in wanted:
                yield around, range(start, start + count)
