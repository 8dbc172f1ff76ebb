"""Buyers that are one: names differ by case, accents, marks, articles, town halls or an abbreviation behind them.

An abbreviation alone is the buyer that it stands for, where the names of a corpus leave no doubt.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache

_BETWEEN_WORDS = re.compile(r"(?:(?!(?<=\b\w)\.)[\W_])+")
"""Not the dots of “U.S.”, which is “US”."""
_SMALL_WORD = re.compile(r"^(?:la|le|les|the|l) (?=\w)|\b(?:de|du|des|d) (?=\w)")
"""The article at the head of a name only: that of “La Rochelle” is of its town."""
_AND = re.compile(r"\band\b")
_TOWN_HALL = re.compile(r"^(?:commune|mairie|ville) (?=\w)")
_IN_BRACKETS = re.compile(r"\s\(([\w&. -]{2,24})\)$")
_LEFT_OUT = frozenset(["et", "l", "la", "le", "les", "the", "of", "for", "to", "in", "a", "au", "aux", "en", "pour"])
"""Of a key, the words that lend no letter to an abbreviation."""
_FEWEST_INITIALS = 3
_NATION = re.compile(r"^(?:us|united states) (?=\w)")
_OF_ANY_STATE = re.compile(
    r"^(?:agency|board|bureau|commission|council|court|department|division|ministry|office|police)\b|"
    r"\b(?:agency|authority|board|bureau|commission|council|court|department|office|police|service)$"
)
"""What states have beside the nation, under the same names and abbreviations."""
_KEPT = 1 << 14


def abbreviation_of(name: str) -> str:
    """The abbreviation that stands behind the name of a buyer, “EBID” of “… (EBID)”, "" where none does."""
    found = _IN_BRACKETS.search(name)
    is_one = found and any(map(_is_short, found[1].split())) and not name[: found.start()].isupper()
    return found[1] if found and is_one else ""


def _is_short(word: str) -> bool:
    """Whether most letters of a word, and two at least, are capitals: “IdF”, not “Seine-Saint-Denis”."""
    letters = [letter for letter in word if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return capitals > 1 and 2 * capitals > len(letters)


def without_abbreviation(name: str) -> str:
    """The name of a buyer without the abbreviation that stands behind it."""
    return _IN_BRACKETS.sub("", name) if abbreviation_of(name) else name


@lru_cache(_KEPT)
def buyer_key(name: str) -> str:
    """What all ways to write the name of a buyer have in common: “ville bourget” of “Mairie du Bourget”."""
    decomposed = unicodedata.normalize("NFKD", without_abbreviation(name).casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = _SMALL_WORD.sub("", _BETWEEN_WORDS.sub(" ", letters.replace("&", " et ")).strip())
    return _TOWN_HALL.sub("ville ", _AND.sub("et", words.replace(".", "")))


class BuyerNames:
    """The names of the buyers of a corpus: which are those of one buyer, and which of them is the usual one."""

    def __init__(self, names: Iterable[str]) -> None:
        written = Counter(filter(None, names))
        self._stands_for = _stands_for(written)
        self._usual: dict[str, str] = {}
        self._written: dict[str, str] = {}
        for name in sorted(written, key=lambda name: (_is_bare(name), -written[name], name[0].islower(), name)):
            self._usual.setdefault(self.key(name), name)
            self._written.setdefault(buyer_key(name), name)

    def key(self, name: str) -> str:
        """What all names of one buyer have in common."""
        key = buyer_key(name)
        full = self._stands_for.get(key, key)
        return self._stands_for.get(full, full)  # an abbreviation, then a name with its nation

    def usual(self, name: str) -> str:
        """How this buyer is written most often; where two ways are as frequent, the one with a capital.

        An abbreviation alone only where there is no fuller name; what no document has stays as it is.
        """
        return self._usual.get(self.key(name), name)

    def all(self) -> list[str]:
        """Each buyer once, by its usual name."""
        return sorted(self._usual.values())

    def spelt_out(self, names: Iterable[str]) -> frozenset[str]:
        """The names, with those of the same buyers that `buyer_key` takes for others."""
        given = frozenset(names)
        keys = set(map(self.key, given))
        known = set(map(buyer_key, given))
        return given.union(one for key, one in self._written.items() if key not in known and self.key(one) in keys)


def _stands_for(names: Collection[str]) -> dict[str, str]:
    """The key of the one buyer that each abbreviation is of, by its own; so of a nation's name before the rest."""
    bearing = defaultdict[str, set[str]](set)
    for name in names:
        if not _is_bare(name):
            for short in filter(None, (buyer_key(abbreviation_of(name)), _initials(name))):
                bearing[short].add(buyer_key(name))
    joined: dict[str, str] = {}
    for short, keys in bearing.items():
        bodies = set(map(_without_nation, keys))
        if len(bodies) == 1:
            full = min(keys, key=len)
            joined |= dict.fromkeys({short, *keys} - {full}, full)
    return joined


def _is_bare(name: str) -> bool:
    """Whether a name is an abbreviation and nothing else: “AMF”."""
    return len(name) >= _FEWEST_INITIALS and all(map(_is_short, name.split()))


def _initials(name: str) -> str:
    """The first letters of the words of a name that has enough of them, without its nation: “amf”, "" of others."""
    letters = "".join(word[0] for word in _NATION.sub("", buyer_key(name)).split() if word not in _LEFT_OUT)
    return letters if len(letters) >= _FEWEST_INITIALS else ""


def _without_nation(key: str) -> str:
    """The key without “U.S.” before what only a nation has, such as a General Services Administration."""
    rest = _NATION.sub("", key)
    return key if _OF_ANY_STATE.search(rest) else rest
