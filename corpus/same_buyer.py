"""Buyers that are one: names differ by case, accents, marks, articles, town halls or an abbreviation behind them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

_OF_AN_ABBREVIATION = re.compile(r"(?<=\b\w)\.")
"""“U.S.” is “US”."""
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"\b(?:de|du|des|la|le|les|the|[dl]) (?=\w)")
_AND = re.compile(r"\band\b")
_TOWN_HALL = re.compile(r"^(?:commune|mairie|ville) (?=\w)")
_ABBREVIATION = re.compile(r"\s\((?=[^()]*[A-Z][^()]*[A-Z])([\w&. -]{2,24})\)$")
_KEPT = 1 << 14


def abbreviation_of(name: str) -> str:
    """The abbreviation that stands behind the name of a buyer, “EBID” of “… (EBID)”, "" where none does."""
    found = _ABBREVIATION.search(name)
    return found[1] if found and not name[: found.start()].isupper() else ""


def without_abbreviation(name: str) -> str:
    """The name of a buyer without the abbreviation that stands behind it."""
    return _ABBREVIATION.sub("", name) if abbreviation_of(name) else name


@lru_cache(_KEPT)
def buyer_key(name: str) -> str:
    """What all ways to write the name of a buyer have in common: “ville bourget” of “Mairie du Bourget”."""
    decomposed = unicodedata.normalize("NFKD", without_abbreviation(name).casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = _BETWEEN_WORDS.sub(" ", _OF_AN_ABBREVIATION.sub("", letters.replace("&", " et "))).strip()
    return _TOWN_HALL.sub("ville ", _ARTICLE.sub("", _AND.sub("et", words)))


def usual_names(names: Iterable[str]) -> dict[str, str]:
    """How each buyer is written most often, by its key; where two ways are as frequent, the one with a capital."""
    written = Counter(filter(None, names))
    usual: dict[str, str] = {}
    for name in sorted(written, key=lambda name: (-written[name], name[0].islower(), name)):
        usual.setdefault(buyer_key(name), name)
    return usual
