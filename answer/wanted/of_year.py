"""The years of which a question asks, and what tells of others: “(5,6 M€ en 2023)” is no answer for 2024."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = re.compile(rf"(?<![\d./-]){_YEAR}(?![\d/-])")
_IN = r"\b(?:en|pour|fin|début|courant|l['’]année|in|for|during|of|late|early|the year)\s"
_BESIDE = r"\s(?:et|ou|contre|puis|vs\.?|and|or|versus|against)\s(?:en |pour |in |for )?"
_ASKED = re.compile(rf"{_IN}{_YEAR}\b(?:{_BESIDE}{_YEAR}\b)?|(?<!\d){_YEAR}{_BESIDE}{_YEAR}\b", re.I)
_TOLD = re.compile(rf"\b(?:en|pour|courant|in|during)\s{_YEAR}(?![\d/-])", re.I)


def years_asked(question: str) -> frozenset[str]:
    """The years in which it asks how something was: “en 2024”, “2023 contre 2024”, but no “CCAG 2021”."""
    return frozenset(year for asked in _ASKED.findall(question) for year in _ANY_YEAR.findall(asked))


def is_of_other_years(text: str, years: frozenset[str]) -> bool:
    """Whether a text tells how something was in some year, and says none of these."""
    return bool(years and _TOLD.search(text)) and years.isdisjoint(_ANY_YEAR.findall(text))
