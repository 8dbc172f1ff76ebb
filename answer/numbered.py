"""What a question names by a number, a standard or a lot, and whether documents that number such things have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer.figures import flat

STANDARD = re.compile(r"\b(?P<body>[A-Z]{2,})[ -]?(?P<number>(?!(?:19|20)\d\d\b)\d{3,})\b")
"""What a number tells from all else of its body: ISO 27001. A year does not: AMF 2022."""
_PART = re.compile(
    r"\b(?P<kind>lot|tranche|phase|milestone)(?: (?:n ?°|no\.?|numero))? ?(?P<number>\d{1,2})\b(?! ?[%€°/]|[.,]?\d)"
)
_NUMBERS = r" ?(?:n ?°s?|nos?\.?|numeros?)? ?:? ?(?P<numbers>\d{1,2}\b(?:(?: ?(?:,|/|a|et|and|to|-|–) ?)+\d{1,2}\b)*)"
_RANGE = re.compile(r"(?P<first>\d{1,2}) ?(?:a|to|-|–) ?(?P<last>\d{1,2})")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@dataclass(frozen=True, slots=True)
class Part:
    """A lot, a phase… of a tender, `written` so, by its `kind` and its `number`."""

    written: str
    kind: str
    number: int

    def is_absent_from(self, text: str) -> bool:
        """Whether a flat text numbers such parts, and has none of this number: not “lots 1 à 5”, “lot III” for 3."""
        lists = [one["numbers"] for one in re.finditer(rf"\b{self.kind}s?{_NUMBERS}", text)]
        ranges = [one for numbers in lists for one in _RANGE.finditer(numbers)]
        is_listed = any(str(self.number) in map(_plain, re.findall(r"\d+", numbers)) for numbers in lists)
        is_within = any(int(one["first"]) <= self.number <= int(one["last"]) for one in ranges)
        return bool(lists) and not (is_listed or is_within or re.search(self._otherwise, text))

    @property
    def _otherwise(self) -> str:
        """In Roman numbers, or before its kind: “lot III”, “3e lot”."""
        roman = _ROMAN[self.number] if self.number < len(_ROMAN) else self.number
        return rf"\b{self.kind} {roman}\b|\b{self.number} ?(?:e|er|ere|eme|nde?|rd|th|st) {self.kind}"


def _plain(number: str) -> str:
    return number.lstrip("0")


def parts_in(question: str) -> Iterator[Part]:
    """The lots, phases and milestones that a question names by their numbers."""
    for one in _PART.finditer(flat(question)):
        yield Part(question[one.start() : one.end()], one["kind"], int(one["number"]))
