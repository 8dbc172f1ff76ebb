"""People called by the first name with where they work: “Yann de la compta”, “Sandrine (service achats)”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from protect.findings import FIRST_NAME, Finding, Kind
from protect.people.beside import is_of_a_thing
from protect.people.given_names import find_first_names, is_a_thing_s
from protect.people.names import GAP, LOWER, UPPER, WORD, is_common, is_given, is_no_family_name, is_ordinary
from protect.people.roles import ROLE

_FRENCH_SERVICE = (
    r"compta(?:bilit[ée])?|paie|facturation|juridique|informatique|ressources\shumaines|march[ée]s(?:\spublics)?"
    r"|commande\spublique|achats?|com(?:munication)?|finances?|budget|secr[ée]tariat|accueil|standard|courrier|urbanisme"
    r"|voirie|[ée]tat[\s-]civil|scolarit[ée]|p[ée]riscolaire|technique|services\stechniques|maintenance|exploitation"
    r"|production|logistique|magasin|support|hotline|help-?desk|assistance|r[ée]seaux?|syst[èe]mes?|archives|patrimoine"
    r"|espaces\sverts|formation|m[ée]diath[èe]que|cantine|direction"
)
_ACRONYM = r"(?-i:DSIN?|DSIT|DRH|RH|DAF|DGS|DGA|DST|DAJ|SI|IT|HR)"
_CALLED_SHORT = re.compile(r",?\s(?:de\sla|des|du)\s(?:compta|juridique|com|paie|(?-i:DSI|DRH|RH))(?![\w-])", re.I)
"""As a house alone calls its services: there, a first name that is a word too is one, “Pierre de la compta”."""
_ENGLISH_SERVICE = (
    r"accounting|accounts|procurement|purchasing|finance|payroll|legal|communications|marketing|facilities|help\s?desk"
)
_UNIT = r"(?:(?:service|direction|p[ôo]le|bureau|cellule|unit[ée]|[ée]quipe|d[ée]partement)(?![\w-]))"
_OF = r"(?:de\sla|de\sl['’]|du|des|[àa]\sla|[àa]\sl['’]|aux?)\s?"
_WITH_SERVICE = (
    rf"(?:,?\s{_OF}|,\s(?=service\s))(?:{_UNIT}\s(?:{_OF}|d['’]|de\s)?)?(?:{_FRENCH_SERVICE}|{_ACRONYM})(?![\w-])"
    rf"|,?\s(?:from|in|at)\s(?:the\s)?(?:{_ENGLISH_SERVICE}|{_ACRONYM})(?![\w-])"
)
_NO_TASK = r"(?!(?:production|support|formation|assistance|exploitation|espaces\sverts)(?![\w-]))"
"""“Ariane (production)”, “Pascal (formation)”: in brackets, what may be where a program runs or what a job is."""
_IN_BRACKETS = (
    rf"\s\((?:(?:du|de\sla|de\sl['’]|des|au)\s?)?{_NO_TASK}"
    rf"(?:{_UNIT}|(?:{_FRENCH_SERVICE}|{_ENGLISH_SERVICE}|{_ACRONYM})(?![\w-])|(?!d[ée]velopp){ROLE})[^()\n]{{0,60}}\)"
)
_IS_A_TOOL = re.compile(
    r"[^.;\n(]{0,40}(?:\([^()\n]{0,60}\))?\s(?:est|sera|devient|is|will\sbe)\s(?:un(?:e)?\s|le\s(?:nouveau\s)?|la\s(?:nouvelle\s)?"
    r"|l['’]|an?\s|the\s|notre\s|our\s)(?:outil|appli(?:cation|catif)?|portail|logiciel|progiciel|IA|assistant|robot"
    r"|plate-?forme|solution|serveur|base|syst[èe]me|SI|tool|application|software|platform|server)(?![\w-])",
    re.I,
)
"""“Iris de la DSI est l'outil de suivi”."""
_FIRST = rf"[{UPPER}][{LOWER}]+(?:[-‑][{UPPER}][{LOWER}]+)?"
_NAME_AND_SERVICE = re.compile(
    rf"(?<![\w@./-])(?<!\w['’])(?P<first>{_FIRST})(?:{GAP}(?P<family>[{UPPER}]\.|{WORD}))?"
    rf"(?=(?i:{_WITH_SERVICE}|{_IN_BRACKETS})|\s(?:et|and)\s{_FIRST}(?i:{_WITH_SERVICE}))",
    re.X,
)


def people_of_services(text: str, common: Collection[str]) -> Iterator[Finding]:
    """Who has a first name that is known, alone or with a family name, before a service or a role in brackets.

    `common` are the words that the text writes without a capital, which no family name is.
    """
    told = list(_NAME_AND_SERVICE.finditer(text))
    alone = {one.start for one in find_first_names(text, set(filter(is_given, map(_last_word, told))), ())}
    for one in told:
        if _IS_A_TOOL.match(text, one.end()):
            continue
        last = one.start("family") if one["family"] else one.start()
        if _is_full(one, common):
            yield Finding(Kind.PERSON, one.start(), one.end())
        elif last in alone or _is_called_at_work(one):
            yield Finding(Kind.PERSON, last, one.end(), FIRST_NAME if is_ordinary(_last_word(one)) else "")


def _last_word(name: re.Match[str]) -> str:
    return str(name["family"] or name["first"])


def _is_called_at_work(name: re.Match[str]) -> bool:
    """Whether it is a first name alone before a service that is called as its house does."""
    if name["family"] or not is_given(name["first"]) or is_a_thing_s(name.string, *name.span()):
        return False
    return _CALLED_SHORT.match(name.string, name.end()) is not None


def _is_full(name: re.Match[str], common: Collection[str]) -> bool:
    """Whether it is a first name with a family name or its initial, and no street's nor company's."""
    family = name["family"]
    if not family or not is_given(name["first"]) or is_of_a_thing(name.string, *name.span()):
        return False
    return not (is_common(family) or is_no_family_name(family) or family.lower() in common)
