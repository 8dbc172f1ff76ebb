"""People told by the house where they work, behind their name or on the line below: “Jeanne Vasseur, DINUM”.

A house is an acronym, or begins with a word such as ministère, direction or université. What else stands in capitals
behind names (legal forms, prices, documents of tenders, American States) is none, nor is one who is not sure to be
somebody: a name in capitals alone, one behind a word that may be a thing (“le navire Jean Martin, DRASSM”), one of a
list of schools.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator

from protect.findings import Finding, Kind
from protect.people.beside import BEGINS_A_LINE, is_a_place, is_named_after, is_of_a_thing
from protect.people.listed import are_places
from protect.people.names import LOWER, UPPER, Place, is_first_name, is_no_house, is_ordinary, pieces_of

_FRENCH_OFFICE = r"""
    minist[èe]res?|secr[ée]tariat\sg[ée]n[ée]ral|commissariat\sg[ée]n[ée]ral|(?:sous-)?direction|d[ée]l[ée]gation|mairie
  | (?:ville|commune|d[ée]partement|banque)\sd(?:e|u|es|['’])|m[ée]tropole|r[ée]gion|pr[ée]fecture|rectorat
  | communaut[ée]\s(?:urbaine|d['’]agglom[ée]ration|de\scommunes)|[ée]tat[\s-]major|observatoire|f[ée]d[ée]ration|office
  | conseil\s(?:d[ée]partemental|r[ée]gional|municipal|national|g[ée]n[ée]ral)|centre\snational|association|institut
  | agence\s(?:nationale|r[ée]gionale|d[ée]partementale|fran[çc]aise|publique|de\sl['’]|d['’]|du|des|pour)
  | universit[ée]|syndicat\s(?:mixte|d[ée]partemental|intercommunal)|chambre\s(?:de|d['’]|r[ée]gionale)
  | cour\sd(?:es|['’])
"""
_ENGLISH_OFFICE = (
    r"(?:department|office|division|bureau|ministry|university|city|county|town|state|college)\sof"
    r"|university|institute|agency|ministry"
)
_NAMED_OFFICE = (
    rf"(?:[{UPPER}][{LOWER}.]+\s){{1,4}}(?:Department|Agency|Office|Authority|Commission|Council|University|Institute"
    r"|Administration|Bureau|Division)"
)
"""“General Services Administration”."""
_OFFICE = rf"(?:(?i:{_FRENCH_OFFICE}|{_ENGLISH_OFFICE})|{_NAMED_OFFICE})(?:(?<=['’])|(?![\w-]))"
_ACRONYM = rf"(?P<acronym>[{UPPER}][{UPPER}&]{{1,8}})(?![\w’'&-])"
_ENDS = rf"(?=\s*(?:$|[\n;,.)|/•–—]|-\s)|\s(?:(?:et|and|puis|then|du|des?|at|of)\s|d['’]|[{UPPER}]))"
_LEADS_TO_IT = r"(?:(?:de\s(?:la\s|l['’])|du\s|à\sla\s|à\sl['’]|au\s|(?:at|from|of|with)\s(?:the\s)?)\s?)?"
_PART_OF_IT = rf"(?:[{UPPER}][{LOWER}]+,\s)?"
"""“Ecolab, ” before CGDD."""
_HOUSE = rf"(?:{_LEADS_TO_IT}(?:{_PART_OF_IT}{_ACRONYM}{_ENDS}|{_OFFICE}))"
_BEHIND = re.compile(rf",\s{_HOUSE}", re.X)
_BEHIND_A_DASH = re.compile(rf"\s[-–—]\s{_HOUSE}", re.X)
_IN_BRACKETS = re.compile(rf"\s\({_ACRONYM}\)", re.X)
_BELOW = re.compile(
    rf"[ \t]*\n[ \t]*(?:{_ACRONYM}[ \t]*(?=\n|$)|(?=[{UPPER}]){_OFFICE}[^\n.;:|]{{0,90}}(?=\n|$))", re.X
)
_ON_ITS_LINE = re.compile(rf"(?:,|\s[-–—])\s[{UPPER}][^\W\d_]+(?:[ ’'-][^\W\d_]+){{0,5}}[ \t]*(?=\n|$)")
"""All that a line says behind a name, where those of other lines are told by their houses."""
_COLOURS = frozenset(("bleu", "bleue", "verte", "blanche", "noire", "grise", "rouge", "jaune"))
"""The label “Ange Bleu” is nobody."""
_PARTS = re.compile(r"[\s\-‑’']+")
_NUMBER = re.compile(r"[IVXLC]+")
_BEHIND_ANOTHER = re.compile(r"(?:^|\n)[^\n]{5,40}\s(?:et|and|&)\s\Z")
_MAY_STAND_BEFORE = re.compile(
    rf"(?:(?:^|[\n:;,/|•(–—])\s*|-\s|(?<!\w)(?:et|and|avec|with|par|by|de|from)\s|,\s[{UPPER}&]{{2,9}}\s)\Z"
)
"""What leads to somebody; another word before a name may be what is called by it."""
_REACH, _LINE_REACH, _LIST_REACH = 12, 60, 100
_NEIGHBOURS, _NEAR = 2, 400


def names_with_houses(text: str, places: Iterable[Place], common: Collection[str]) -> Iterator[Finding]:
    """Who is named with a house; and with anything alone on a line, near two who are.

    `places` are those where a name may stand. `common` are the words that the text writes without a capital, which are
    no acronyms in capitals.
    """
    told: list[Place] = []
    others: list[Place] = []
    for place in places:
        if _has_a_house(text, *place, common):
            told.append(place)
        elif _has_its_line(text, *place, common):
            others.append(place)
    yield from (Finding(Kind.PERSON, *place) for place in told)
    starts = [start for start, _ in told]
    for start, end in others:
        if bisect(starts, start + _NEAR) - bisect(starts, start - _NEAR) >= _NEIGHBOURS:
            yield Finding(Kind.PERSON, start, end)


def _has_a_house(text: str, start: int, end: int, common: Collection[str]) -> bool:
    house = _house(text, start, end)
    if house is None or not _is_one(house["acronym"], text[start:end], common):
        return False
    is_led_to = _MAY_STAND_BEFORE.search(text, max(0, start - _REACH), start)
    return bool(is_led_to) and _is_somebody(text, start, end, common) and not are_places(text, start, _LIST_REACH)


def _house(text: str, start: int, end: int) -> re.Match[str] | None:
    """What names a house beside the name; a dash only does behind what begins a line, alone or with another name."""
    if house := _BEHIND.match(text, end) or _IN_BRACKETS.match(text, end):
        return house
    below, dashed = _BELOW.match(text, end), _BEHIND_A_DASH.match(text, end)
    near = max(0, start - _LINE_REACH)
    if (below or dashed) and BEGINS_A_LINE.search(text, near, start):
        return below or dashed
    return dashed if dashed and _BEHIND_ANOTHER.search(text, near, start) else None


def _has_its_line(text: str, start: int, end: int, common: Collection[str]) -> bool:
    if not (_ON_ITS_LINE.match(text, end) and BEGINS_A_LINE.search(text, max(0, start - _REACH), start)):
        return False
    return _is_somebody(text, start, end, common) and not is_of_a_thing(text, start, end)


def _is_one(acronym: str | None, name: str, common: Collection[str]) -> bool:
    """Whether what was taken for a house is none of what else is written in capitals, nor short for the name."""
    if acronym is None:
        return True
    is_short_for_it = acronym.startswith("".join(part[0] for part in _PARTS.split(name) if part[0].isupper()))
    return not (is_short_for_it or is_no_house(acronym) or acronym.lower() in common or _NUMBER.fullmatch(acronym))


def _is_somebody(text: str, start: int, end: int, common: Collection[str]) -> bool:
    """Whether it is the name of somebody, and of no school nor town."""
    if not _has_both_names(pieces_of(text[start:end]), common):
        return False
    return not (is_named_after(text, start, end) or is_a_place(text, start, end))


def _has_both_names(pieces: list[str], common: Collection[str]) -> bool:
    """Whether it is a first name and a family name: “Jeanne Vasseur”, “VASSEUR Jeanne”, not “JEANNE VASSEUR”."""
    if not 2 <= len(pieces) <= 4 or all(map(str.isupper, pieces)):
        return False
    first, *family = reversed(pieces) if pieces[0].isupper() else pieces
    is_given = is_first_name(re.split("[-‑]", first)[0])
    return is_given and not (is_ordinary(first) and any(_is_a_word(one.lower(), common) for one in family))


def _is_a_word(word: str, common: Collection[str]) -> bool:
    return word in common or word in _COLOURS
