"""Buyers that are one: names differ by case, accents, marks, articles, town halls or an abbreviation behind them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

_BETWEEN_WORDS = re.compile(r"(?:(?!(?<=\b\w)\.)[\W_])+")
"""Not the dots of “U.S.”, which is “US”."""
_SMALL_WORD = re.compile(r"^(?:la|le|les|the|l) (?=\w)|\b(?:de|du|des|d) (?=\w)")
"""The article at the head of a name only: that of “La Rochelle” is of its town."""
_AND = re.compile(r"\band\b")
_TOWN_HALL = re.compile(r"^(?:commune|mairie|ville) (?=\w)")
_IN_BRACKETS = re.compile(r"\s\(([\w&. -]{2,24})\)$")
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


def usual_names(names: Iterable[str]) -> dict[str, str]:
    """How each buyer is written most often, by its key; where two ways are as frequent, the one with a capital."""
    written = Counter(filter(None, names))
    usual: dict[str, str] = {}
    for name in sorted(written, key=lambda name: (-written[name], name[0].islower(), name)):
        usual.setdefault(buyer_key(name), name)
    return usual
