"""Number plates of somebody's own car, where a word says that it is a plate and another whose car it is.

A plate alone is left alone: a fleet's are what its tender is about, and references look like them (“AB-123-CD”). Who
works with a car is told by its plate too (“il utilise le véhicule immatriculé …”), but for what fleets are made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import Finding, Kind
from protect.identifiers.below_heads import cells_near_below
from protect.identifiers.owners import names_an_owner, sentence_before
from protect.people.names import CIVILITY, UPPER

_GAP = r"[ \u00a0]"
_LETTERS = "A-HJ-NP-TV-Z"
"""Those of the plates of 2009: I, O and U are taken for figures and for V."""
_PLATE = re.compile(
    rf"(?<![\w-])(?:[{_LETTERS}]{{2}}(?P<gap>[ \u00a0-]?)\d{{3}}(?P=gap)[{_LETTERS}]{{2}}"
    rf"|(?i:[{_LETTERS}]{{2}}(?P<dash>-?)\d{{3}}(?P=dash)[{_LETTERS}]{{2}})"
    r"|\d{1,4}[ \u00a0-]?[A-Z]{2,3}[ \u00a0-]?(?:\d{2}|2[AB]|97[1-8]))(?![\w-])"
)
_OF_A_PLATE = (
    r"(?:immatricul(?:[ée]e?s?|ations?)|plaques?(?:\sd['’]immatriculation)?|carte\sgrise|number\splate|license\splate)"
)
_OF_A_FIRM = r"[^\n|;\d]{0,40}(?<!\w)(?:R\.?C\.?S|registre|r[ée]pertoire|sir[ée]n|siret|urssaf)(?!\w)"
"""Where firms are entered, and whoever has one."""
_CALLED = re.compile(rf"(?<!\w){_OF_A_PLATE}(?!\w)(?!{_OF_A_FIRM})[^\n|;\d]{{0,60}}?(?=(?-i:{_PLATE.pattern}))", re.I)
_AND = re.compile(rf"(?:,|{_GAP}(?:et|ou|and|or|/)){_GAP}")
_OWN = re.compile(
    r"(?<!\w)(?:(?:v[ée]hicules?|voitures?|autos?|motos?|car)\s(?:personnel|priv[ée])"
    r"|(?:mon|son|sa|ma|leur|votre|his|her|my)\s(?:v[ée]hicule|voiture|auto|moto|scooter|car)(?!\w)|conduct(?:eur|rice))",
    re.I,
)
_BEHIND = re.compile(rf"{_GAP}?[(,–-]{_GAP}?(?={_OWN.pattern})", re.I)
_TITLE = re.compile(rf"(?:n[°o]\s|num[ée]ro\s)?(?:d['’]\s?)?{_OF_A_PLATE}(?:\sd[ue]\sv[ée]hicule)?\W*", re.I)
_TITLE_OF_PEOPLE = re.compile(
    r"(?:noms?|agents?|conducteurs?|conductrices?|propri[ée]taires?|utilisateurs?|salari[ée]s?|drivers?|owners?)(?!\w).{0,40}",
    re.I,
)


_CAR = r"(?:v[ée]hicules?|voitures?|autos?|motos?|scooters?)"
_OF_SOMEBODY = re.compile(
    rf"(?<!\w)(?:{_CAR}\s(?:de|d['’]|[àa])\s?)?{CIVILITY}\s(?-i:[{UPPER}][\w'’-]+(?:\s[{UPPER}][\w'’-]+)?)\s?"
    rf"(?:\(|:|,\sconduit\s|–)\s?(?=(?-i:{_PLATE.pattern}))",
    re.I,
)
"""“M. Olivier (AB 123 CD)”, “véhicule de Mme Brun : AB-123-CD”."""
_IN_USE = re.compile(
    rf"(?<!\w){_CAR}(?!\w)[^\n|;.\d]{{0,60}}?\simmatricul[ée]e?s?\s(?:n°\s|sous\sle\sn°\s)?(?=(?-i:{_PLATE.pattern}))",
    re.I,
)
_OF_A_FLEET = re.compile(
    r"(?<!\w)(?:bennes?|camions?|poids\slourds?|fourgons?|tracteurs?|remorques?|balayeuses?|engins?|autobus|autocars?|bus|tramways?"
    r"|collecte|flottes?|parc|lots?|entretiens?|r[ée]visions?|r[ée]parations?|contr[ôo]les?|ventes?|cessions?|r[ée]formes?"
    r"|r[ée]f(?:[ée]rences?|\.)?|articles?|mod[èe]les?)(?!\w)",
    re.I,
)
"""What a tender is about, whoever drives it."""


def find_plates(text: str) -> Iterator[Finding]:
    """Every plate that is called one in a sentence of somebody's, stands beside one, or below a title beside people."""
    yield from dict.fromkeys((*_called_plates(text), *_plates_beside(text)))
    for place in cells_near_below(text, _TITLE, _TITLE_OF_PEOPLE):
        if _PLATE.fullmatch(text, *place):
            yield Finding(Kind.PLATE, *place)


def _called_plates(text: str) -> Iterator[Finding]:
    for called in _CALLED.finditer(text):
        said, plates = sentence_before(text, called.end()), list(_plates_at(text, called.end()))
        is_own = _OWN.search(said) or names_an_owner(said) or (plates and _BEHIND.match(text, plates[-1].end))
        yield from plates if is_own else ()


def _plates_beside(text: str) -> Iterator[Finding]:
    for called in (*_OF_SOMEBODY.finditer(text), *_IN_USE.finditer(text)):
        if not _OF_A_FLEET.search(sentence_before(text, called.end())):
            yield from _plates_at(text, called.end())


def _plates_at(text: str, place: int) -> Iterator[Finding]:
    """The plate that stands there, and those that follow it: “AB-123-CD et BC-234-DE”."""
    while plate := _PLATE.match(text, place):
        yield Finding(Kind.PLATE, *plate.span())
        if not (follows := _AND.match(text, plate.end())):
            return
        place = follows.end()
