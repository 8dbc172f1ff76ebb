"""Universities, schools, hospitals, laws and the like that bear somebody's name, and are called by it alone further on.

Who has the same name is somebody all the same where a civility, a label, a signature, a column or an address says so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from protect.findings import Finding, Kind
from protect.people.beside import has_role_after, has_role_before, is_a_role
from protect.people.laws import joined_names_of_laws
from protect.people.names import GAP, candidates, folded, pieces_of

_INSTITUTION_AFTER = re.compile(
    rf"{GAP}(?:Academy|Airport|College|Hospital|Institute|Library|Museum|School|University)\b(?!{GAP}(?:for|of)\b)"
)
"""“Jane Doe School of Law” is somebody of that school."""
_INSTITUTION_BEFORE = re.compile(
    r"(?<![\w-])(?:a[ée]roport|biblioth[èe]que|coll[èe]ge|[ée]cole|h[ôo]pital|institut|lyc[ée]e|m[ée]diath[èe]que|mus[ée]e"
    rf"|universit[ée]){GAP}(?:d['’]|de{GAP})?\Z",
    re.I,
)
"""On the same line: below “Pour l’université” stands who signs for it."""
_POSSESSIVE = re.compile(r"['’]s$")
_HYPHEN = re.compile(r"[-‑–]")
_REACH = 20


def named_after_somebody(text: str) -> frozenset[str]:
    """Their names of two words or more, folded: “georgemason” where the text speaks of George Mason University."""
    return frozenset((*(folded(text[start:end]) for start, end in _places(text)), *joined_names_of_laws(text)))


def without_namesakes(findings: Iterable[Finding], text: str, institutions: Collection[str]) -> list[Finding]:
    """The findings in `text` without the names of these that only a role beside them, or nothing, made people of."""
    return [one for one in findings if not _is_one_of(institutions, one, text)]


def without_institutions(findings: Collection[Finding], text: str) -> list[Finding]:
    """The findings without those that are said to be one of these where they stand, whatever says that they are not."""
    there = set(_places(text)) if findings else set()
    return [one for one in findings if (one.start, one.end) not in there]


def _places(text: str) -> Iterator[tuple[int, int]]:
    for start, end in candidates(text):
        if len(pieces_of(text[start:end])) > 1 and _is_an_institution(text, start, end):
            yield start, end


def _is_an_institution(text: str, start: int, end: int) -> bool:
    """Whether it is one beyond doubt: “Jane Doe University Buyer” and “directrice du musée Jane Doe” may be none."""
    if after := _INSTITUTION_AFTER.match(text, end):
        return not has_role_after(text, after.end())
    before = _INSTITUTION_BEFORE.search(text, max(0, start - _REACH), start)
    return before is not None and not has_role_before(text, start)


def _is_one_of(institutions: Collection[str], one: Finding, text: str) -> bool:
    said = _POSSESSIVE.sub("", text[one.start : one.end])
    may_be_one = not one.detail or is_a_role(one.detail)
    return one.kind is Kind.PERSON and may_be_one and _is_called_as(said, institutions)


def _is_called_as(said: str, institutions: Collection[str]) -> bool:
    """Whether it is one of their names, or a word that begins a sentence and a law's: “Following Clinger-Cohen”."""
    last = said.split()[-1]
    return folded(said) in institutions or (_HYPHEN.search(last) is not None and folded(last) in institutions)
