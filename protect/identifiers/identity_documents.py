"""Numbers of passports, identity cards, residence permits and driving licences, behind the word for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import Finding, Kind
from protect.identifiers.below_heads import cells_near_below
from protect.identifiers.dates import DAY

_DOCUMENT = (
    r"(?:CNI|carte(?:\snationale)?\sd['’]identit[ée]|pi[èe]ce\sd['’]identit[ée]|passeport|(?:titre|carte)\sde\s(?:s[ée]jour|r[ée]sident)"
    r"|permis\sde\sconduire|passport|(?:national\s)?(?:identity|ID)\scard|driv(?:er['’]?s?|ing)\slicen[cs]e)"
)
_MARK = r"(?:n[°ºo]s?\.?|num[ée]ro|number|no\.)"
_NUMBER = r"(?-i:(?P<number>[A-Z0-9]{1,20}(?:[ \u00a0-](?=[A-Z]{0,3}[ \u00a0-]?\d)[A-Z0-9]{1,20}){0,5}))(?!\w)"
_GAP = r"[^\n.;|:\d(]{0,40}?"
_CALLED = (
    re.compile(rf"(?<!\w){_DOCUMENT}(?!\w){_GAP}\(?(?<!\w){_MARK}(?:\s?[:|])?\s{{0,2}}{_NUMBER}", re.I),
    re.compile(
        rf"(?<!\w){_MARK}\s(?:(?:de|du|of)\s)?(?:(?:la|the)\s)?{_DOCUMENT}(?!\w){_GAP}\s?[:|]\s{{0,2}}{_NUMBER}", re.I
    ),
    re.compile(rf"(?<!\w){_DOCUMENT}(?:\s\([^()\n]{{1,30}}\))?\s?:\s{{0,2}}{_NUMBER}", re.I),
    re.compile(r"(?<!\w)pass(?:e)?port\s(?P<number>\d\d[A-Z]{2}\d{5})(?!\w)", re.I),
)
_TITLE = re.compile(rf"(?:{_MARK}\s(?:(?:de|du|of)\s)?(?:la\s)?)?{_DOCUMENT}(?:\s\(?{_MARK}\)?)?\W*", re.I)
_ALONE = re.compile(_NUMBER, re.I)
_DAY = re.compile(DAY, re.I)
_FEWEST_CHARACTERS, _FEWEST_FIGURES = 6, 2


def find_identity_documents(text: str) -> Iterator[Finding]:
    """Every number of one that is called so."""
    for called in _CALLED:
        for match in called.finditer(text):
            if _may_be_one(match["number"]):
                yield Finding(Kind.IDENTITY, *match.span("number"))
    for place in cells_near_below(text, _TITLE):
        if (alone := _ALONE.fullmatch(text, *place)) and _may_be_one(alone["number"]):
            yield Finding(Kind.IDENTITY, *place)


def _may_be_one(number: str) -> bool:
    """Whether it is as long as such numbers are, and no day."""
    is_long = sum(map(str.isalnum, number)) >= _FEWEST_CHARACTERS and sum(map(str.isdigit, number)) >= _FEWEST_FIGURES
    return is_long and not _DAY.fullmatch(number)
