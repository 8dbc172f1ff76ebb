"""The standards and articles of law that a question names by their number: “ISO 27001”, “R. 2112-13”.

A page on another standard is as near in meaning, and answers nothing: the number has to stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

IN_CAPITALS = re.compile(r"\b(?P<body>[A-Z]{2,})[ -]?(?P<number>(?!(?:19|20)\d\d\b)\d{3,})\b")
"""What a number tells from all else of its body: ISO 27001. A year does not: AMF 2022."""
BODIES_OF_STANDARDS = frozenset(("ISO", "IEC", "CEI", "EN", "NF", "NIST", "FIPS", "IEEE", "ANSI", "RFC", "DIN", "BS"))
UNMISTAKABLE = frozenset(map(str.lower, BODIES_OF_STANDARDS - {"EN"}))
"""Those whose names mean nothing else in small letters: “en” is a preposition."""
_OF_A_MAKER = r"(?:[\s/-]?[A-Z]{1,3}){0,3}[\s/-]?"
"""What may stand before the number: “ISO/IEC 27001”, “NF C 15-100”."""
_NAMED = re.compile(
    rf"(?<!\w)(?P<by>{'|'.join(sorted(UNMISTAKABLE))}|en|soc){_OF_A_MAKER}"
    r"(?P<number>\d{1,6}(?:[ \u00a0]\d{3})?(?:-\d{1,4})*)(?![\w/])"
    r"(?P<others>(?:\s?(?:,|\b(?:et|ou|and|or)\b)\s?\d{4,5}\b)*)",
    re.I,
)
_ARTICLE = re.compile(r"(?<!\w)(?P<part>[LRD])\.?[ \u00a0]?(?P<number>\d{3,4}(?:[-‑]\d+)+)\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONG = 5
"""Digits from which a number is nobody else's: 27001, and not 9001."""
_GROUPED = 6
"""Digits from which a blank may part them: EN 301 549."""
_FEWEST_OF_EN = 5
"""Digits of a European standard where “en” may be the preposition."""
_REPORTS_OF_SOC = ("1", "2", "3")
"""Those of service organisations; a SOC is also an operations centre, “24/7”."""


def standards_in(question: str) -> list[re.Pattern[str]]:
    """What each standard and article that a question names looks like in a text, however it is spaced."""
    forms = dict.fromkeys((*_standards(question), *_articles(question)))
    return [re.compile(form) for form in forms]


def names_one(text: str, standards: Sequence[re.Pattern[str]]) -> bool:
    """Whether one of these stands in a text."""
    return any(one.search(text) for one in standards)


def _standards(question: str) -> Iterator[str]:
    for one in _NAMED.finditer(question):
        if _is_a_standard(one["by"], one["number"], is_shouted=question.isupper()):
            for number in (one["number"], *re.findall(r"\d+", one["others"])):
                yield _as_written(one["by"], number)


def _is_a_standard(by: str, number: str, *, is_shouted: bool) -> bool:
    """Whether it is one, and not “en 54 jours”, “en 2025” or “un SOC 24”."""
    if by.lower() == "soc":
        return number in _REPORTS_OF_SOC
    if by.lower() != "en" or sum(map(str.isdigit, number)) >= _FEWEST_OF_EN:
        return True
    return by == "EN" and not is_shouted and not _YEAR.fullmatch(number)


def _as_written(by: str, number: str) -> str:
    """Its number, beside the name of who made it where others may have the same."""
    digits = re.sub(r"\D", "", number)
    if "-" in number:
        spaced = re.sub(r"\D", r"[\\s‑–-]?", number)
    else:
        spaced = rf"{digits[:-3]}\s?{digits[-3:]}" if len(digits) >= _GROUPED else digits
    spaced = rf"(?<!\d){spaced}(?!\d)"
    called = by.upper() if by.lower() in ("en", "soc") else f"(?i:{by})"
    return spaced if len(digits) >= _LONG else rf"(?<!\w){called}{_OF_A_MAKER}{spaced}"


def _articles(question: str) -> Iterator[str]:
    for one in _ARTICLE.finditer(question):
        number = re.sub(r"\D", "[-‑–]", one["number"])
        yield rf"(?<!\w){one['part'].upper()}\.?\s?{number}(?![\d‑–-])"
