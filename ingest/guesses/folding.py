"""Text made comparable: no case, no accents, no punctuation, no plural."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.folding import unaccented

_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*")
_MARKS = str.maketrans({"’": "'", "‘": "'", "\ufffd": "e"})
"""A letter whose accent was lost long ago is compared as the one that has accents most often: “R�GLEMENT”."""
_SHORTEST_PLURAL = 4


def fold_for_guessing(text: str) -> str:
    """`text` in lower case without accents, one character for each of the original wherever that is possible."""
    return unaccented(text).translate(_MARKS)


@lru_cache(maxsize=4096)
def fold_words(text: str) -> str:
    """The words of `text`, folded, in the singular, each between spaces: ` cahier de clause technique `."""
    words = (_singular(word) for word in _WORD.findall(fold_for_guessing(text)))
    return f" {' '.join(words)} "


def _singular(word: str) -> str:
    plural = len(word) >= _SHORTEST_PLURAL and word[-1] in "sx" and not word.endswith("ss")
    return word[:-1] if plural else word
