"""Where a quotation stands in another rendering of the same page, whose characters come in their own way.

The stored text of a page and the characters that pdfium draws differ in spaces, hyphens, ligatures, accents and
cell marks, and sometimes in order. Only letters and digits are compared, so those differences do not count. A masked
letter or digit of the stored text stands for any.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from protect.masking import MASK

_CELL = re.compile(r"\s\|\s|\n|\t")
_SHORT = 3
"""A run of matching words shorter than this many letters proves nothing by itself."""
_AROUND = 16
"""Letters before and after masked ones that tell where they stand."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and digits of a text, folded, and the place in the text where each comes from."""

    text: str
    places: tuple[int, ...]


def letters(characters: Iterable[str]) -> Letters:
    """The comparable letters of a sequence of characters; a ligature gives several, a hyphen none."""
    found: list[tuple[str, int]] = [
        (letter, place)
        for place, character in enumerate(characters)
        for letter in unicodedata.normalize("NFKD", character).casefold()
        if letter.isalnum() or letter == MASK
    ]
    return Letters("".join(letter for letter, _ in found), tuple(place for _, place in found))


def find_quote(text: str, start: int, end: int, drawn: str) -> list[range]:
    """The ranges of `drawn` that hold `text[start:end]`, in order; none when it is not there."""
    page = letters(drawn)
    before, quote = letters(text[:start]).text, letters(text[start:end]).text
    if not quote or not page.text:
        return []
    whole = _occurrence(page.text, quote, before, letters(text).text)
    if whole is not None:
        return _ranges(page, [(whole, whole + len(quote))])
    expected = round(len(before) / max(len(letters(text).text), 1) * len(page.text))
    return _ranges(page, _piecewise(page.text, text[start:end], expected))


def _occurrence(page: str, quote: str, before: str, stored: str) -> int | None:
    """The place of the occurrence that has the same rank as in the stored text, or else the nearest by proportion."""
    places = _all_places(page, quote)
    if not places:
        return None
    known = _all_places(stored, quote)
    rank = sum(place < len(before) for place in known)
    if len(known) == len(places) and rank < len(places):
        return places[rank]
    expected = len(before) / max(len(stored), 1) * len(page)
    return min(places, key=lambda place: abs(place - expected))


def find_masked(text: str, drawn: str) -> list[range] | None:
    """The ranges of `drawn` that are masked in `text`, told by what stands around them; None where one is not found."""
    page, stored = letters(drawn), letters(text)
    runs = []
    for masked in re.finditer(rf"{MASK}+", stored.text):
        first, last = max(0, masked.start() - _AROUND), masked.end() + _AROUND
        place = _occurrence(page.text, stored.text[first:last], stored.text[:first], stored.text)
        if place is None:
            return None
        runs.append((place + masked.start() - first, place + masked.end() - first))
    return _ranges(page, runs)


def _all_places(text: str, part: str) -> list[int]:
    if MASK in part:
        anything = re.escape(part).replace(MASK, ".")
        return [match.start() for match in re.finditer(f"(?={anything})", text)]
    places, place = [], text.find(part)
    while place >= 0:
        places.append(place)
        place = text.find(part, place + 1)
    return places


def _piecewise(page: str, quote: str, expected: int) -> list[tuple[int, int]]:
    """Each cell or line of the quotation where it stands nearest to the others; word by word where it is broken up."""
    pieces = [piece for piece in (letters(part).text for part in _CELL.split(quote)) if piece.strip(MASK)]
    anchor = _anchor(page, pieces, expected)
    found: list[tuple[int, int]] = []
    for piece in pieces:
        places = _all_places(page, piece)
        if places and (len(piece) > _SHORT or len(places) == 1 or anchor is not None):
            near = min(places, key=lambda place: abs(place - (anchor if anchor is not None else expected)))
            found.append((near, near + len(piece)))
    missing = sum(map(len, pieces)) - sum(end - start for start, end in found)
    return found if found and not missing else found + _word_by_word(page, quote, anchor or expected)


def _anchor(page: str, pieces: list[str], expected: int) -> int | None:
    """Where the longest piece stands that is there at all."""
    for piece in sorted(pieces, key=len, reverse=True):
        places = _all_places(page, piece)
        if places and len(piece) > _SHORT:
            return min(places, key=lambda place: abs(place - expected))
    return None


def _word_by_word(page: str, quote: str, near: int) -> list[tuple[int, int]]:
    """The runs of the quotation's letters within reach of `near`, long enough not to be chance."""
    wanted = letters(quote).text
    reach = 2 * len(wanted) + 200
    first = max(0, near - reach)
    matcher = SequenceMatcher(None, wanted, page[first : near + reach], autojunk=False)
    return [
        (first + block.b, first + block.b + block.size)
        for block in matcher.get_matching_blocks()
        if block.size > 2 * _SHORT
    ]


def _ranges(page: Letters, runs: Iterable[tuple[int, int]]) -> list[range]:
    """Runs of letters as ranges of the drawn characters, those that touch or overlap made one."""
    ranges = sorted((page.places[start], page.places[end - 1] + 1) for start, end in runs if end > start)
    merged = [list(ranges[0])] if ranges else []
    for _, (start, end) in pairwise([(0, 0), *ranges]):
        if start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return [range(start, end) for start, end in merged]
