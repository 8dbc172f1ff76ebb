"""Passwords and access codes: what stands behind the word for one and is written as they are.

A rule on passwords (“12 caractères minimum”), the name of an algorithm (“SHA-256”) or of a requirement is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import Finding, Kind
from protect.identifiers.below_heads import cells_near_below

_PASSWORD = r"(?:mots?\sde\spasse|mdp|passwords?|passphrase|pwd|cl[ée]\s(?:wi-?fi|wpa\d?|wep)|wi-?fi\skey)"  # noqa: S105
_ACCESS = (
    r"(?:digicode|code\s(?:(?:du\s|de\sla\s|de\sl['’])?(?:wi-?fi|alarme|portail|porte|coffre|cadenas|barri[èe]re|local|portillon)"
    r"|d['’](?:acc[èe]s|entr[ée]e)|pin|puk|secret|confidentiel|(?:de\s)?d[ée]verrouillage)|(?:access|entry|alarm|door)\scode)"
)
_LEADS = (
    r"[^\n|:=;.\d]{0,30}?(?:\s?[:=|]\s{0,2}|\s(?:est|is)\s(?::\s)?|\s(?=\S*\d)(?=\S*[!#$%&*+=^~€@]))"
    r"(?:\w{2,20}\s?/\s)?"
)
_SAID = r"[«“\"'`]?[ \u00a0]?(?P<secret>[^\s|«»“”\"`<>()\[\]]{4,64})"
_PASSWORDS = re.compile(rf"(?<![\w-]){_PASSWORD}(?![\w-]){_LEADS}{_SAID}", re.I)
_CODES = re.compile(rf"(?<![\w-]){_ACCESS}(?![\w-]){_LEADS}{_SAID}", re.I)
_TITLE = re.compile(rf"(?:{_PASSWORD}|{_ACCESS})\W*", re.I)
_SHORTEST = 6
_STOPS = ".,;:'’…"
_MARKS = r"[!#$%&*+=^~€£§@]"
_FIGURES = re.compile(r"\d{4,8}[A-Z*#]?|[A-Z*#]\d{4,8}|\d{2,4}[A-Z]\d{2,4}[*#]?")
_COUNTS = re.compile(
    r"[ \u00a0](?:caract|chiffres?|positions?|lettres?|signes?|symboles?|utilisat|agents?|badges?|portes?|acc[èe]s"
    r"|jours|mois|characters?|digits?|users?)",
    re.I,
)
"""Behind a number it is how many, or how long."""
_NO_SECRET = re.compile(
    r"\d+[ \-–]?(?:car|jours?|mois|min|chiffres?|lettres?|h\b|[àa]\d).*"
    r"|(?:sha|aes|md|rsa|tls|ssl|pbkdf|bcrypt|argon|scrypt|hmac|rgs|iso|rfc|nist|o?otp|hotp|fido|o?auth|saml|ldap|wpa|wifi|windows|win"
    r"|office|microsoft|linux|version|v|art(?:icle)?|annexe|lot|page|chapitre|niveau|type)[-_.\s]?\d[\w.,/-]*"
    r"|https?:.*|www\..*|[\w.+-]+@[\w-]+\.[\w.-]+|.*\.(?:pdf|docx?|xlsx?|txt|php|html?|json|conf|xml|ya?ml)|[{%$\\/].*|.*[{}].*",
    re.I,
)
"""“8car”, “SHA-256”, “Office365”, an address, a file, what a program puts in its place."""


def find_secrets(text: str) -> Iterator[Finding]:
    """Every password and access code that is called one."""
    for called, may_be in ((_PASSWORDS, _may_be_a_password), (_CODES, _may_be_a_code)):
        for match in called.finditer(text):
            secret = match["secret"].rstrip(_STOPS)
            end = match.start("secret") + len(secret)
            if may_be(secret) and not _COUNTS.match(text, end):
                yield Finding(Kind.SECRET, match.start("secret"), end)
    for start, end in cells_near_below(text, _TITLE):
        if _may_be_a_password(text[start:end]):
            yield Finding(Kind.SECRET, start, end)


def _may_be_a_password(said: str) -> bool:
    """Whether small letters stand beside figures in it, or letters beside a mark and a figure or a capital."""
    if len(said) < _SHORTEST or _NO_SECRET.fullmatch(said) or re.search(r"\s", said):
        return False
    figures, small = re.search(r"\d", said), re.search(r"[^\W\d_]", said) and said.upper() != said
    marks = re.search(_MARKS, said) and re.search(r"[^\W\d_]", said)
    return bool((figures and small) or (marks and (figures or said[1:].lower() != said[1:])))


def _may_be_a_code(said: str) -> bool:
    return _FIGURES.fullmatch(said) is not None or _may_be_a_password(said)
