"""People under a heading or a head that says so: “Liste des personnes rencontrées”, “Nom Prénom | Organisme”.

What begins a line or a row there is read as a whole, from one page to the next: words in capitals before a first name,
“LE BIHAN TROADEC Maël”, a family name that a narrow cell breaks. The first name is one that is known, first or last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.models import Page
from protect.findings import Finding, Kind
from protect.people.firms import names_a_company
from protect.people.listed import speaks_of_places
from protect.people.names import CIVILITY, UPPER, is_common, is_first_name, is_ordinary, is_particle

_PEOPLE = (
    r"(?:personn(?:e|alit)(?:s|és)|interlocuteurs|participants?|acteurs|experts|membres|[ée]lus|agents|people|persons"
    r"|interviewees|attendees)"
)
_HEADING = re.compile(
    rf"(?<!\w)(?:liste\s(?:nominative\s)?des\s(?:\w+\s)?{_PEOPLE}(?!\w)"
    r"|personn(?:es|alit[ée]s)\s(?:rencontr|auditionn|pr[ée]sent|consult|interrog|entendu|interview)\w+"
    rf"|list\sof\s(?:\w+\s)?{_PEOPLE}(?!\w)|(?:people|persons)\s(?:met|interviewed|consulted|present|attending)(?!\w))",
    re.I,
)
_LONGEST_HEADING = 100
_BOTH_NAMES = re.compile(
    r"(?:noms?\s?(?:,|et|/|-|&)?\s?pr[ée]noms?|pr[ée]noms?\s?(?:,|et|/|-|&)?\s?noms?|full\snames?"
    r"|names?\s(?:and|/|&)\s?(?:surnames?|titles?))\W*",
    re.I,
)
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(rf"[ \t]*(?:(?:[-–•*·▪●o]|\d{{1,3}}[.)])[ \t]+)?(?:{CIVILITY}[ \u00a0]{{1,2}})?")
_PART = r"[^\W\d_](?:[^\W\d_]|['’.\-‑])*"
_NAME = re.compile(rf"{_PART}(?:[ \u00a0\u202f]{{1,2}}{_PART}){{1,5}}")
_ENDS = re.compile(r"\s*(?:\Z|[|,;:(–—]|-\s)")
_MOST_OTHER_LINES = 4
"""Lines without a name, such as the foot of a page, over which a list goes on."""
_FEWEST_LETTERS = 2


def names_under_headings(text: str) -> list[Finding]:
    """The names of those who are listed so in the text."""
    [found] = names_under_headings_of([Page(1, "", text)])
    return found


def names_under_headings_of(pages: Sequence[Page]) -> list[list[Finding]]:
    """The same on each page of a document: a list goes on over pages that repeat neither its heading nor its head."""
    list_of_people = _ListOfPeople()
    return [list(list_of_people.names_on(page)) for page in pages]


class _ListOfPeople:
    """What is known, line after line, of the list in which one stands."""

    def __init__(self) -> None:
        self._others = _MOST_OTHER_LINES
        self._is_below_a_head = False

    def names_on(self, page: Page) -> Iterator[Finding]:
        headed = {block.start for block in page.blocks if _HEADING.search(block.context)}
        for line in _LINE.finditer(page.text):
            is_a_row = "|" in line[0]
            if self._opens(line[0], is_a_row=is_a_row):
                continue
            if line.start() in headed or self._goes_on(is_a_row=is_a_row):
                yield from self._name_of(line)

    def _opens(self, line: str, *, is_a_row: bool) -> bool:
        """Whether it says that people stand below it."""
        is_a_head = is_a_row and _BOTH_NAMES.fullmatch(line.partition("|")[0].strip()) is not None
        is_a_heading = not is_a_row and len(line) <= _LONGEST_HEADING and _HEADING.search(line) is not None
        if is_a_head or is_a_heading:
            self._others, self._is_below_a_head = 0, is_a_head
        return is_a_head or is_a_heading

    def _goes_on(self, *, is_a_row: bool) -> bool:
        return self._others < _MOST_OTHER_LINES and (is_a_row or not self._is_below_a_head)

    def _name_of(self, line: re.Match[str]) -> Iterator[Finding]:
        start = line.start() + _end_of_mark(line[0])
        name = _NAME.match(line.string, start, line.end())
        if name and _ENDS.match(line.string[name.end() : line.end()]) and is_a_whole_name(name[0]):
            self._others = 0
            yield Finding(Kind.PERSON, name.start(), name.end())
        else:
            self._others += 1


def _end_of_mark(line: str) -> int:
    mark = _ITEM.match(line)
    return mark.end() if mark else 0


def is_a_whole_name(said: str) -> bool:
    """Whether all words there make up a name, one at an end being a first name, “LE COUR GRAND ON Ève”."""
    words = said.split()
    if speaks_of_places(said) or names_a_company(words):
        return False
    return any(_are_names(given, others) for given, others in ((words[0], words[1:]), (words[-1], words[:-1])))


def _are_names(given: str, others: Sequence[str]) -> bool:
    family = [word for word in others if not is_particle(word)]
    if not is_first_name(given) or not any(len(word) >= _FEWEST_LETTERS for word in family):
        return False
    in_capitals = all(map(str.isupper, family))
    has_capitals = all(re.match(f"[{UPPER}]", word) for word in family) and (given[0].isupper() or in_capitals)
    is_plain = in_capitals and not given.isupper() and not is_ordinary(given)
    return has_capitals and (is_plain or not _hold_a_common_word(family))


def _hold_a_common_word(words: Iterable[str]) -> bool:
    return any(map(is_common, words))
