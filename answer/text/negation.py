"""Whether a sentence says the opposite of its source: a negation gained or lost, or a word against its contrary.

What is compared is not how many negations each has but what each denies: of the words that the sentence shares with its
source, those that stand in the scope of a negation here must stand in one there. So a clause of the source that the
sentence leaves out may deny what it likes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from answer.text.figures import flat
from index.words import find_words, stem, stop_words

_REACH = 5
"""Words of meaning after a negation, in its clause, that it denies."""
_BACK = 2
"""Words of meaning before it that it denies: the verb of "le titulaire répond pas"."""
_RETOLD = 0.5
"""Share of the words that a negation of the source denies from which the sentence tells the same thing.

Of the words that both share, the first after the negation is the one that it denies most: a verb, or a noun after "no".
"""
_IN_COMMON = 2
"""Stems that a sentence and its source share when they are in one language."""
_SHORT = 15
"""Words of meaning in a source that says one thing."""
_NEAR = 4
"""Words of meaning on either side of a word of opposites that tell what it is said of."""
_CACHED = 8192
"""Texts whose words are remembered."""
_CLAUSE_END = re.compile(r"[.;:!?\n|()•]|,(?!\d)|\b(?:mais|but|tandis que|whereas|cependant|toutefois|however)\b")
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")


@dataclass(frozen=True, slots=True)
class _Pair:
    one: re.Pattern[str]
    other: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Opposites:
    bounds: tuple[_Pair, ...]
    strong: re.Pattern[str]
    ahead: re.Pattern[str]
    weak: re.Pattern[str]
    exception: re.Pattern[str]
    not_an_exception: re.Pattern[str]
    pairs: tuple[_Pair, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A text as its words of meaning with their clauses, and where each denies something."""

    text: str
    words: tuple[tuple[frozenset[str], int, int], ...]
    clauses: tuple[int, ...]

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(form for forms, _, _ in self.words for form in forms)

    def denied_by(self, marker: re.Match[str]) -> list[frozenset[str]]:
        """The words in the scope of a negation: in its clause, some after it up to the next, and the nearest before."""
        clause = sum(end <= marker.start() for end in self.clauses)
        within = [
            (forms, start) for forms, start, _ in self.words if sum(end <= start for end in self.clauses) == clause
        ]
        following = _opposites().strong.search(self.text, marker.end())
        until = following.start() if following else len(self.text)
        after = [forms for forms, start in within if marker.start() <= start < until][:_REACH]
        if _opposites().ahead.fullmatch(marker[0]):
            return after
        return after + [forms for forms, start in within if start < marker.start()][-_BACK:]

    def near(self, marker: re.Match[str]) -> frozenset[str]:
        """The words of meaning around a word, in its clause or not, in its sentence."""
        ends = [match.start() for match in _SENTENCE_END.finditer(self.text)]
        first = max((end for end in ends if end <= marker.start()), default=0)
        last = min((end for end in ends if end >= marker.end()), default=len(self.text))
        after = [forms for forms, start, _ in self.words if marker.end() <= start < last][:_NEAR]
        before = [forms for forms, start, _ in self.words if first <= start < marker.start()][-_NEAR:]
        return frozenset(form for forms in after + before for form in forms)


def says_opposite(sentence: str, source: str) -> str:
    """The word, of the sentence or else of the source, by which the sentence turns what its source says; or ""."""
    mine, theirs = _read(sentence), _read(source)
    turned = _turned_by_negation(mine, theirs) or _turned_by_exception(mine, theirs)
    return turned or _turned_by_pair(mine, theirs)


def _turned_by_negation(mine: _Said, theirs: _Said) -> str:
    my_marks, their_marks = _negations(mine.text), _negations(theirs.text)
    my_weak, their_weak = _weak_of_one_only(mine.text, theirs.text), _weak_of_one_only(theirs.text, mine.text)
    denied_here = _union(_spread(mine.denied_by(mark)) for mark in (*my_marks, *my_weak))
    denied_there = _union(_spread(theirs.denied_by(mark)) for mark in (*their_marks, *their_weak))
    for mark in my_marks:
        shared = [forms for forms in mine.denied_by(mark) if forms & theirs.stems]
        if shared and not shared[0] & denied_there:
            return mark[0]
        if not shared and not their_marks and not their_weak:
            return mark[0]
    if their_marks and not my_marks and _share_too_little(mine, theirs):
        return "" if my_weak else their_marks[0][0]
    for mark in their_marks:
        words = theirs.denied_by(mark)
        retold = [forms for forms in words if forms & mine.stems]
        if len(retold) >= max(1, _RETOLD * len(words)) and not retold[0] & denied_here:
            return mark[0]
    return ""


