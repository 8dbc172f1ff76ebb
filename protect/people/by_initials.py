"""People listed by the family name in capitals and an initial, “DUPONT J.”, where a label says that people stand there.

Behind “Présents :”, “Signataires :” or the like, and on the lines below it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from string import ascii_uppercase

from protect.findings import Finding, Kind
from protect.people.firms import names_a_company
from protect.people.names import CIVILITY, Place
from protect.people.signatures import BY_AN_INITIAL
from protect.people.with_title import is_a_word

_WHO = (
    r"(?:pr[ée]sent|excus[ée]|absent|repr[ée]sent[ée]|participant|invit[ée]|signataire|[ée]margement|attendee|signator(?:y|ies))"
    r"(?:\(e\)s?|[·.-]e[·.-]?s|e?s?)"
)
_PEOPLE = r"(?:membres|[ée]lu[·.-]?e?[·.-]?s|agents|personnes|conseill(?:ers|[eè]res)|d[ée]l[ée]gu[ée]e?s)"
_LABEL = re.compile(
    rf"[ \t>|•*-]{{0,4}}(?:liste\s(?:nominative\s)?(?:des\s|d['’]\s?))?(?:[ée]taient\s)?(?:{_PEOPLE}\s)?{_WHO}"
    rf"(?:\s(?:(?:et|ou|and)\s)?{_WHO})?(?:\s[àa]\sla\sr[ée]union)?[ \t]*(?:[:|]|$)",
    re.I,
)
_ITEM = re.compile(rf"[ \t]*(?:(?:[-–•*·▪●]|\d{{1,2}}[.)])[ \t]*)?(?:{CIVILITY}[ \u00a0]{{1,2}})?{BY_AN_INITIAL}")
"""What begins a line of such a list, or stands between two marks of it."""
_BETWEEN = re.compile(r"[,;/|](?!\d)|\s(?:et|and)\s")
_ENDS = re.compile(r"[ \t]*\.?[ \t]*(?:$|[(:,–-])")
_LINE = re.compile(r"[^\n]+")
_INITIAL = re.compile(r"(?<!\w)(\w)\.")
_FEWEST_COUNTED = 3


def people_by_initials(text: str, common: Collection[str]) -> Iterator[Finding]:
    """Those names of a list that are no words of the text, no town's and no firm's; none where most are.

    Nor where they are counted A, B, C: that is no list of people.
    """
    for listed in _lists(text):
        names = [place for place in listed if not _is_none(text[slice(*place)], common)]
        if 2 * len(names) > len(listed) and not _is_counted([text[slice(*place)] for place in listed]):
            yield from (Finding(Kind.PERSON, start, end) for start, end in names)


def _is_none(name: str, common: Collection[str]) -> bool:
    words = re.findall(r"[^\W\d_]{3,}", name)
    return names_a_company(name.split()) or any(is_a_word(word, common) for word in words)


def _is_counted(names: Sequence[str]) -> bool:
    """Whether they are told apart by the first letters of the alphabet: the same words, “LOT A., LOT B.”, or three and
    more, for two people may be called so by chance."""
    initials = "".join(_INITIAL.findall(" ".join(names)))
    is_one_word = len(names) > 1 and len({_INITIAL.sub("", name).strip() for name in names}) == 1
    return ascii_uppercase.startswith(initials) and (is_one_word or len(names) >= _FEWEST_COUNTED)


def _lists(text: str) -> Iterator[list[Place]]:
    """What is listed behind each label and on the lines below it, as long as these begin with such a name."""
    listed: list[Place] = []
    goes_on = False
    for line in _LINE.finditer(text):
        label = _LABEL.match(line[0])
        if label:
            yield listed
            listed = []
        here: list[Place] = []
        if label or (goes_on and _ITEM.match(line[0])):
            here = list(_names_between(text, line.start() + (label.end() if label else 0), line.end()))
        listed += here
        goes_on = bool(label or here)
    yield listed


def _names_between(text: str, start: int, end: int) -> Iterator[Place]:
    """The names that stand alone, or before something in brackets, between two marks of a line."""
    for begins, ends in _pieces(text, start, end):
        item = _ITEM.match(text, begins, ends)
        if item and _ENDS.match(text[item.end() : ends]):
            yield item.span("name")


def _pieces(text: str, start: int, end: int) -> Iterator[Place]:
    for mark in _BETWEEN.finditer(text, start, end):
        yield start, mark.start()
        start = mark.end()
    yield start, end
