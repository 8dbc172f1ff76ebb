"""Quotation marks and brackets that are opened and closed."""

from __future__ import annotations

import re

_CLOSED_BY = {"«": "»", "“": "”", "(": ")", "[": "]"}
_BRACKETS = "(["
_FEWEST_WORDS = 3
_BLANKS = re.compile(r" {2,}")
_LONGEST = 600
"""Characters beyond which a text is no title, and is cut before anything is made of it."""


def balanced(text: str) -> str:
    """`text` without a quotation mark that has no other, and up to a bracket that nothing closes.

    A bracket that has nearly nothing before it, or several words behind it in the last half, is closed at the end.
    """
    if len(text) > _LONGEST:
        return text
    text = _without_an_odd_quote(text)
    for place in reversed(_alone(text)):
        if text[place] not in _BRACKETS:
            text = text[:place].rstrip() + " " + text[place + 1 :].lstrip()
        elif _is_worth_closing(text, place):
            text += _CLOSED_BY[text[place]]
        else:
            text = text[:place]
    return _BLANKS.sub(" ", text).strip()


def _is_worth_closing(text: str, place: int) -> bool:
    before, behind = text[:place], text[place + 1 :]
    tells_more = len(behind.split()) >= _FEWEST_WORDS and len(before) > len(behind)
    return tells_more or len(before.split()) < _FEWEST_WORDS


def _without_an_odd_quote(text: str) -> str:
    """`text` without a straight quotation mark that has no other; right behind a digit it opens nothing: “24"”."""
    opened: int | None = None
    for mark in re.finditer('"', text):
        place = mark.start()
        if opened is not None:
            opened = None
        elif not text[:place][-1:].isdigit():
            opened = place
    return text if opened is None else text[:opened] + text[opened + 1 :]


def _alone(text: str) -> list[int]:
    """Where an opening mark stands that nothing closes, and a closing quotation mark that nothing opens."""
    opened: list[int] = []
    closing: list[int] = []
    closes = {end: start for start, end in _CLOSED_BY.items()}
    for place, character in enumerate(text):
        if character in _CLOSED_BY:
            opened.append(place)
        elif character in closes:
            start = next((one for one in reversed(opened) if text[one] == closes[character]), None)
            if start is not None:
                opened.remove(start)
            elif closes[character] not in _BRACKETS:
                closing.append(place)
    return sorted(opened + closing)
