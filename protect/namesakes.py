"""Universities, schools, hospitals and the like that bear somebody's name, and are called by it alone further on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from protect.findings import Finding, Kind
from protect.names import CIVILITY, GAP, candidates, folded

_INSTITUTION_AFTER = re.compile(
    rf"{GAP}(?:Academy|Airport|College|Hospital|Institute|Library|Museum|School|University)\b"
)
_INSTITUTION_BEFORE = re.compile(
    r"(?<![\w-])(?:a[ée]roport|biblioth[èe]que|coll[èe]ge|[ée]cole|h[ôo]pital|institut|lyc[ée]e|m[ée]diath[èe]que|mus[ée]e"
    r"|universit[ée])\s(?:d['’]|de\s)?$",
    re.I,
)
_POSSESSIVE = re.compile(r"['’]s$")
_REACH = 20


def named_after_somebody(text: str) -> frozenset[str]:
    """Their names, folded: “georgemason” where the text speaks of George Mason University."""
    return frozenset(
        folded(text[start:end])
        for start, end in candidates(text)
        if _INSTITUTION_AFTER.match(text, end) or _INSTITUTION_BEFORE.search(text, max(0, start - _REACH), start)
    )


def without_namesakes(findings: Iterable[Finding], text: str, institutions: Collection[str]) -> list[Finding]:
    """The findings in `text` without the names of these, whatever they did; who is called “Mme” is somebody."""
    return [one for one in findings if not _is_one_of(institutions, one, text)]


def _is_one_of(institutions: Collection[str], one: Finding, text: str) -> bool:
    name = folded(_POSSESSIVE.sub("", text[one.start : one.end]))
    return one.kind is Kind.PERSON and name in institutions and not re.fullmatch(CIVILITY, one.detail)
