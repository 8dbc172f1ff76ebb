"""The main differences between two texts that are nearly the same, short enough to be read side by side.

What one of them hides is no difference, whatever stands there in the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from corpus.folding import fold
from corpus.models import Page, Span
from ingest.hidden_words import WORD, as_told, words_that_count

_AROUND = 6
_LONGEST = 30
_SAME_LITTLE_GAP = 2
_COMPARED = 40
_SAME_PLACE = 0.4


@dataclass(frozen=True, slots=True)
class Extract:
    """A few words of a text; `own` are those that the other text does not have there, in the extract's offsets."""

    text: str
    own: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """What one text says and the other says instead; None where it says nothing like it."""

    before: Extract | None
    after: Extract | None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words `first` to `end` of a text."""

    text: _Text
    first: int
    end: int

    @property
    def around(self) -> list[str]:
        return self.text.words[max(0, self.first - _AROUND) : self.end + _AROUND]

    def extract(self) -> Extract:
        spans = self.text.spans
        end = min(self.end, self.first + _LONGEST)
        left, right = max(0, self.first - _AROUND), min(end + _AROUND, len(spans))
        before = self.text.said[spans[left].start : spans[self.first].start]
        own = self.text.said[spans[self.first].start : spans[end - 1].end]
        after = self.text.said[spans[end - 1].end : spans[right - 1].end]
        opening = "… " if left else ""
        start = len(opening) + len(before)
        ending = " …" if right < len(spans) else ""
        return Extract(f"{opening}{before}{own}{after}{ending}", Span(start, start + len(own)))


@dataclass(frozen=True)
class _Text:
    """What some pages say, read one after the other: where its words stand, and these without case and accents."""

    said: str
    spans: list[Span]
    words: list[str]

    @classmethod
    def of(cls, pages: Sequence[Page]) -> _Text:
        said = " ".join(" ".join(page.text.split()) for page in pages)
        spans = [Span(*match.span()) for match in WORD.finditer(said)]
        return cls(said, spans, [as_told(fold(said[span.start : span.end])) for span in spans])

    def at(self, places: Sequence[int]) -> _Text:
        """The same text, as if it had no other words than those at these places."""
        return _Text(self.said, [self.spans[place] for place in places], [self.words[place] for place in places])

    @cached_property
    def places(self) -> dict[tuple[str, str], list[int]]:
        """Where each pair of words begins."""
        places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for place, pair in enumerate(pairwise(self.words)):
            places[pair].append(place)
        return places

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(self.words)

    def own_stretches(self, other: _Text) -> list[_Stretch]:
        """The stretches that the other text does not have, the longest first; not those that only stand elsewhere."""
        found = sorted(self._stretches(other), key=lambda one: one.first - one.end)
        return [one for one in found if any(self.counts[word] != other.counts[word] for word in _words(one))]

    def _stretches(self, other: _Text) -> Iterator[_Stretch]:
        own = [i for i in range(len(self.words)) if self._is_own(i, other)]
        first = last = -1
        for i in own:
            if first >= 0 and i - last > _SAME_LITTLE_GAP:
                yield _Stretch(self, first, last + 1)
                first = i
            first, last = (i if first < 0 else first), i
        if first >= 0:
            yield _Stretch(self, first, last + 1)

    def _is_own(self, i: int, other: _Text) -> bool:
        around = [pair for pair in pairwise(self.words[max(0, i - 1) : i + 2]) if self.words[i] in pair]
        return not any(pair in other.places for pair in around)


def main_differences(before: Sequence[Page], after: Sequence[Page], count: int = 5) -> tuple[list[Difference], int]:
    """The longest differences of two texts, and how many there are in all."""
    old, new = _told_by_both(before, after)
    gone, come = old.own_stretches(new), new.own_stretches(old)
    differences: list[tuple[int, Difference]] = []
    left = gone[:_COMPARED]
    for stretch in come[:_COMPARED]:
        instead = max(left, key=lambda one: _likeness(one, stretch), default=None)
        if instead is not None and _likeness(instead, stretch) >= _SAME_PLACE:
            left.remove(instead)
            length = max(_length(instead), _length(stretch))
            differences.append((length, Difference(instead.extract(), stretch.extract())))
        else:
            differences.append((_length(stretch), Difference(_said_instead(stretch, old), stretch.extract())))
    differences += [(_length(one), Difference(one.extract(), _said_instead(one, new))) for one in left]
    differences.sort(key=lambda one: -one[0])
    total = len(differences) + len(gone[_COMPARED:]) + len(come[_COMPARED:])
    return [difference for _, difference in differences[:count]], total


def _told_by_both(before: Sequence[Page], after: Sequence[Page]) -> tuple[_Text, _Text]:
    """Both texts, without the words that one of them hides."""
    old, new = _Text.of(before), _Text.of(after)
    told, told_there = words_that_count(old.words, new.words)
    return old.at(told), new.at(told_there)


def _said_instead(stretch: _Stretch, other: _Text) -> Extract | None:
    """What the other text says between the words around a stretch, though it says so elsewhere too; None for nothing.

    Where “10 jours” became “15 jours”, which stands in both.
    """
    words, first, end = stretch.text.words, stretch.first, stretch.end
    if first < 2 or end + 2 > len(words):
        return None
    before, after = (words[first - 2], words[first - 1]), (words[end], words[end + 1])
    found: list[_Stretch] = []
    for place in other.places.get(before, ()):
        last = next((i for i in other.places.get(after, ()) if place + 2 < i <= place + 2 + _LONGEST), None)
        found += [_Stretch(other, place + 2, last)] if last else []
    return found[0].extract() if len(found) == 1 else None


def _words(stretch: _Stretch) -> list[str]:
    return stretch.text.words[stretch.first : stretch.end]


def _length(stretch: _Stretch) -> int:
    return stretch.end - stretch.first


def _likeness(one: _Stretch, other: _Stretch) -> float:
    """How much two stretches, with what surrounds them, say the same: 0 to 1."""
    return SequenceMatcher(None, one.around, other.around, autojunk=False).ratio()
