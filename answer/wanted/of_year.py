"""The years of which a question asks, and what tells of others: “(5,6 M€ en 2023)” is no answer for 2024."""

from __future__ import annotations

import re
from itertools import chain

_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = re.compile(rf"(?<![\d./-]){_YEAR}(?![\d/-])")
_MONTH = (
    r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)"
)
_IN = (
    rf"\b(?:(?:en|in|during|of|late|early|fin|début|courant|depuis|since)(?: {_MONTH})?|"
    r"(?:pour|for)(?: l['’]année)?|l['’]année|the year|(?:budgets?|exercices?|rapports?|bilans?|budget|fiscal year)|"
    r"fy)\s?"
)
_THINGS = r"(?!\s(?!(?:les|des|ses|ces|nos|vos|dans|sous|sans|vers|plus|hors|versus|is|was|has|as)\b)[^\W\d]{3,}[sx]\b)"
"""No things that are counted follow: “pour 2000 licences” is of no year."""
_BESIDE = r"\s(?:et|ou|contre|puis|vs\.?|and|or|versus|against)\s(?:en |pour |in |for )?"
_ASKED = re.compile(rf"{_IN}{_YEAR}\b{_THINGS}(?:{_BESIDE}{_YEAR}\b)?|(?<!\d){_YEAR}{_BESIDE}{_YEAR}\b", re.I)
_SPAN = re.compile(
    rf"\b(?:de|entre|from|between)\s(?P<first>{_YEAR})\s(?:à|a|et|to|and)\s(?P<last>{_YEAR})\b{_THINGS}|"
    rf"(?<![\d./-])(?P<start>{_YEAR})\s?[-–]\s?(?P<end>{_YEAR})(?![\d/-])",
    re.I,
)
_LONGEST_SPAN = 20
_BEGUN = (
    r"(?<!conclu )(?<!conclue )(?<!conclus )(?<!notifié )(?<!notifiée )(?<!notifiés )(?<!créé )(?<!créée )(?<!créés )"
    r"(?<!ouvert )(?<!ouverte )(?<!ouverts )(?<!signé )(?<!signée )(?<!signés )(?<!lancé )(?<!lancée )(?<!lancés )"
    r"(?<!signed )(?<!launched )(?<!created )(?<!opened )(?<!founded )(?<!awarded )"
)
"""What began in some year may be told of any later one."""
_TOLD = re.compile(rf"\b{_BEGUN}(?:en|pour|courant|in|during)\s{_YEAR}(?![\d/-]){_THINGS}", re.I)
_CLAUSE = re.compile(r"[;:\n|]|[.!?](?=\s)|\((?=[^()]*\d)|\)")
"""Where what is told of one year ends: “(5,6 M€ en 2023)”."""
_FIGURE = re.compile(r"\d")


def years_asked(question: str) -> frozenset[str]:
    """The years in which it asks how something was: “en 2024”, “2023 contre 2024”, but no “CCAG 2021”."""
    said = _ANY_YEAR.findall(" ".join(_ASKED.findall(question)))
    return frozenset(chain(said, *map(_years_of, _SPAN.finditer(question))))


def _years_of(span: re.Match[str]) -> list[str]:
    """All the years from the first to the last that are said."""
    first, last = int(span["first"] or span["start"]), int(span["last"] or span["end"])
    return [str(year) for year in range(first, last + 1)] if 0 <= last - first <= _LONGEST_SPAN else []


def is_of_other_years(text: str, years: frozenset[str]) -> bool:
    """Whether a text tells how much something was in some year, the figure beside it, and says none of these."""
    return bool(years) and years.isdisjoint(_ANY_YEAR.findall(text)) and any(map(_tells_how_much, _CLAUSE.split(text)))


def _tells_how_much(clause: str) -> bool:
    """Whether a figure stands beside the year in which it was so."""
    return bool(_TOLD.search(clause)) and bool(_FIGURE.search(_ANY_YEAR.sub("", clause)))
