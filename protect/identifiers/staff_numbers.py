"""Numbers by which a house knows who works there, of a badge or on its payroll, and of a permit to drive.

A lift, a meter or a building has a “matricule” too: there, the sentence or the table has to speak of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import Finding, Kind
from protect.identifiers.below_heads import cells_near_below
from protect.identifiers.owners import names_an_owner, sentence_before

_GAP = r"[ \u00a0]"
_MARK = rf"(?:n[°ºo]s?\.?|num[ée]ro){_GAP}?"
_NUMBER = r"(?-i:(?P<number>[A-Z]{0,3}[-]?\d{4,10}[A-Z]?))(?![\w-]|[.,]\d)"
_BADGE = re.compile(
    rf"(?<![\w-])(?:badge{_GAP}{_MARK}:?{_GAP}?|{_MARK}(?:de|du){_GAP}badge{_GAP}?:?{_GAP}?){_NUMBER}", re.I
)
_STAFF = (
    rf"(?<![\w-])(?:{_MARK}(?:de{_GAP})?)?matricule"
    rf"(?P<whose>{_GAP}(?:(?:de{_GAP})?l['’])?(?:agente?|RH|paie|salari[ée]e?)|{_GAP}d['’]agent)?"
)
_PAYROLL = re.compile(rf"{_STAFF}{_GAP}?(?::|{_MARK})?{_GAP}?{_NUMBER}", re.I)
_PERMIT = re.compile(
    rf"(?<![\w-])permis(?:{_GAP}(?:B|de{_GAP}conduire))?{_GAP}?(?:{_MARK}|:){_GAP}?"
    rf"(?-i:(?P<number>\d{{12}}|\d\d{_GAP}?[A-Z]{{2}}{_GAP}?\d{{5}}))(?!\w)",
    re.I,
)
_TITLE = re.compile(rf"(?:{_MARK}(?:de{_GAP}|du{_GAP})?)?(?:matricules?|badges?)(?:{_GAP}(?:agent|RH|paie))?\W*", re.I)
_TITLE_OF_PEOPLE = re.compile(r"(?:noms?|pr[ée]noms?|agents?|salari[ée]e?s?|personnels?)(?!\w).{0,40}", re.I)
_ALONE = re.compile(r"[A-Z]{0,3}-?\d{4,10}[A-Z]?")


def find_staff_numbers(text: str) -> Iterator[Finding]:
    """Every number of a badge, a payroll or a permit that is called so."""
    for called in (*_BADGE.finditer(text), *_PERMIT.finditer(text)):
        yield Finding(Kind.IDENTITY, *called.span("number"))
    for called in _PAYROLL.finditer(text):
        if called["whose"] or names_an_owner(sentence_before(text, called.start())):
            yield Finding(Kind.IDENTITY, *called.span("number"))
    for place in cells_near_below(text, _TITLE, _TITLE_OF_PEOPLE):
        if _ALONE.fullmatch(text, *place):
            yield Finding(Kind.IDENTITY, *place)
