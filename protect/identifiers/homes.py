"""Where people live: behind “demeurant”, “domiciliée au”, “Adresse personnelle :”, “residing at”, or in such a column.

An address alone is left alone: buyers, companies and sites have one too, and a company may be “domiciliée” somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import Finding, Kind
from protect.identifiers.below_heads import cells_below
from protect.identifiers.owners import names_an_owner, sentence_before
from protect.identifiers.places import POSTED_TOWN, TOWN
from protect.people.beside import is_of_a_thing
from protect.people.names import CIVILITY, UPPER, begins_with_initials, is_a_full_name, is_given, pieces_of

_GAP = r"[ \u00a0\u202f]"
_FEMININE = r"(?:e|\(e\)|[·.]e)?s?(?:\(s\))?"
_LIVES = (
    rf"(?:demeurant|r[ée]sidant{_FEMININE}|habitant|domicili[ée]{_FEMININE}|(?:who\s)?(?:lives|living|resides|residing)"
    rf"|resident|domiciled)(?:{_GAP}(?:actuellement|ensemble|currently))?"
    rf"(?:{_GAP}chez{_GAP}[^\n,;:|\d]{{2,40}},)?"
    rf"(?:\s[àa]\s(?:l['’]|cette\s)adresse(?:\ssuivante)?)?(?:{_GAP}?:)?(?:\s(?:[àa]u?|at))?(?:{_GAP}?:)?\s"
)
_IS_AT = (
    rf"(?:habite(?:nt)?|r[ée]side(?:nt)?|(?:est|sont){_GAP}log[ée]{_FEMININE})"
    rf"(?:{_GAP}(?:actuellement|ensemble))?(?:\s[àa]u?)?\s"
)
"""What is said of offices too, so that somebody has to stand before it."""
_AT_HOME = (
    rf"(?:(?:mon|ton|son|notre|votre|leur)\sdomicile(?:{_GAP}(?:actuel|personnel|priv[ée]|situ[ée]|sis))?"
    rf"|domicile\sd[eu]{_GAP}{CIVILITY}{_GAP}[^\n,;:|\d]{{2,40}})(?:{_GAP}au|\s?[,:(]|{_GAP}[–—-])?\s?"
)
_AGENT = (
    r"agente?(?!\s(?:comptable|g[ée]n[ée]ral|[ée]conomique|commercial|immobilier|de\svoyages?"
    r"|d['’](?:assurances?|affaires))|s?\w)"
)
_OF_ONE_WHO_WORKS = (
    rf"(?:\sde\sl['’](?:{_AGENT}|astreinte|employ[ée]e?|int[ée]ress[ée]e?|intervenante?|[ée]l[èe]ve)"
    r"|\sdu\s(?:salari[ée]|stagiaire|gardien|concierge)|\sde\sla\s(?:salari[ée]e|stagiaire|gardienne|concierge)"
    rf"|\sd(?:e|['’]){_GAP}?{CIVILITY}{_GAP}(?-i:[{UPPER}])[^\n:|,;.\d]{{1,30}})"
    r"(?![\w-])(?:\s[^\n:|,;.\d]{2,30})?"
)
_LABEL = (
    r"(?:adresse(?:\spostale)?\s(?:perso(?:nnelle)?(?!\w)|priv[ée]e|du\sdomicile|de\st[ée]l[ée]travail)"
    r"|(?:lieu\sde\s(?:r[ée]sidence|t[ée]l[ée]travail)|r[ée]sidence\sprincipale)|(?<![àade] )domicile(?:\spersonnel)?"
    rf"(?:{_OF_ONE_WHO_WORKS}|\sde\s(?P<whose>(?-i:[{UPPER}])[^\n:|,;\d]{{2,40}}))?|adresse{_OF_ONE_WHO_WORKS}"
    r"|(?:home|private|residential)\saddress)"
)
_CUE = re.compile(
    rf"(?<![\w'’-])(?:(?P<lives>{_LIVES})|(?P<is_at>{_IS_AT})|{_AT_HOME}|{_LABEL}\s{{0,2}}[:|]\s{{0,3}})", re.I
)
_WAY = (
    r"(?:rue|avenue|av\.|boulevard|b(?:oule)?v?d\.?|place|pl\.|chemin|ch\.|all[ée]es?|impasse|imp\.|route|rte|quai|cours"
    r"|square|passage|sentier|ruelle|grande?[ -]rue|lotissement|lot\.|r[ée]sidence|hameau|lieu[- ]?dit|villa|cit[ée]|fg"
    r"|esplanade|faubourg|mont[ée]e|voie|promenade|rond-point|clos|venelle|traverse|mail|bourg|appartement|appt\.?"
    r"|b[âa]t(?:iment|\.)|immeuble|quartier)"
)
_NUMBER = rf"\d{{1,4}}(?:{_GAP}?(?:bis|ter|quater|(?-i:[A-D]))(?!\w))?(?:{_GAP}?[-/]{_GAP}?\d{{1,4}})?"
_GOES_ON = (
    rf"{_GAP}(?:et|n[ée]e?|ci-apr[èe]s|titulaire|repr[ée]sent\w+|agissant|d[ée]clare|qui|t[ée]l\w*|and|who|born|hereby)(?!\w)"
    rf"|{_GAP}[-–—]{_GAP}|(?<!b[âa]t)(?<!appt)(?<!\bav)(?<!\bbd)(?<!\bch)(?<!\bst)\.(?:\s|\Z)"
)
_SMALL = r"(?:(?:de|du|des|la|le|les|aux?|the|of) |[dl]['’]){0,3}"
_CAPITAL = rf"(?-i:[{UPPER}\d])"
_STREET = rf"(?:{_NUMBER}\s?,?\s(?:{_WAY}(?!\w)|{_CAPITAL}\w)|{_WAY}{_GAP}{_SMALL}{_CAPITAL})"
_LETTER = rf"(?:(?!{_GOES_ON})[^\n,;|():])"
_BRITISH = r"(?-i:[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})"
_AMERICAN = rf"{TOWN},\s(?-i:[A-Z]{{2}})\s\d{{5}}(?:-\d{{4}})?"
_POSTED = rf"(?:{POSTED_TOWN}|(?:(?:{TOWN},?\s)?{_BRITISH}|{_AMERICAN})(?!\w))"
_ADDRESS = re.compile(
    rf"(?:{_STREET}{_LETTER}{{0,60}}?(?:{_GAP}?[,–—-]{_GAP}{_LETTER}{{1,40}}?){{0,2}}?(?:,?\n|,?{_GAP}|{_GAP}[–—-]{_GAP}){_POSTED}"
    rf"|{_STREET}{_LETTER}{{0,60}}(?:,{_GAP}{TOWN}(?=\s*(?:\Z|[\n.;,|)])))?|{_POSTED})",
    re.I,
)
_TITLE = re.compile(rf"{_LABEL}\W*", re.I)
_A_HOUSE = re.compile(
    r"(?<!\w)(?:soci[ée]t[ée]s?|entreprises?|SARL|SASU?|SA|SCI|SCOP|EURL|GIE|associations?|si[èe]ge|cabinet|commune|mairie"
    r"|syndicat|groupement|[ée]tablissements?|agences?|company|firm|ltd|inc|llc|candidat|titulaire|organisme|banque"
    r"|collectivit[ée]|acheteu(?:r|se)|pouvoir\sadjudicateur|ma[îi]tr(?:e|ise)\sd)(?!\w)",
    re.I,
)


def find_homes(text: str) -> Iterator[Finding]:
    """Every address that is said to be somebody's home."""
    for cue in _CUE.finditer(text):
        address = _ADDRESS.match(text, cue.end())
        if address and _is_somebody_s(text, cue):
            yield Finding(Kind.HOME, cue.end(), cue.end() + len(address[0].rstrip()))
    for start, end in cells_below(text, _TITLE):
        if _ADDRESS.match(text, start, end):
            yield Finding(Kind.HOME, start, end)


def _is_somebody_s(text: str, cue: re.Match[str]) -> bool:
    """Whether what leads to an address says that it is a home, and no company's nor office's."""
    if cue["is_at"]:
        return names_an_owner(sentence_before(text, cue.start()))
    if cue["whose"]:
        return _is_a_name(cue["whose"].strip())
    return not (cue["lives"] and _is_of_a_house(text, cue.start()))


def _is_a_name(whose: str) -> bool:
    pieces = pieces_of(whose)
    if " ".join(pieces) != whose or is_of_a_thing(whose, 0, len(whose)):
        return False
    return is_a_full_name(whose) or begins_with_initials(pieces) or (len(pieces) == 1 and is_given(whose))


def _is_of_a_house(text: str, start: int) -> bool:
    """Whether its sentence speaks of a company or the like, and of nobody behind it."""
    before = sentence_before(text, start)
    last = max((house.start() for house in _A_HOUSE.finditer(before)), default=-1)
    return last >= 0 and not names_an_owner(before, last)
