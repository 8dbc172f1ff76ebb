"""The numbers of headings: which a line has, whether one comes right after another, and which line they may head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.headings import DAY, heading_level, is_a_quantity, is_title

_LONGEST = 100
_NUMBERED = re.compile(
    r"(?:(?:article|chapitre|chapter|section)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,5})(?!\d)[.)]?\s?[:–—-]?(?P<rest>.*)",
    re.I,
)
_RUN_TOGETHER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,5})\.?(?=[^\W\d_])")
_NO_TITLE = re.compile(
    r"[\d.]+\s*(?:bis\s|ter\s)?\s*(?:(?:euros?|secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|ann[ée]es?|kg|tonnes?"
    r"|seconds?|hours?|days?|weeks?|months?|years?|rue|avenue|boulevard|place|all[ée]e|impasse|chemin|quai)\b|%)"
    r"|(?:[01]?\d|2[0-3])\.(?:00|30|45)\b",
    re.I,
)
"""How long, how much, where or when: “3 Ans”, “2 Rue de la Paix”, “14.30 Réunion”."""

Number = tuple[int, ...]
"""(5, 2) of “5.2 Pénalités”, () where there is none."""


def heading_number(line: str) -> Number:
    """The number that a line begins with, behind “Article” too."""
    found = _NUMBERED.match(line)
    return tuple(map(int, found["number"].split("."))) if found else ()


def follows(number: Number, above: Number) -> bool:
    """Whether a number is the next one: the first below the one above, or that after it or after one it is part of."""
    if not (number and above):
        return False
    *whole, last = number
    return number == (*above, 1) or (len(number) <= len(above) and (*whole, last - 1) == above[: len(number)])


def leading(above: Number, below: Number, between: Sequence[Number]) -> list[int]:
    """The places of the numbers that lead from one heading to the next, none where they do not or where two are one."""
    steps: list[int] = []
    last = above
    for place, number in enumerate(between):
        if follows(number, last):
            steps.append(place)
            last = number
    bearing = Counter(between)
    return steps if follows(below, last) and all(bearing[between[place]] == 1 for place in steps) else []


def may_be_a_heading(line: str) -> bool:
    """Whether a line may be a numbered heading where the numbers around it show so: “2 Prix”, not “24 Mois”.

    A title in small letters may as well be a sentence, and is one only where the table of contents names it.
    """
    return _is_numbered_title(line) and _title(line)[:1].isupper() and not _NO_TITLE.match(line)


def level_in_contents(entry: str) -> int | None:
    """The depth of an entry of a table of contents by its number, which may touch its title: “3.1Architecture”."""
    number = heading_number(entry)
    is_one = _is_numbered_title(entry) and (_title(entry)[:1].isupper() or len(number) > 1)
    return len(number) if is_one or _RUN_TOGETHER.match(entry) else heading_level(entry)


def _is_numbered_title(line: str) -> bool:
    """Whether a line is a number and what may be a title, neither a quantity nor a day."""
    title = _title(line)
    return is_title(title) and len(line) <= _LONGEST and not is_a_quantity(title) and not DAY.search(line)


def _title(line: str) -> str:
    """What stands behind the number that a line begins with, "" where there is none."""
    found = _NUMBERED.fullmatch(line)
    return found["rest"].strip() if found else ""
