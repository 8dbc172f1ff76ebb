"""Text without case and accents, for comparing what people write with what documents write."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
"""Letters that Unicode does not take for others with an accent, and what is written for them without one."""


def fold(text: str) -> str:
    """Lower case without accents, œ written oe as most keyboards do.

    Of the letters that have no accent it knows no more: the index and the sketches of documents hold what it gives.
    """
    return _without_accents(text.casefold().replace("œ", "oe").replace("æ", "ae"))


def unaccented(text: str) -> str:
    """The same without the marks of any of the letters: “sorensen”, “lodz”. Nothing that is kept is looked up by it."""
    return _without_accents(text).casefold().translate(_LETTERS)


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    marks = filter(unicodedata.combining, set(decomposed))  # few: to ask of each character takes three times as long
    for mark in marks:
        decomposed = decomposed.replace(mark, "")
    return decomposed
