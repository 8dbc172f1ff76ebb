"""Who signs by the family name in capitals and an initial, “Signature : GUILLOU P.”, or with one before both names.

A signature stands behind a word for one, an office that signs, or the place and the day, and ends its line or its cell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from protect.findings import Finding, Kind
from protect.people.names import GAP, LOWER, UPPER, is_first_name
from protect.people.with_title import is_a_word

_INITIAL = rf"[{UPPER}]\.(?:-?[{UPPER}]\.)?"
_CAPITALS = rf"(?:L[EA]{GAP}|D[EU]{GAP})?[{UPPER}]{{4,}}(?:-[{UPPER}]{{2,}})?"
BY_AN_INITIAL = rf"(?P<name>{_CAPITALS}{GAP}{_INITIAL}|{_INITIAL}{GAP}?{_CAPITALS})"
_IN_FULL = rf"{_INITIAL}{GAP}(?P<full>(?P<first>[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)?){GAP}{_CAPITALS})"
_NAME = rf"(?:{_IN_FULL}|{BY_AN_INITIAL})(?=[ \t]*(?:\.?[ \t]*(?:\n|\Z)|[|,)]|{GAP}le{GAP}\d))"
_OFFICE = (
    r"(?:maires?|adjointe?s?|pr[ée]sidente?s?|vice-pr[ée]sidente?s?|direct(?:eur|rice)s?|d[ée]l[ée]gu[ée]e?|chef(?:fe)?"
    r"|responsable|secr[ée]taire|tr[ée]sori[eè]re?|comptable|ordonnateur|repr[ée]sentante?|pouvoir\sadjudicateur|g[ée]rante?"
    r"|pr[ée]f[eè]te?|rect(?:eur|rice)|proviseure?|principale?|DGS|DSI|DGA)"
)
_LEADS = (
    r"(?:signatures?|sign[ée]e?|visa|signataires?|cachet(?:\s(?:et|de)\s[^\n:|,]{2,30})?)(?:\s(?:du|de\sla|de\sl['’]|des|de)\s?"
    r"[^\n:|,]{2,40})?\s?[:|]\s{0,2}",
    rf"(?<!\w)(?:le|la|l['’])\s?{_OFFICE}(?!\w)[^\n.;:|,]{{0,60}},[ \t]*\n?[ \t]*",
    r"(?:^|(?<=[\n|]))[ \t]*fait\s[àa]\s[^\n|:;.]{2,40},?\sle\s[^\n|:;.,]{4,25}(?:,[ \t]*|\n[ \t]*)",
)
_SIGNED = tuple(re.compile(rf"(?i:{lead}){_NAME}") for lead in _LEADS)


def people_signing(text: str, common: Collection[str]) -> Iterator[Finding]:
    """Those names that are no words of the text, no town's and no firm's."""
    for signed in _SIGNED:
        for one in signed.finditer(text):
            if one["full"] and is_first_name(one["first"]):
                yield Finding(Kind.PERSON, *one.span("full"))
            elif one["name"] and not any(is_a_word(word, common) for word in re.findall(r"[^\W\d_]{3,}", one["name"])):
                yield Finding(Kind.PERSON, *one.span("name"))
