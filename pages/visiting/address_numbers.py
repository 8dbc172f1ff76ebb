"""The numbers that an address holds, where anybody can write anything."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.models import Span

_MOST_DIGITS = 9
_LARGEST = 10**_MOST_DIGITS - 1
"""Beyond all that is counted here, and within what SQLite and a number of an index hold."""


def whole_number(text: str | None, otherwise: int) -> int:
    """The number that the text is, at most 999,999,999; `otherwise` for what is none."""
    if not text or not text.isdecimal():
        return otherwise
    digits = text.lstrip("0") or "0"
    return int(digits) if len(digits) <= _MOST_DIGITS else _LARGEST


def span_from(parameters: Mapping[str, str], length: int) -> Span | None:
    """The span that an address names, when it lies within a text of this length."""
    start, end = (whole_number(parameters.get(name), -1) for name in ("start", "end"))
    return Span(start, end) if 0 <= start < end <= length else None
