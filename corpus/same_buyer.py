"""Buyers whose names differ by capitals, accents, apostrophes or dashes alone, which are one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

_BETWEEN_WORDS = re.compile(r"[\s’'‘`´–—-]+")
_KEPT = 1 << 14


@lru_cache(_KEPT)
def buyer_key(name: str) -> str:
    """What all ways to write the name of a buyer have in common."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _BETWEEN_WORDS.sub(" ", letters).strip()


def usual_names(names: Iterable[str]) -> dict[str, str]:
    """How each buyer is written most often, by its key; where two ways are as frequent, the one with a capital."""
    written = Counter(filter(None, names))
    usual: dict[str, str] = {}
    for name in sorted(written, key=lambda name: (-written[name], name[0].islower(), name)):
        usual.setdefault(buyer_key(name), name)
    return usual
