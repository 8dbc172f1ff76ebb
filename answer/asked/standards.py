"""The standards and articles of law that a question names by their number: “ISO 27001”, “R. 2112-13”.

A page on another standard is as near in meaning, and answers nothing: the number has to stand there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ORGANISATION = r"(?:(?i:iso|iec|rfc|nist|fips)|NF|EN|CEI|SOC)"
_NUMBER = r"(?P<number>\d+(?:[ \u00a0]\d{3})*(?:-\d+)?)"
_STANDARD = re.compile(rf"\b(?P<by>{_ORGANISATION})(?:[ /-]?(?:IEC|CEI|EN|ISO|SP|NF|[A-Z]))*[ -]?{_NUMBER}\b")
_ARTICLE = re.compile(r"\b(?P<part>[LRD])(?:\.?[ \u00a0]?)(?P<number>\d{3,4}(?:-\d+)+)\b")
_LONG = 4
"""Digits from which a number is nobody else's."""
_BLANK = r"[\s‑–-]?"


def standards_in(question: str) -> list[re.Pattern[str]]:
    """What each standard and article that a question names looks like in a text, however it is spaced."""
    if question.isupper():  # “EN 2023”
        return []
    standards = (_as_written(one["by"], one["number"]) for one in _STANDARD.finditer(question))
    articles = (rf"\b{one['part']}\.?\s?{re.escape(one['number'])}(?![\d-])" for one in _ARTICLE.finditer(question))
    return [re.compile(one) for one in dict.fromkeys((*standards, *articles))]


def names_one(text: str, standards: Sequence[re.Pattern[str]]) -> bool:
    """Whether one of these stands in a text."""
    return any(one.search(text) for one in standards)


def _as_written(by: str, number: str) -> str:
    """Its number, beside the name of who made it where others may have the same."""
    digits = [one for one in number if one.isdigit()]
    spaced = rf"(?<!\d){_BLANK.join(digits)}(?!\d)"
    return spaced if len(digits) >= _LONG else rf"(?i:{by})[\s/-]?(?:[A-Z]+[\s/-]?)*{spaced}"
