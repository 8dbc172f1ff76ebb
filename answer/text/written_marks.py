"""The marks by which a written sentence says where it comes from: [1], [1, 2], [1][2], [1-3]; and the plain words.

A model, or a document that speaks through it, may write what looks like one number and reads like another: with
invisible characters, digits of other scripts, letters that only look Latin. Such text is read as a person sees it.
"""

from __future__ import annotations

import re
import unicodedata

_MARK = re.compile(r"\s?\[\s*(?:n?°?\s*)?(\d{1,3}(?:\s*(?:[,;]|[-–—]|et|and|à|to)\s*\d{1,3})*)\s*\]")
_RANGE = re.compile(r"(\d+)\s*(?:[-–—]|à|to)\s*(\d+)|(\d+)")
_LONGEST_RANGE = 20
_SPACE_BEFORE = re.compile(r"[ \t]+([.,)\]])")
_LOOK_LATIN = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеіјорсухѕԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧονа",
    "ABESIJKMHOPCTYXaeijopcyxsdABEZHIKMNOPTYXova",
)
_PLAIN = re.compile(r"[\t-~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2027\u202f\u2030-\u205e€]*")
"""What nearly all of French and English is written with; none of it looks like anything else."""
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")


def undisguised(text: str) -> str:
    """The text as it looks: no invisible characters, digits 0-9, full-width and styled letters made plain."""
    if _PLAIN.fullmatch(text):
        return text
    seen = "".join(_plain(char) for char in unicodedata.normalize("NFC", text) if not _is_invisible(char))
    return re.sub(r"\w+", lambda word: _in_one_script(word[0]), seen)


def find_marks(text: str) -> tuple[int, ...]:
    """The sources that the sentence cites, in order, each once."""
    numbers: dict[int, None] = {}
    for mark in _MARK.finditer(text):
        for first, last, single in _RANGE.findall(mark[1]):
            start, end = (int(single), int(single)) if single else (int(first), int(last))
            numbers |= dict.fromkeys(
                range(start, min(end, start + _LONGEST_RANGE) + 1) if start <= end else (start, end)
            )
    return tuple(numbers)


def without_marks(text: str) -> str:
    """The sentence without its marks, spaces tidied."""
    bare = _SPACE_BEFORE.sub(r"\1", _MARK.sub("", text))
    return re.sub(r"[ \t]{2,}", " ", bare).strip()


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"


def _plain(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    is_styled = "\uff01" <= char <= "\uff5e" or "\U0001d400" <= char <= "\U0001d7ff"
    return unicodedata.normalize("NFKC", char) if is_styled else char


def _in_one_script(word: str) -> str:
    """A word with Latin letters or digits in it has its look-alikes of other alphabets made Latin."""
    return word.translate(_LOOK_LATIN) if _LATIN.search(word) or any(map(str.isdigit, word)) else word
