"""Who was there, by the first name alone: behind “Présents :”, “Excusé(e)s :” or the like, or listed below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import FIRST_NAME, Finding, Kind
from protect.names import LOWER, UPPER, is_common, is_first_name, is_ordinary

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


def first_names_of_those_present(text: str) -> Iterator[Finding]:
    """The first names that are known, and are no words."""
    for line in _LINE.finditer(text):
        for item in _ITEM.finditer(line["people"]):
            name = item["name"]
            if is_first_name(name) and not (is_ordinary(name) or is_common(name)):
                begins = line.start("people") + item.start("name")
                yield Finding(Kind.PERSON, begins, begins + len(name), FIRST_NAME)
