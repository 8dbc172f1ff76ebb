"""Bank accounts (IBAN, RIB) and establishments (SIRET): by their check digits, or by the word before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban
from stdnum.fr import siren, siret

from protect.findings import Finding, Kind

_GAP = r"[ \u00a0\u202f.\-\n]?"
_ACCOUNT = re.compile(rf"(?<![^\W_])[A-Z]{{2}}{_GAP}\d{{2}}(?:{_GAP}[A-Z0-9]){{11,30}}(?![^\W_])")
_NAMED_ACCOUNT = re.compile(
    rf"\bIBAN\b[^\d\n]{{0,30}}?([A-Z]{{2}}{_GAP}\d{{2}}(?:[ \u00a0\u202f.\-\n]{{0,2}}[A-Z0-9]){{11,30}})(?![^\W_])"
)
_BETWEEN = r"[ \u00a0\u202f|\-/]{0,3}"
_RIB = re.compile(
    rf"(?<![\w.,+\-/])(?P<bank>\d{{5}}){_BETWEEN}(?P<branch>\d{{5}}){_BETWEEN}(?P<account>[\dA-Z]{{11}}){_BETWEEN}"
    r"(?P<key>\d\d)(?![\w])(?![.,\-/]\d)"
)
_LETTERS_OF_ACCOUNTS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")
"""The figures that letters stand for in the key of a RIB."""
_ESTABLISHMENT = re.compile(
    rf"(?<![\w.,+\-/])\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}}{_GAP}(?:\d{{5}}|\d{{3}}{_GAP}\d{{2}})(?![\w])(?![.,\-/]\d)"
)
_NAMED_ESTABLISHMENT = re.compile(
    r"\bSIRET\b[^\d\n]{0,40}?(?<!\d)(\d(?:[ \u00a0\u202f.\-\n]{0,2}\d){13})(?!\d)", re.IGNORECASE
)


def find_ibans(text: str) -> Iterator[Finding]:
    """Every account number that its check digits prove, or that has the word IBAN before it."""
    for match in _NAMED_ACCOUNT.finditer(text):
        line_end = match.start(1) + len(match[1].split("\n")[0])
        yield Finding(Kind.IBAN, match.start(1), _end_of_account(match[1], match.start(1)) or line_end)
    for match in _ACCOUNT.finditer(text):
        end = _end_of_account(match[0], match.start())
        if end is not None:
            yield Finding(Kind.IBAN, match.start(), end)


def _end_of_account(account: str, start: int) -> int | None:
    """Where the account ends whose characters may run on into the next words; None if no check digits agree."""
    places = [place for place, character in enumerate(account) if character.isalnum()]
    for count in range(len(places), 14, -1):
        end = places[count - 1] + 1
        whole = end == len(account) or not account[end].isalnum()
        if whole and _is_account(re.sub(r"\W", "", account[:end])):
            return start + end
    return None


def _is_account(account: str) -> bool:
    """Both check digits of the whole, and its country's length; those that some countries add are not asked for."""
    return bool(iban.is_valid(account, check_country=False))


def find_ribs(text: str) -> Iterator[Finding]:
    """Every French account written as its bank, branch, number and key, where the key proves it."""
    for match in _RIB.finditer(text):
        bank, branch, account, key = (match[part].upper() for part in ("bank", "branch", "account", "key"))
        figures = account.translate(_LETTERS_OF_ACCOUNTS)
        if (89 * int(bank) + 15 * int(branch) + 3 * int(figures) + int(key)) % 97 == 0:
            yield Finding(Kind.IBAN, *match.span())


def find_sirets(text: str) -> Iterator[Finding]:
    """Every number of an establishment that its check digit proves, or that has the word SIRET before it."""
    for match in _NAMED_ESTABLISHMENT.finditer(text):
        yield Finding(Kind.SIRET, match.start(1), match.end(1))
    for match in _ESTABLISHMENT.finditer(text):
        if _is_establishment(re.sub(r"\D", "", match[0])):
            yield Finding(Kind.SIRET, match.start(), match.end())


def _is_establishment(figures: str) -> bool:
    """Both check digits: the one of the whole alone lets one number in ten pass for an establishment."""
    return siret.is_valid(figures) and siren.is_valid(figures[:9])
