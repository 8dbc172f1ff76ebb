"""How wide the columns of a table are to be, in characters, so that it can be read as one: here and in a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from math import ceil

BESIDE = 2.5
"""What lies on both sides of the words of a cell, in characters."""
LONGEST_WORD = 20
"""A longer one is an address or the like, which may be broken."""
_BROKEN_WORD = 12
_CAPITAL = 1.15
_MOST_LINES, _WIDE_ENOUGH = 12, 24
"""A cell of more lines is a tower, unless its column is as wide as that."""


def least_widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """What each column needs so that no word of it is cut and no cell is a tower."""
    return [max(map(_least, column)) for column in zip_longest(*rows, fillvalue="")]


def room_needed(rows: Sequence[Sequence[str]]) -> float:
    """The same of all columns, with what parts them."""
    widths = least_widths(rows)
    return sum(widths) + BESIDE * len(widths)


def shared_out(rows: Sequence[Sequence[str]], room: float) -> list[float]:
    """How the columns share this room: what each needs, and of what is left the more the more they have to say."""
    least = least_widths(rows)
    longest = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    wanted = [max(0, long - need) for long, need in zip(longest, least, strict=True)]
    left = room - sum(least) - BESIDE * len(least)
    shares = [one / sum(wanted) if any(wanted) else 1 / len(least) for one in wanted]
    return [need + BESIDE + left * share for need, share in zip(least, shares, strict=True)]


def _least(cell: str) -> int:
    words = max(map(_width, cell.split()), default=1)
    return max(words, min(ceil(len(cell) / _MOST_LINES), _WIDE_ENOUGH))


def _width(word: str) -> int:
    if len(word) > LONGEST_WORD:
        return _BROKEN_WORD
    return ceil(len(word) * _CAPITAL) if word.isupper() else len(word)
