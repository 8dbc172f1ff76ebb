"""Buyers whose names differ by capitals, accents, marks, articles or what their town hall is called, which are one."""

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
_KEPT = 1 << 14


@lru_cache(_KEPT)
def buyer_key(name: str) -> str:
    """What all ways to write the name of a buyer have in common: “ville bourget” of “Mairie du Bourget”."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
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
