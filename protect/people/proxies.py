"""Who votes for whom in minutes, by the first name or in full: “Marielle (pouvoir donné à Yves)”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import FIRST_NAME, Finding, Kind
from protect.people.names import (
    CIVILITY,
    GAP,
    INITIALS,
    LOWER,
    UPPER,
    WORD,
    is_given,
    is_ordinary,
)

_FIRST = rf"[{UPPER}][{LOWER}]+(?:[-‑][{UPPER}][{LOWER}]+)?"
_NAME = rf"(?:{INITIALS}{GAP}{WORD}|{_FIRST}(?:{GAP}{WORD}){{0,2}})"
_POWER = r"(?:(?:bon\spour\s)?pouvoirs?|procurations?|proxy|proxies)"
_HOLDER = re.compile(
    rf"(?<![\w-])(?i:{_POWER}(?:\s(?:a\s[ée]t[ée]|est|was|is))?"
    r"(?:\s?:|\s(?:donn[ée]e?s?|confi[ée]e?s?|remise?s?|accord[ée]e?s?|laiss[ée]e?s?|given|granted)(?:\s(?:[àa]|to))?|\s(?:[àa]|to|held\sby)"
    r"|\sre[çc]ue?s?\sde))"
    rf"\s(?:{CIVILITY}\s)?(?P<people>{_NAME}(?:(?:,\s|\s(?:et|and|&)\s){_NAME}){{0,3}})(?=\s?(?:[.,;:!?)/|–-]|\n|\Z)|\s(?:pour|for)\s)"
)
_FROM_TO = rf"(?:{CIVILITY}\s)?{_NAME}\s(?:[àa]|to)\s(?:{CIVILITY}\s)?{_NAME}"
_LISTED = re.compile(rf"(?<![\w-])(?i:{_POWER})\s?:\s(?P<people>{_FROM_TO}(?:\s?[,;/]\s?{_FROM_TO}){{0,15}})")
"""“Pouvoirs : Marielle à Yves, Marc à Agnès”."""
_GIVER = re.compile(
    rf"(?<![\w’'-])(?P<people>{_NAME})(?i:\s?[(,:–-]\s?|\s)(?i:(?:(?:qui|who)\s)?(?:(?:ayant|a|has|had|having)\s)?"
    rf"(?:(?:donn[ée]e?|donnant|confi[ée]e?|given?|gave|giving)\s)?{_POWER}\s(?:donn[ée]e?|(?:[^\s)]+\s)?(?:[àa]|to))\s)(?=[{UPPER}])"
)
_PERSON = re.compile(_NAME)


def names_with_proxies(text: str) -> Iterator[Finding]:
    """Those who give a power and those who hold it, whose first name is known or an initial."""
    for told in (*_HOLDER.finditer(text), *_LISTED.finditer(text), *_GIVER.finditer(text)):
        for one in _PERSON.finditer(text, *told.span("people")):
            first, *family = one[0].split()
            if first.endswith(".") or is_given(first):
                is_told_alone = is_ordinary(first) and not family
                yield Finding(Kind.PERSON, *one.span(), FIRST_NAME if is_told_alone else "")
