"""Universities, schools, hospitals and the like that bear somebody's name, and are called by it alone further on."""

from __future__ import annotations

import re

from protect.findings import Finding
from protect.names import CIVILITY, GAP, candidates, folded

_INSTITUTION_AFTER = re.compile(
    rf"{GAP}(?:Academy|Airport|College|Hospital|Institute|Library|Museum|School|University)\b"
)
_INSTITUTION_BEFORE = re.compile(
    r"(?<![\w-])(?:a[ée]roport|biblioth[èe]que|coll[èe]ge|[ée]cole|h[ôo]pital|institut|lyc[ée]e|m[ée]diath[èe]que|mus[ée]e"
    r"|universit[ée])\s(?:d['’]|de\s)?$",
    re.I,
)
_REACH = 20


def named_after_somebody(text: str) -> frozenset[str]:
    """Their names, folded: “georgemason” where the text speaks of George Mason University."""
    return frozenset(
        folded(text[start:end])
        for start, end in candidates(text)
        if _INSTITUTION_AFTER.match(text, end) or _INSTITUTION_BEFORE.search(text, max(0, start - _REACH), start)
    )


def is_a_namesake(found: Finding, text: str, institutions: frozenset[str]) -> bool:
    """Whether what was taken for a person is one of these, whatever it did; who is called “Mme” is somebody."""
    name = re.sub(r"['’]s$", "", text[found.start : found.end])
    return folded(name) in institutions and not re.fullmatch(CIVILITY, found.detail)
