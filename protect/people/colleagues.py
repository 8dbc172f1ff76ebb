"""First names behind “notre collègue” or “nos stagiaires”: people of the house, whom nothing else names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from protect.findings import Finding, Kind
from protect.people.names import GAP, LOWER, UPPER, WORD, candidates, is_first_name, is_ordinary, pieces_of

_ONE = r"coll[èe]gue|stagiaire|alternante?|apprentie?|camarade|colleague|co-?worker|teammate|intern|trainee|apprentice"
_COLLEAGUE_BEFORE = re.compile(
    rf"(?<![\w'’-])(?:notre|votre|mon|ma|son|sa|leur|our|your|my|his|her|their)\s"
    rf"(?:(?:ancienne?|ch[eè]re?|jeune|nouve(?:au|lle)|former|dear|new)\s)?(?P<role>{_ONE}),?\s$",
    re.I,
)
_COLLEAGUE = re.compile(rf"(?:{_ONE})s?", re.I)
_NAME = rf"[{UPPER}][{LOWER}]+(?:[-‑][{UPPER}][{LOWER}]+)*(?:{GAP}{WORD})?"
_COLLEAGUES = re.compile(
    rf"(?<![\w'’-])(?i:aux|les|mes|nos|vos|ses|leurs|the|my|our|your|his|her|their)\s(?:[{LOWER}]+\s)?(?P<role>(?i:{_ONE})s)"
    rf"(?:(?:\s[{LOWER}\d'’ ]{{2,30}})?\s?[,:])?\s"
    rf"(?P<names>{_NAME}(?:,\s{_NAME}){{0,8}}\s(?:et|and|&)\s{_NAME})(?![\w-])"
)
"""“Merci aux stagiaires de 2024, Manuela et Inès”."""
_ONE_NAME = re.compile(_NAME)
_REACH = 40
_SHORTEST = 3


def find_colleagues(text: str, common: Collection[str]) -> Iterator[Finding]:
    """Who is called by a first name, known or not, or in full behind “notre collègue”, “my colleague” or the like.

    `common` are the words that the text writes without a capital.
    """
    for start, end in candidates(text):
        before = _COLLEAGUE_BEFORE.search(text, max(0, start - _REACH), start)
        if before and _may_be_called(pieces_of(text[start:end]), common):
            yield Finding(Kind.PERSON, start, end, before["role"])
    for several in _COLLEAGUES.finditer(text):
        yield from _people_of(several)


def _people_of(several: re.Match[str]) -> Iterator[Finding]:
    """All of a list, where each has a first name that we know and one a first name that is no word nor town."""
    names = list(_ONE_NAME.finditer(several.string, *several.span("names")))
    first_names = [pieces_of(name[0])[0] for name in names]
    if all(map(is_first_name, first_names)) and not all(map(is_ordinary, first_names)):
        yield from (Finding(Kind.PERSON, *name.span(), several["role"]) for name in names)


def _may_be_called(pieces: list[str], common: Collection[str]) -> bool:
    """Whether it is a first name that we know, or any word but an abbreviation and what the text uses as a word."""
    first = pieces[0] if pieces else ""
    is_a_word = len(first) < _SHORTEST or first.isupper() or first.lower() in common
    return is_first_name(first) or not is_a_word


def is_a_colleague(beside: str) -> bool:
    """Whether what stands beside a name is that of a colleague, who is called by a first name."""
    return _COLLEAGUE.fullmatch(beside) is not None
