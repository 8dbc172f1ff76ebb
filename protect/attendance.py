"""Who was there, by the first name alone: on lines of minutes that begin with “Présents :”, “Excusée :” or the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import FIRST_NAME, Finding, Kind
from protect.names import LOWER, UPPER, is_common, is_first_name, is_ordinary

_LINE = re.compile(
    r"^[ \t>|•*-]{0,4}(?:[ÉEée]taient\s)?"
    r"(?:pr[ée]sente?s?|excus[ée]e?s?|absente?s?|participante?s?|invit[ée]e?s?|attendees)"
    r"(?:\s(?:[àa]\sla\sr[ée]union|en\svisio(?:conf[ée]rence)?))?\s?[:|]\s?(?P<people>[^\n]+)",
    re.I | re.M,
)
_ITEM = re.compile(
    rf"(?:^|(?<=[,;/|])|(?<=\set\s)|(?<=\sand\s))\s?(?P<name>[{UPPER}][{LOWER}]+(?:[-‑][{UPPER}][{LOWER}]+)?)"
    r"(?=\s?(?:\([^()\n]{1,60}\)\s?)?(?:$|[,;/|.]|\s(?:et|and)\s))"
)


def first_names_of_those_present(text: str) -> Iterator[Finding]:
    """The first names that are known, and are no words."""
    for line in _LINE.finditer(text):
        for item in _ITEM.finditer(line["people"]):
            name = item["name"]
            if is_first_name(name) and not (is_ordinary(name) or is_common(name)):
                begins = line.start("people") + item.start("name")
                yield Finding(Kind.PERSON, begins, begins + len(name), FIRST_NAME)
