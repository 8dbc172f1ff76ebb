"""When and where somebody was born: behind “né le”, “Date de naissance :”, “born on”, or in a column of that name.

A year alone is left alone, and so are services, projects and the like that “were born” on a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import Finding, Kind
from protect.identifiers.below_heads import cells_below, cells_near_below
from protect.identifiers.dates import DAY
from protect.identifiers.places import POSTED_TOWN, TOWN
from protect.people.names import WORD

_PLACE = rf"(?:{POSTED_TOWN}|{TOWN})(?:\s\d{{1,2}}(?:er|e|[èe]me)\b)?(?:\s?\((?:\d[\dAB]\d?|[^()\n\d]{{2,30}})\))?"
_IN = r"\s?,?\s{1,3}(?:[àa]|aux?|en|in|at)(?:\s?:)?\s(?:l[ae]\s|the\s)?"
_BORN = r"(?<![\w'’-])n[ée](?:e|\(e\)|[·.]e)?s?(?:\(s\))?"
_AS = rf"(?:\s(?-i:{WORD})(?:[\s-](?-i:{WORD}))?,?)?"
"""The name that a woman was born with: “née Vasseur le”."""
_BORN_ON = re.compile(
    rf"(?:{_BORN}{_AS}(?:(?P<where>{_IN}{_PLACE}),?)?(?:\s?:\s?(?:le\s)?|\sle\s?:?\s{{0,2}})"
    rf"|(?<!\w)born(?:(?P<there>{_IN}{_PLACE}),?)?\s(?:on\s(?:the\s)?)?)(?P<day>{DAY})(?P<place>{_IN}{_PLACE})?",
    re.I,
)
_OF_BIRTH = r"(?:naissance|birth)(?:\s?\([^()\n]{1,30}\))?"
_DATE = (
    rf"(?:(?:date|jour)s?(?:\s(?:et|and|/)\s(?:lieux?|place))?\s(?:de\s|of\s)?{_OF_BIRTH}|birth\s?date|dob|d\.o\.b\.)"
)
_WHERE = rf"(?:(?:lieu|ville|commune|pays|place|town|country)\s(?:de\s|of\s){_OF_BIRTH}|birthplace)"
_LABELLED_DAY = re.compile(
    rf"(?<!\w)(?:{_DATE}|naissance)(?:\s(?:est|is)\s|[\s:|.…_]{{1,40}})(?:le\s)?(?P<day>{DAY})(?P<place>(?:{_IN}|\s?[,–-]\s){_PLACE})?",
    re.I,
)
_LABELLED_PLACE = re.compile(
    rf"(?<!\w){_WHERE}\s{{0,3}}[:|][ \u00a0.…_]{{0,40}}\n?(?P<place>{_PLACE})(?=\s*(?:$|[\n|;,.(]))", re.I
)
_TITLE_OF_DAYS = re.compile(rf"(?:{_DATE}|naissance|{_BORN}\sle|born\son)\W*", re.I)
_TITLE_OF_PLACES = re.compile(rf"{_WHERE}\W*", re.I)
_DAY_ALONE = re.compile(rf"{DAY}(?:{_IN}{_PLACE}|\s00:00(?::00)?)?", re.I)
_PLACE_ALONE = re.compile(_PLACE, re.I)
_A_THING = re.compile(
    r"(?:\A|[.,;:!?\n|(]\s*|\s(?:que|dont|o[ùu]|quand|that|when)\s)"
    r"(?:(?:l[ae]s?|une?|cet(?:te)?|ce|notre|votre|the|this|our)\s|l['’])(?:[\w-]{1,20}\s)?"
    r"(?:agence|association|collectif|collectivit[ée]|commun(?:e|aut[ée])|concept|dispositif|d[ée]marche|entreprise|entit[ée]"
    r"|fondation|groupe(?:ment)?|id[ée]e|incubateur|initiative|institut|logiciel|m[ée]tropole|mouvement|outil|partenariat"
    r"|plate-?forme|portail|programme|projet|r[ée]seau|r[ée]gion|service|site|soci[ée]t[ée]|start-?up|syndicat"
    r"|agency|company|product|program|project|idea)s?(?!\w)[^.,;:!?\n|]{0,60},?\s\Z",
    re.I,
)
"""What a sentence speaks of that was not born as people are: “le projet Alpha est ”."""
_REACH = 120


def find_births(text: str) -> Iterator[Finding]:
    """Every day on which somebody was born, with the place behind it, and every place that is called one of birth."""
    for match in _BORN_ON.finditer(text):
        if not _A_THING.search(text, max(0, match.start() - _REACH), match.start()):
            yield from _found_in(match, "where", "there")
            yield Finding(Kind.BIRTH, match.start("day"), match.end())
    for match in _LABELLED_DAY.finditer(text):
        yield Finding(Kind.BIRTH, match.start("day"), match.end())
    for match in _LABELLED_PLACE.finditer(text):
        yield Finding(Kind.BIRTH, *match.span("place"))
    for place in cells_near_below(text, _TITLE_OF_DAYS):
        if _DAY_ALONE.fullmatch(text, *place):
            yield Finding(Kind.BIRTH, *place)
    for place in cells_below(text, _TITLE_OF_PLACES):
        if _PLACE_ALONE.fullmatch(text, *place):
            yield Finding(Kind.BIRTH, *place)


def _found_in(match: re.Match[str], *parts: str) -> Iterator[Finding]:
    """The places behind their prepositions."""
    for part in parts:
        if match[part]:
            said = re.sub(rf"\A{_IN}", "", match[part], flags=re.I)
            yield Finding(Kind.BIRTH, match.end(part) - len(said), match.end(part))
