"""Extensions of a switchboard, “poste 1204”, where a word, a name or the column of a table says that somebody has one.

A “poste” alone may be an item of a price schedule, a workplace or a machine: it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import FIRST_NAME, Finding, Kind
from protect.identifiers.below_heads import cells_below
from protect.people.names import CIVILITY, LOWER, UPPER, is_first_name, is_given

_GAP = r"[ \u00a0]"
_CALLED = re.compile(
    rf"(?<![\w-])(?:(?:poste|ext(?:ension)?\.?)(?:{_GAP}(?:t[ée]l(?:[ée]phonique|\.)?|interne|direct))?{_GAP}?:?{_GAP}?(?:n°{_GAP}?)?"
    rf"|(?<=\()p\.{_GAP}?)(?P<number>\d{{3,5}})(?![\w€%-]|[.,]\d|{_GAP}\d)",
    re.I,
)
_IN_HOUSE = re.compile(
    rf"(?<!\w)(?:appeler|composer|joindre|contacter){_GAP}(?:le|au){_GAP}(?P<number>\d{{4,5}}){_GAP}"
    rf"(?:en{_GAP}interne|depuis{_GAP}un{_GAP}poste)(?!\w)",
    re.I,
)
_PRICED = re.compile(
    rf"{_GAP}?(?:€|euros?|HT|TTC|u\.|m[²2]|[=*×])|{_GAP}(?:(?:du|de{_GAP}la|au){_GAP}(?:BPU|DQE|DPGF|bordereau|d[ée]tail|march[ée]|devis)"
    r"|(?:postes?|unit[ée]s?|agents?|utilisateurs?|pi[èe]ces?)(?!\w))",
    re.I,
)
_OF_PRICES = re.compile(
    r"(?<!\w)(?:BPU|DQE|DPGF|bordereau|prix|chiffrage|devis|budget\w*|quantit[ée]s?|unit[ée]s?|lots?|lignes?|articles?|prestations?"
    r"|r[ée]f(?:[ée]rences?|\.)?|co[ûu]ts?|montants?|factur\w+|r[ée]mun[ée]r\w+)(?!\w)",
    re.I,
)
_REACHING = re.compile(
    rf"(?<!\w)(?:t[ée]l(?:[ée]phones?|\.)?|contacts?|joindre|joignables?|appele[rz]|standard|secr[ée]tariat|accueil|astreinte"
    rf"|suivi{_GAP}par|interlocut(?:eur|rice)s?|r[ée]f[ée]rente?s?|r[ée]dact(?:eur|rice)|renseignements?"
    rf"|{CIVILITY}(?={_GAP}))(?!\w)|@|(?:\d\d[ .]){{4}}\d\d",
    re.I,
)
_NAME_BEFORE = re.compile(
    rf"([{UPPER}][\w'’-]+)(?:{_GAP}([{UPPER}][\w'’.-]*))?(?:{_GAP}([{UPPER}][\w'’.-]*))?{_GAP}?[,(|:–-]?{_GAP}?[(]?\Z"
)
_FIRST_NAME_BEHIND = re.compile(rf"{_GAP}?\({_GAP}?(?P<name>[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)?){_GAP}?\)")
_STARTS = re.compile(r"[\n|]|[.;!?]\s(?=[A-ZÀ-Ý])")
_CELL_BEFORE = re.compile(r"\|\s*\Z")
_REACH = 120
_TITLE = re.compile(
    r"(?:n[°o]\s(?:de\s)?|num[ée]ro\s(?:de\s)?)?(?:poste(?:\s(?:t[ée]l\w*\.?|interne))?|t[ée]l(?:[ée]phone|\.)?(?:\s(?:interne|fixe))?|ext(?:ension)?\.?)\W*",
    re.I,
)
_TITLE_OF_PEOPLE = re.compile(
    r"(?:noms?|pr[ée]noms?|agents?|contacts?|interlocut(?:eur|rice)s?|r[ée]f[ée]rente?s?|correspondante?s?|personnes?|coll[èe]gues?|[ée]lue?s?|employ[ée]e?s?|employees?)(?!\w).{0,40}",
    re.I,
)
_ALONE = re.compile(r"\d{3,5}")


def find_extensions(text: str) -> Iterator[Finding]:
    """Every extension by which somebody is reached: its number."""
    for called in (*_CALLED.finditer(text), *_IN_HOUSE.finditer(text)):
        if called.re is _IN_HOUSE or _is_reached(text, called):
            yield Finding(Kind.PHONE, *called.span("number"))
    for start, end in cells_below(text, _TITLE, _TITLE_OF_PEOPLE):
        if _ALONE.fullmatch(text, start, end) and _names_somebody(_row(text, start)):
            yield Finding(Kind.PHONE, start, end)


def people_behind_extensions(text: str) -> Iterator[Finding]:
    """Those whose first name stands in brackets behind an extension: “poste 1204 (Sylvie)”."""
    for called in _CALLED.finditer(text):
        behind = _FIRST_NAME_BEHIND.match(text, called.end())
        if behind and is_given(behind["name"]):
            yield Finding(Kind.PERSON, *behind.span("name"), FIRST_NAME)


def _is_reached(text: str, called: re.Match[str]) -> bool:
    """Whether a word or a name beside it says that somebody is reached by it, and nothing that it has a price."""
    if _PRICED.match(text, called.end()):
        return False
    behind = _FIRST_NAME_BEHIND.match(text, called.end())
    if behind and is_given(behind["name"]):
        return True
    before = _STARTS.split(text[max(0, called.start() - _REACH) : called.start()])[-1]
    if not before.strip() and _CELL_BEFORE.search(text[: called.start()][-_REACH:]):
        before = _row(text, called.start())
        is_named = _names_somebody(before)
    else:
        named = _NAME_BEFORE.search(before)
        is_named = named is not None and any(part and is_first_name(part) for part in named.groups())
    return not _OF_PRICES.search(before) and (is_named or _REACHING.search(before) is not None)


def _row(text: str, place: int) -> str:
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return text[start : end if end >= 0 else len(text)]


def _names_somebody(row: str) -> bool:
    words = re.findall(rf"[{UPPER}][\w'’-]+", row)
    return any(map(is_first_name, words)) or re.search(rf"(?<!\w){CIVILITY}\s", row) is not None
