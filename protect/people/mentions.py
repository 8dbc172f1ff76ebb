"""Names that a text says are people's elsewhere: in an e-mail address, in an account, or where it named them first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from protect.findings import Finding, Kind
from protect.people.beside import is_named_after
from protect.people.names import (
    candidates,
    folded,
    is_a_full_name,
    is_first_name,
    is_no_family_name,
    pieces_of,
    with_capitals,
)

_SHORTEST_FAMILY_NAME = 4
_MOST_PIECES, _LONGEST_ACRONYM = 5, 4
_WORD = re.compile(r"(?<![\w@.-])\w+")
_GAP = r"[ \u00a0\u202f\n]"
_BETWEEN = re.compile(rf"{_GAP}\w{{1,3}}[ \u00a0\u202f]"), re.compile(_GAP)
"""Between two pieces of a name: a particle, or nothing else than a space."""
_GOES_ON = re.compile(r"[\w@-]")
_WITHOUT_CASE = str.maketrans("İıſ", "iis")
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
    owners = _Owners(folded(re.split(r"@|\s|[\[({]", address, maxsplit=1)[0]) for address in addresses)
    for start, end in candidates(text) if addresses else ():
        pieces = pieces_of(text[start:end])
        if 2 <= len(pieces) <= _MOST_PIECES and not _is_of_a_place(pieces) and any(owners.made_from(pieces)):
            yield Finding(Kind.PERSON, start, end)


def _is_of_a_place(pieces: Sequence[str]) -> bool:
    """Whether it is an acronym with a region or a town, “ORT Nouvelle-Aquitaine”: a body, and nobody's name."""
    acronym, *others = pieces
    words = [word for piece in others for word in re.split("[-‑]", piece)]
    is_an_acronym = acronym.isupper() and len(acronym) <= _LONGEST_ACRONYM and not is_first_name(acronym)
    return is_an_acronym and any(map(is_no_family_name, words)) and not any(map(str.isupper, others))


class _Owners:
    """What stands for somebody in addresses and accounts, folded; looked up by four letters of it that follow each
    other, as a page may list thousands."""

    def __init__(self, owners: Iterable[str]) -> None:
        self._with: dict[str, set[str]] = {}
        for owner in owners:
            for place in range(len(owner) - _SHORTEST_FAMILY_NAME + 1):
                self._with.setdefault(owner[place : place + _SHORTEST_FAMILY_NAME], set()).add(owner)

    def made_from(self, pieces: Sequence[str]) -> Iterator[str]:
        """Those that are made from this name."""
        words = [folded(piece) for piece in pieces]
        for first, family in ((words[0], "".join(words[1:])), (words[-1], "".join(words[:-1]))):
            likely = self._with.get(family[:_SHORTEST_FAMILY_NAME], ())
            yield from (owner for owner in likely if _joins(owner, first, family))


def _joins(owner: str, first: str, family: str) -> bool:
    """Whether it is the family name and the first name or its first letters: “jdupont”, “dupont.jean”."""
    if family not in owner:
        return False
    rest = owner.replace(family, "", 1)
    return bool(rest) and (first.startswith(rest) or (rest[0] == first[:1] and len(rest) <= 2))


def accounts_of(text: str, names: Iterable[str]) -> Iterator[Finding]:
    """The accounts that are made from one of these names, and the profiles that are always somebody's."""
    for profile in _PROFILE.finditer(text):
        yield Finding(Kind.PERSON, *profile.span())
    written = dict.fromkeys(map(with_capitals, names))
    people = [pieces for name in written if 2 <= len(pieces := pieces_of(name)) <= _MOST_PIECES]
    accounts = list(_ACCOUNT.finditer(text)) if people else []
    owners = _Owners(folded(account["account"]) for account in accounts)
    made = {owner for pieces in people for owner in owners.made_from(pieces)}
    for account in accounts:
        if folded(account["account"]) in made:
            yield Finding(Kind.PERSON, *account.span("account"))


def other_mentions(text: str, names: Iterable[str]) -> Iterator[Finding]:
    """Where the text has one of these full names again, in any case and either order, or with initials."""
    written = dict.fromkeys(map(with_capitals, names))
    ways = _by_first_word(way for name in written if is_a_full_name(name) for way in _ways_to_write(pieces_of(name)))
    small, end = _in_small_letters(text), 0
    for word in _WORD.finditer(small) if ways else ():
        if word.start() < end or word[0] not in ways:
            continue
        start, end = word.start(), next(_ends(small, word.start(), ways[word[0]]), end)
        if start < end and text[start].isupper() and not is_named_after(text, start, end):
            yield Finding(Kind.PERSON, start, end)


def _by_first_word(ways: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """The ways to write names that begin with each word, the longest first."""
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for way in sorted(dict.fromkeys(ways), key=lambda way: (len(way), sum(map(len, way))), reverse=True):
        if word := _WORD.match(way[0]):
            by_word.setdefault(word[0], []).append(way)
    return by_word


def _ends(text: str, start: int, ways: Iterable[Sequence[str]]) -> Iterator[int]:
    """Where each of the ways ends that the text has there."""
    return (end for way in ways if (end := _end_of(text, start, way)) is not None)


def _end_of(text: str, start: int, way: Sequence[str]) -> int | None:
    """Where the pieces end that stand there one behind the other, a particle between two of them or not."""
    piece, *further = way
    end = start + len(piece)
    if not text.startswith(piece, start):
        return None
    if not further:
        return None if _GOES_ON.match(text, end) else end
    gaps = (gap.end() for between in _BETWEEN if (gap := between.match(text, end)))
    return next((last for gap in gaps if (last := _end_of(text, gap, further)) is not None), None)


def _ways_to_write(pieces: Sequence[str]) -> Iterator[tuple[str, ...]]:
    first, *family = map(_in_small_letters, pieces)
    yield (first, *family)
    yield (*family, first)
    if len(pieces[0]) > 2:
        yield (f"{first[0]}.", *family)


def _in_small_letters(text: str) -> str:
    """The text with every letter where it was: the dotted İ alone would become two."""
    return text.translate(_WITHOUT_CASE).lower()
