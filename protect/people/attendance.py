"""Who was there, by the first name alone: behind “Présents :” or the like, listed below it, or before “: absente”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import Finding, Kind
from protect.people.names import LOWER, UPPER, Place, is_common, is_first_name, is_ordinary

_WHO = r"(?:pr[ée]sent|excus[ée]|absent|participant|invit[ée])(?:\(e\)s?|[·.-]e[·.-]?s|e?s?)"
_BULLET = r"\n[ \t]{0,4}[-•*–][ \t]"
_LINE = re.compile(
    rf"^[ \t>|•*-]{{0,4}}(?:[ÉEée]taient\s)?(?:{_WHO}(?:\s(?:et|ou)\s{_WHO})?|attendees)"
    r"(?:\s(?:[àa]\sla\sr[ée]union|en\svisio(?:conf[ée]rence)?))?\s?[:|][ \t\u00a0\u202f]?"
    rf"(?P<people>[^\n]*\S[^\n]*|(?:\n?{_BULLET}[^\n]+)+)",
    re.I | re.M,
)
"""The people behind it, or below it, one a line."""
_ITEM = re.compile(
    rf"(?:^|{_BULLET}|(?<=[,;/|])|(?<=\set\s)|(?<=\sand\s))\s?"
    rf"(?P<name>[{UPPER}][{LOWER}]+(?:[-‑][{UPPER}][{LOWER}]+)?)"
    r"(?=\s?(?:\([^()\n]{1,60}\)\s?)?(?:$|[\n,;/|.]|\s(?:et|and)\s))"
)


_OF_ONE = re.compile(
    rf"^[ \t>|•*-]{{0,4}}(?P<name>[{UPPER}][{LOWER}]+(?:[-‑][{UPPER}][{LOWER}]+)?)\s?[:|–-]\s?"
    r"(?i:(?:est\s)?(?:pr[ée]sent|excus[ée]|absent)e?(?:\s(?:non\s)?excus[ée]e?)?|excused)[ \t.;]*$",
    re.M,
)
"""“Maryline : absente non excusée”."""


def first_names_of_those_present(text: str) -> Iterator[Finding]:
    """The first names that are known, and are no words: where they come back alone, they are the same people."""
    for start, end in _people(text):
        name = text[start:end]
        if is_first_name(name) and not (is_ordinary(name) or is_common(name)):
            yield Finding(Kind.PERSON, start, end)


def _people(text: str) -> Iterator[Place]:
    for line in _LINE.finditer(text):
        begins = line.start("people")
        for item in _ITEM.finditer(line["people"]):
            yield begins + item.start("name"), begins + item.end("name")
    yield from (line.span("name") for line in _OF_ONE.finditer(text))
