"""Names that a text says are people's elsewhere: in an e-mail address, in an account, or where it named them first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from protect.beside import is_named_after
from protect.findings import Finding, Kind
from protect.names import candidates, folded, is_a_full_name, pieces_of

_SHORTEST_FAMILY_NAME = 4
_MOST_PIECES = 5
_PROFILE = re.compile(r"(?<=linkedin\.com/in/)[\w%.-]{3,80}", re.I)
_ACCOUNT = re.compile(
    r"(?:(?<![\w./])@"
    r"|(?<![\w-])(?:twitter|linkedin|github|gitlab|skype|slack|teams|mastodon|instagram|facebook|telegram|log[iî]n|identifiant"
    r"|compte|utilisateur|user(?:name)?|(?:ouvert|cr[ée]{2}|modifi[ée]|trait[ée])\spar|(?:affect|assign)[ée]\s[àa]|assigned\sto)"
    r"\s?:?\s?@?(?:live:)?)(?P<account>[a-z][\w-]+(?:\.[\w-]+){0,3})",
    re.I,
)
"""“@solenepriou”, “Skype : live:solene.priou”, “Ouvert par : spriou”."""


def names_in_addresses(text: str, addresses: Collection[str]) -> Iterator[Finding]:
    """The names from which the first part of one of the addresses is made: Ana Da Costa of a.dacosta@ville.example."""
    owners = {folded(re.split(r"@|\s|[\[({]", address, maxsplit=1)[0]) for address in addresses}
    for start, end in candidates(text) if owners else ():
        pieces = pieces_of(text[start:end])
        if 2 <= len(pieces) <= _MOST_PIECES and any(_is_made_from(owner, pieces) for owner in owners):
            yield Finding(Kind.PERSON, start, end)


def _is_made_from(owner: str, pieces: list[str]) -> bool:
    words = [folded(piece) for piece in pieces]
    return any(
        _joins(owner, first, family)
        for first, family in ((words[0], "".join(words[1:])), (words[-1], "".join(words[:-1])))
    )


def _joins(owner: str, first: str, family: str) -> bool:
    """Whether it is the family name and the first name or its first letters: “jdupont”, “dupont.jean”."""
    if len(family) < _SHORTEST_FAMILY_NAME or family not in owner:
        return False
    rest = owner.replace(family, "", 1)
    return bool(rest) and (first.startswith(rest) or (rest[0] == first[:1] and len(rest) <= 2))


def accounts_of(text: str, names: Iterable[str]) -> Iterator[Finding]:
    """The accounts that are made from one of these names, and the profiles that are always somebody's."""
    for profile in _PROFILE.finditer(text):
        yield Finding(Kind.PERSON, *profile.span())
    people = [pieces for name in dict.fromkeys(names) if 2 <= len(pieces := pieces_of(name)) <= _MOST_PIECES]
    for account in _ACCOUNT.finditer(text) if people else ():
        if any(_is_made_from(folded(account["account"]), pieces) for pieces in people):
            yield Finding(Kind.PERSON, *account.span("account"))


def other_mentions(text: str, names: Iterable[str]) -> Iterator[Finding]:
    """Where the text has one of these full names again, in any case and either order, or with initials."""
    ways = {way for name in names if is_a_full_name(name) for way in _ways_to_write(pieces_of(name))}
    if not ways:
        return
    pattern = re.compile(rf"(?<![\w@.-])(?:{'|'.join(sorted(ways, key=len, reverse=True))})(?![\w@-])", re.IGNORECASE)
    for match in pattern.finditer(text):
        if match[0][0].isupper() and not is_named_after(text, *match.span()):
            yield Finding(Kind.PERSON, match.start(), match.end())


def _ways_to_write(pieces: list[str]) -> Iterator[str]:
    between = r"[ \u00a0\u202f\n](?:\w{1,3}[ \u00a0\u202f])?"
    first, *family = map(re.escape, pieces)
    yield between.join((first, *family))
    yield between.join((*family, first))
    if len(pieces[0]) > 2:
        yield between.join((rf"{re.escape(pieces[0][0])}\.", *family))
