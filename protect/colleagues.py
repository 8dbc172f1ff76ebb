"""First names behind “notre collègue”: somebody of the house, whom nothing else names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from protect.findings import Finding, Kind
from protect.names import candidates, is_first_name, pieces_of

_ONE = r"coll[èe]gue|stagiaire|alternante?|apprentie?|camarade|colleague|co-?worker|teammate|intern|trainee|apprentice"
_COLLEAGUE_BEFORE = re.compile(
    rf"(?<![\w'’-])(?:notre|votre|mon|ma|son|sa|leur|our|your|my|his|her|their)\s"
    rf"(?:(?:ancienne?|ch[eè]re?|jeune|nouve(?:au|lle)|former|dear|new)\s)?(?P<role>{_ONE}),?\s$",
    re.I,
)
_COLLEAGUE = re.compile(_ONE, re.I)
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


def _may_be_called(pieces: list[str], common: Collection[str]) -> bool:
    """Whether it is a first name that we know, or any word but an abbreviation and what the text uses as a word."""
    first = pieces[0] if pieces else ""
    is_a_word = len(first) < _SHORTEST or first.isupper() or first.lower() in common
    return is_first_name(first) or not is_a_word


def is_a_colleague(beside: str) -> bool:
    """Whether what stands beside a name is that of a colleague, who is called by a first name."""
    return _COLLEAGUE.fullmatch(beside) is not None
