"""Who wrote to whom in an e-mail that was pasted: the names of its first lines, “À : LE GALL Maïwenn; Öberg, Åsa”.

Whether the first name is known does not matter there. An office, a firm, and any word that the text writes in small
letters is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby

from protect.findings import Finding, Kind
from protect.people.beside import is_of_a_thing
from protect.people.firms import names_a_company
from protect.people.names import WORD, folded, is_common, is_first_name, is_no_family_name, is_particle, pieces_of

_PEOPLE = r"De|À|A|Cc|Cci|From|To|Bcc|Exp[ée]diteur|Destinataires?"
_OTHERS = r"Envoy[ée](?:[ ]le)?|Sent|Objet|Subject|Date|Re[çc]u(?:[ ]le)?|Received|Pi[èe]ces?[ ]jointes?|Attachments?"
_LINE = re.compile(r"[^\n]+")
_HEAD = re.compile(rf"[ \t>|*]*(?:(?P<people>{_PEOPLE})|{_OTHERS})[*]*[ \u00a0]?:[*]*[ \t\u00a0]*(?P<said>\S[^\n]*)")
_FEWEST_LINES = 3
_ITEM = re.compile(r"[^;]+")
_NAME = re.compile(
    rf"[ \t\"'«]*(?P<name>{WORD}(?:[ \u00a0]{WORD}){{0,3}}(?:,[ \u00a0]{WORD}(?:[ \u00a0]{WORD})?)?)"
    r"\s*[\"'»]?\s*(?=$|[<\[(,])"
)
_OFFICE = re.compile(
    r"(?<!\w)(?:accueil|achats?|assistance|cabinet|commande|commune|communication|contact|dsi|direction|[ée]quipe|groupe|liste|mairie"
    r"|march[ée]s?|m[ée]tropole|p[ôo]le|pr[ée]fecture|r[ée]gion|secr[ée]tariat|service|support|team|ville)s?(?!\w)",
    re.I,
)
_MOST_PIECES = 5


def names_in_correspondence(text: str, common: Collection[str]) -> Iterator[Finding]:
    """The senders and receivers. `common` are the words that the text writes without a capital."""
    lines = [_HEAD.match(text, *line.span()) for line in _LINE.finditer(text)]
    for is_a_head, heads in groupby(lines, key=lambda line: line is not None):
        block = [head for head in heads if head] if is_a_head else []
        named = [head for head in block if head["people"]]
        if len(block) >= _FEWEST_LINES and 0 < len(named) < len(block):
            for head in named:
                yield from _people_in(head, common)


def _people_in(head: re.Match[str], common: Collection[str]) -> Iterator[Finding]:
    for item in _ITEM.finditer(head["said"]):
        name = _NAME.match(item[0])
        if name and _is_somebody(name["name"], common):
            begins = head.start("said") + item.start() + name.start("name")
            if not is_of_a_thing(head.string, begins, begins + len(name["name"])):
                yield Finding(Kind.PERSON, begins, begins + len(name["name"]))


def _is_somebody(name: str, common: Collection[str]) -> bool:
    words = [one for one in pieces_of(name) if not is_particle(one)]
    if not 2 <= len(words) <= _MOST_PIECES or _OFFICE.search(name) or names_a_company(words):
        return False
    if any(map(is_first_name, words)):
        return True
    return not any(one.lower() in common or is_common(one) or is_no_family_name(folded(one)) for one in words)
