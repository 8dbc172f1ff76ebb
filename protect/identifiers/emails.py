"""E-mail addresses, those too that are broken over two lines or in a narrow cell, veiled or without their sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from protect.findings import MAILBOX, SERVICE, Finding, Kind
from protect.people.names import is_first_name

_ENDINGS = (
    "fr|com|org|net|eu|re|bzh|paris|alsace|corsica|nc|pf|gp|mq|gf|yt|pm|wf|be|ch|lu|mc|ca|uk|ie|us|de|es|it|pt|nl|int"
    "|gov|edu|mil|info|biz|pro|coop|asso|io|dev|app|tech|cloud|online|site|example|test|local"
)
_NAME = r"(?<![\w.+%@-])[^\W_](?:[\w.+%-]{0,62}\w)?"
_LABEL = r"[^\W_](?:[\w-]{0,62}[^\W_])?"
_PLAIN = rf"{_NAME}@{_LABEL}(?:\.{_LABEL})*\.[^\W\d_]{{2,24}}"
_DOT_OR_BREAK = r"(?:\.|-\n)"
_KNOWN_END = rf"\.\n?(?:gouv\.)?(?:{_ENDINGS})"
_APART = rf"{_NAME}(?: {{1,2}}@ {{0,2}}|@ {{1,2}}|\n@|@\n|@){_LABEL}(?:{_DOT_OR_BREAK}{_LABEL})*?{_KNOWN_END}"
_AT = r"(?:\s?[\[({<]\s?(?:at|a|arobase|arobas|@|chez)\s?[\])}>]\s?|\s(?:arobase|arobas)\s)"
_DOT = r"(?:\.|\s?[\[({<]\s?(?:dot|point|\.)\s?[\])}>]\s?|\s(?:dot|point)\s)"
_VEILED_NAME = rf"(?<![\w.+%-])[^\W_][\w+%-]{{0,62}}(?:{_DOT}[\w+%-]{{1,62}}){{0,3}}"
_VEILED = rf"{_VEILED_NAME}{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}?{_DOT}(?:{_ENDINGS})"
_SPOKEN_DOT = r"\s(?:dot|point)\s"
_SPOKEN = rf"{_VEILED_NAME}\s(?:at|AT|arobase)\s{_LABEL}(?:{_SPOKEN_DOT}{_LABEL}){{0,4}}?{_SPOKEN_DOT}(?:{_ENDINGS})"
_SHOUTED = rf"(?<!\w)(?=\w+[._]){_VEILED_NAME}\s(?-i:AT)\s{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}?{_DOT}(?:{_ENDINGS})"
_ADDRESS = re.compile(rf"(?:{_PLAIN}|{_APART}|{_VEILED}|{_SPOKEN}|{_SHOUTED})(?![\w@])", re.IGNORECASE)
_VEILING = re.compile(r"[\[({<]\s?(?:at?|arobase?|chez)\s?[\])}>]|\s(?:at|arobase?)\s", re.IGNORECASE)
"""What stands for the @ wherever `_ADDRESS` takes an address without one, in all the forms of `_AT`, `_SPOKEN` and
`_SHOUTED`: a text that holds neither is spared the search."""
_VEILED_DOT = re.compile(rf"(?!\.){_DOT}", re.IGNORECASE)
_LABELLED = (
    r"(?<![\w-])(?:courriels?|(?:adresses?\s)?(?:e-?)?mails?|m[ée]ls?|adresses?\s(?:courriel|[ée]lectroniques?))"
)
_LOST_SIGN = re.compile(
    rf"{_LABELLED}(?:\s?[:|]\s{{0,2}}|\s(?=[\w-]{{1,40}}[._]\w))(?P<address>(?P<name>{_NAME})(?: {{1,2}}|\n)"
    rf"{_LABEL}(?:\.{_LABEL})*\.(?:{_ENDINGS}))(?![\w@]|[-.]\w)",
    re.IGNORECASE,
)
"""“courriel : jean.dupont ville.fr”, as official notices print it; without a colon, what has a dot in it."""
_BROKEN_END = re.compile(
    rf"(?P<address>{_NAME}@{_LABEL}(?: \.?|\. )(?:[a-z]{{1,3}}|gouv\.fr))(?=[ \t]*(?:\Z|[\n|;]))", re.IGNORECASE
)
"""“jean.dupont@franceagrim er” fills a cell that is too narrow for it."""
_FIRST_NAME_BEFORE = re.compile(r"(?:^|(?<=[\n|:;(<]))[ \t]*(?P<name>[^\W\d_]{2,30}(?:-[^\W\d_]{2,30})?[.] )$")
_NO_NAME = re.compile(
    r"www\..*|.*\.(?:fr|com|org|net|eu)|https?|aucune?|aux?|avec|cf|consulte[rz]|dans|depuis|des?|du|est|et|ici|internet|l[ae]s?"
    r"|non|ou|oui|par|plate-?forme|portail|pour|profil|sans|sites?|sont|suivante?|sur|une?|url|via|voir|à|web"
    r"|and|at|from|in|is|none|on|or|see|the|through|to|visit",
    re.IGNORECASE,
)
"""What stands before the address of a site: “courriel : voir ville.fr”."""
_REMOTE_FOLDER = re.compile(r":[\w~./-]*/")
_WORD_AND_DOMAIN = re.compile(r"[^\W\d_]+ {1,2}@[^ ]")
_IN_AN_ADDRESS = re.compile(r"\w://\S*$")
_SIGN = re.compile(r"[@+]|\W(?:at|arobase|arobas|chez|a)\W", re.IGNORECASE)
_SMALL = frozenset(("de", "des", "du", "la", "le", "les", "l", "d", "et", "ne", "no", "pas"))
_REACH = 200

_OFFICES = frozenset(
    """
    accueil achat achats admin administration assistance bonjour bureau cabinet cellule communication commande
    comptabilite consultation contact contacts contract contracts courriel courrier data demat dematerialisation
    abuse alerte alertes astreinte bibliotheque college creche departement direction donnees donotreply dpd dpo dsi dsin
    ecole equipe etatcivil facturation factures finances greffe hello help helpdesk hotline info informatique infos
    juridique liste lycee mail mairie marche marches marchepublic marchepublics marchespublics mediatheque mediation moa
    moe newsletter noreply notification notifications numerique offers office offres partenariat permanence plateforme
    police postmaster presse press procurement projet publics qualite recrutement reclamations regie repondre reply rgpd
    secretariat securite service services sav siege soutien sales standard support team tender tenders tresorerie
    urbanisme webmaster webmestre
    """.split()  # noqa: SIM905 - a paragraph of words reads better than ninety quoted ones
)
_COURTS = frozenset(("ca", "caa", "cour", "ta", "tc", "tgi", "ti", "tj", "tribunal"))


def find_emails(text: str) -> Iterator[Finding]:
    """Every e-mail address of the text, that too which has lost its sign behind a label.

    The address of a file in a remote folder (git@host:path) is none, nor is a domain that is named behind a word
    (“those of the domain @ville.example”).
    """
    may_hold_one = "@" in text or _VEILING.search(text)
    for match in _ADDRESS.finditer(text) if may_hold_one else ():
        if _REMOTE_FOLDER.match(text, match.end()) or _IN_AN_ADDRESS.search(text[: match.start()][-_REACH:]):
            continue
        if _WORD_AND_DOMAIN.match(match[0]):
            continue
        start = _with_first_name(text, match.start())
        yield Finding(Kind.EMAIL, start, match.end(), _whose(match[0]))
    for match in _BROKEN_END.finditer(text):
        yield Finding(Kind.EMAIL, *match.span("address"), _whose(match["address"]))
    for match in _LOST_SIGN.finditer(text):
        if not _NO_NAME.fullmatch(match["name"]):
            yield Finding(Kind.EMAIL, *match.span("address"), _whose(match["name"]))


def unveiled(address: str) -> str:
    """An address that was found as it is written to: “nom@ville.fr” of “nom [at] ville (dot) fr”."""
    return _VEILED_DOT.sub(".", _VEILING.sub("@", address))


def _with_first_name(text: str, start: int) -> int:
    """Where an address begins whose first name stands apart: “Jean. DUPONT@ville.fr”, the first words of a cell."""
    before = _FIRST_NAME_BEFORE.search(text[max(0, start - _REACH) : start])
    return start - len(before["name"]) if before and is_first_name(before["name"].strip(". ")) else start


def _whose(address: str) -> str:
    """The detail of an address: who reads what is sent to it."""
    name, *behind = _SIGN.split(address, maxsplit=1)
    parts = [part for part in re.split(r"[\W_\d]+", name.lower()) if part]
    if not any(part in _OFFICES for part in parts):
        return ""
    is_shared = _is_a_registry(parts) or all(part in _OFFICES or part in _SMALL for part in parts)
    is_of_somebody = any(is_first_name(part) for part in re.split(r"[\W_\d]+", " ".join(behind)) if part)
    return MAILBOX if is_shared and behind and not is_of_somebody else SERVICE


def _is_a_registry(parts: Sequence[str]) -> bool:
    """Whether an address is that of the registry of a court, which its town follows: “greffe.ta-montreuil@”."""
    return parts[:1] == ["greffe"] and not _COURTS.isdisjoint(parts[1:2])