def _weak_of_one_only(text: str, other: str) -> list[re.Match[str]]:
    """What may answer a negation of the other text: a word such as "absence" that both have answers none."""
    return [mark for mark in _opposites().weak.finditer(text) if mark[0] not in other]


def _share_too_little(mine: _Said, theirs: _Said) -> bool:
    """Whether they are in two languages, so that only the presence of a negation can be compared, if it is short."""
    return len(mine.stems & theirs.stems) < _IN_COMMON and len(theirs.words) <= _SHORT


def _turned_by_exception(mine: _Said, theirs: _Said) -> str:
    """An exception here of what is none there, or the other way round, said of the same words."""
    opposites = _opposites()
    added = opposites.exception.search(mine.text)
    if added and not any(one.search(theirs.text) for one in (opposites.exception, opposites.weak, opposites.strong)):
        return added[0]
    for text, against in ((mine, theirs), (theirs, mine)):
        for mark in opposites.exception.finditer(text.text):
            excepted = [forms for forms in text.denied_by(mark) if forms & against.stems]
            counters = list(opposites.not_an_exception.finditer(against.text))
            taken_in = any(against.near(one) & _spread(excepted) for one in counters)
            if taken_in and not opposites.exception.search(against.text):
                return mark[0]
    return ""


def _turned_by_pair(mine: _Said, theirs: _Said) -> str:
    opposites = _opposites()
    for pair in (*opposites.bounds, *opposites.pairs):
        for here, against in ((pair.one, pair.other), (pair.other, pair.one)):
            if turned := _turned(mine, theirs, here, against):
                return turned
    return ""


def _turned(mine: _Said, theirs: _Said, here: re.Pattern[str], against: re.Pattern[str]) -> str:
    """The sentence's word of one side that its source has only on the other side, where both speak of the same."""
    against_here, against_there = list(against.finditer(mine.text)), list(against.finditer(theirs.text))
    for mark in here.finditer(mine.text):
        around = mine.near(mark)
        contrary = max((len(theirs.near(one) & around) for one in against_there), default=-1)
        same = max((len(theirs.near(one) & around) for one in here.finditer(theirs.text)), default=-1)
        if contrary < (0 if _share_too_little(mine, theirs) else 1) or (
            against_here and (contrary < 2 or len(against_here) >= len(against_there))
        ):
            continue
        if same < 0 or (contrary >= 2 and contrary > same + 1):
            return mark[0]
    return ""


def _negations(text: str) -> list[re.Match[str]]:
    """What denies in a text; bounds ("ne peut excéder") are none."""
    bounds = [
        one.span() for pair in _opposites().bounds for side in (pair.one, pair.other) for one in side.finditer(text)
    ]
    marks = _opposites().strong.finditer(text)
    return [mark for mark in marks if not any(start < mark.end() and mark.start() < end for start, end in bounds)]


@lru_cache(_CACHED)
def _read_words(text: str) -> tuple[tuple[frozenset[str], int, int], ...]:
    words = [(word, start, end) for word, start, end in find_words(text) if word not in stop_words() and len(word) > 2]
    return tuple((frozenset(stem(word, language) for language in ("fr", "en")), s, e) for word, s, e in words)


def _read(text: str) -> _Said:
    plain = flat(text)
    negating = _opposites().strong
    words = tuple(word for word in _read_words(plain) if not negating.fullmatch(plain, word[1], word[2]))
    return _Said(plain, words, tuple(match.end() for match in _CLAUSE_END.finditer(plain)))


def _spread(words: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset(form for forms in words for form in forms)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


@cache
def _opposites() -> _Opposites:
    data = tomllib.loads(files("answer.text").joinpath("opposites.toml").read_text("utf-8"))
    negation, bounds = data["negation"], data["bounds"]
    return _Opposites(
        bounds=(_Pair(_pattern(bounds["maximum"]), _pattern(bounds["minimum"])),),
        strong=_pattern(negation["ahead"] + negation["strong"]),
        ahead=_pattern(negation["ahead"]),
        weak=_pattern(negation["weak"]),
        exception=_pattern(negation["exception"]),
        not_an_exception=_pattern(negation["not_an_exception"]),
        pairs=tuple(_Pair(_pattern(pair["one"]), _pattern(pair["other"])) for pair in data["pairs"]),
    )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
