"""Buyers that are one: names differ by case, accents, marks, articles, town halls, councils or an abbreviation.

An abbreviation alone is the buyer that it stands for, where the names of a corpus leave no doubt.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache

from corpus.folding import fold
from corpus.initials import LEND_NO_LETTER
from corpus.models import Document

_BETWEEN_WORDS = re.compile(r"(?:(?!(?<=\b\w)\.)[\W_])+")
"""Not the dots of “U.S.”, which is “US”."""
_SMALL_WORD = re.compile(r"^(?:la|le|les|the|l) (?=\w)|\b(?:de|du|des|d) (?=\w)")
"""The article at the head of a name only: that of “La Rochelle” is of its town."""
_AND = re.compile(r"\band\b")
_TOWN_HALL = re.compile(r"^(?:commune|mairie|ville) (?=\w)")
_COUNCIL = re.compile(r"^conseil (departement|region)al (?=\w)")
"""The assembly of a département or a région, which buys in its name; any body may have a “conseil général”."""
_IN_BRACKETS = re.compile(r"\s\(([\w&. -]{2,24})\)$")
_FEWEST_INITIALS = 3
_FEWEST_TELLING = 4
"""Initials that tell a buyer by themselves: of three, “GSA” may as well be the Georgia State Archives."""
_OF_NETWORKS = frozenset(["agglo", "ars", "caf", "ccas", "cci", "cdc", "cdg", "ch", "chu", "cma", "cpam", "crous"]) | {
    *("ddt", "ddtm", "dreal", "oph", "sdis", "urssaf")
}
"""What each body of a French network is called for short: “CAF” may be any département’s."""
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
    letters = fold(without_abbreviation(name))
    words = _SMALL_WORD.sub("", _BETWEEN_WORDS.sub(" ", letters.replace("&", " et ")).strip())
    return _COUNCIL.sub(r"\1 ", _TOWN_HALL.sub("ville ", _AND.sub("et", words.replace(".", ""))))


class BuyerNames:
    """The names of the buyers of a corpus: which are those of one buyer, and which of them is the usual one."""

    def __init__(self, names: Iterable[str]) -> None:
        written = Counter(filter(None, names))
        self._stands_for = _stands_for(written)
        self._of_nation = _of_nation(written)
        self._usual: dict[str, str] = {}
        self._written: dict[str, str] = {}
        for name in sorted(written, key=lambda name: (_is_bare(name), -written[name], name[0].islower(), name)):
            self._usual.setdefault(self.key(name), name)
            self._written.setdefault(buyer_key(name), name)

    def key(self, name: str) -> str:
        """What all names of one buyer have in common."""
        key = buyer_key(name)
        full = self._stands_for.get(key, key) if _may_stand(name) else key
        return self._of_nation.get(full, full)

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


def with_usual_buyers(documents: Iterable[Document], catalogue: Iterable[Document]) -> list[Document]:
    """The documents, each buyer by its usual name among those that stand in the catalogue."""
    names = _buyer_names(tuple(one.buyer for one in catalogue if one.is_current))
    return [one if (usual := names.usual(one.buyer)) == one.buyer else replace(one, buyer=usual) for one in documents]


@lru_cache(maxsize=2)
def _buyer_names(names: tuple[str, ...]) -> BuyerNames:
    """Those of a catalogue, which stays as it is for many answers."""
    return BuyerNames(names)


def _stands_for(names: Collection[str]) -> dict[str, str]:
    """The key of the one buyer that each abbreviation is of, by its own; none where a name in words reads the same."""
    telling = {short for name in names if not _is_bare(name) for short in _telling_shorts(name)}
    words = {buyer_key(name) for name in names if not _may_stand(name)}
    return {
        short: min(keys, key=len)
        for short, keys in _bearing(names).items()
        if short in telling - words - _OF_NETWORKS and _are_one(keys)
    }


def _of_nation(names: Collection[str]) -> dict[str, str]:
    """The key of a name without its nation before it, by the one with it, where both are of one body."""
    joined: dict[str, str] = {}
    for keys in filter(_are_one, _bearing(names).values()):
        full = min(keys, key=len)
        joined |= dict.fromkeys(keys - {full}, full)
    return joined


def _bearing(names: Collection[str]) -> dict[str, set[str]]:
    """The keys of the names that may be abbreviated so, by the abbreviation."""
    bearing = defaultdict[str, set[str]](set)
    for name in names:
        if not _is_bare(name):
            for short in filter(None, (buyer_key(abbreviation_of(name)), _initials(name))):
                bearing[short].add(buyer_key(name))
    return bearing


def _are_one(keys: Collection[str]) -> bool:
    return len(set(map(_without_nation, keys))) == 1


def _telling_shorts(name: str) -> set[str]:
    """The abbreviations that this name alone makes its own: that behind it, and long initials or those of a nation."""
    key, initials = buyer_key(name), _initials(name)
    is_telling = len(initials) >= _FEWEST_TELLING or key != _without_nation(key)
    return {buyer_key(abbreviation_of(name)), *([initials] if is_telling else [])}


def _may_stand(name: str) -> bool:
    """Whether a name may be an abbreviation: “AMF”, “Africa CDC”, not the town of “Gap”."""
    return any(map(_is_short, name.split()))


def _is_bare(name: str) -> bool:
    """Whether a name is an abbreviation and nothing else: “AMF”."""
    return len(name) >= _FEWEST_INITIALS and all(map(_is_short, name.split()))


def _initials(name: str) -> str:
    """The first letters of the words of a name that has enough of them, without its nation: “amf”, "" of others."""
    letters = "".join(word[0] for word in _NATION.sub("", buyer_key(name)).split() if word not in LEND_NO_LETTER)
    return letters if len(letters) >= _FEWEST_INITIALS else ""


def _without_nation(key: str) -> str:
    """The key without “U.S.” before what only a nation has, such as a General Services Administration."""
    rest = _NATION.sub("", key)
    return key if _OF_ANY_STATE.search(rest) else rest
