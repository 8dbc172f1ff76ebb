"""Quotation marks and brackets that are opened and closed."""

from __future__ import annotations

_CLOSED_BY = {"«": "»", "“": "”", "(": ")", "[": "]"}
_BRACKETS = "(["
_FEWEST_WORDS = 3


def balanced(text: str) -> str:
    """`text` without a quotation mark that has no other, and up to a bracket that nothing closes.

    A bracket that has nearly nothing before it is closed at the end.
    """
    text = _without_odd_marks(text, '"') if text.count('"') % 2 else text
    for place in reversed(_alone(text)):
        if text[place] not in _BRACKETS:
            text = text[:place].rstrip() + " " + text[place + 1 :].lstrip()
        elif len(text[:place].split()) >= _FEWEST_WORDS:
            text = text[:place]
        else:
            text += _CLOSED_BY[text[place]]
    return text.strip()


def _without_odd_marks(text: str, mark: str) -> str:
    before, _, after = text.rpartition(mark)
    return before + after


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
