"""Organisations that a document says to be one: “Orve Sylva est une société…” is nobody, whoever it approves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from protect.findings import Finding, Kind
from protect.people.beside import is_a_role
from protect.people.names import GAP, WORD, folded, has_first_name, pieces_of

_IS_ONE = re.compile(
    r"\s(?:est|is)\s(?:une?|an?)\s(?:[\w-]+\s){0,2}?(?:soci[ée]t[ée]|entreprise|association|fondation|coop[ée]rative|filiale"
    r"|organisation|[ée]tablissement|company|corporation|non-profit|organi[sz]ation|foundation|subsidiary)(?![\w-])",
    re.I,
)
_NAMED = re.compile(
    rf"(?<![\w'’-])(?P<of>(?:de|par|of|by)\s)?(?P<name>{WORD}(?:{GAP}{WORD}){{1,4}})(?:\s\([^()\n]{{1,60}}\))?$"
)
_CALLED = re.compile(
    rf"(?<![\w'’-])(?:(?i:soci[ée]t[ée]|entreprise|prestataire|[ée]diteur|h[ée]bergeur|op[ée]rateur|fournisseur|logiciel|progiciel|solution"
    rf"|(?:ville|commune|mairie|m[ée]tropole)\s(?:de\s|d['’]))\s?)(?P<name>{WORD})(?!{GAP}{WORD})"
)
"""“Le logiciel Orvelia”, “la ville d’Orve”: one word, which no two tables can make somebody."""
_REACH_BEFORE = 150


def said_to_be_companies(texts: Collection[str]) -> frozenset[str]:
    """The plain letters of the names that the texts say to be a company, an association or the like: of two words or
    more, or of one that they call so. A name with a first name in it is none: companies are called after people too."""
    called = (one["name"] for text in texts for one in _CALLED.finditer(text))
    return frozenset(folded(name) for name in (*_said_to_be_one(texts), *called) if not has_first_name(pieces_of(name)))


def _said_to_be_one(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for said in _IS_ONE.finditer(text):
            named = _NAMED.search(text[max(0, said.start() - _REACH_BEFORE) : said.start()])
            if named and not named["of"]:
                yield named["name"]


def without_companies(findings: Iterable[Finding], text: str, companies: Collection[str]) -> list[Finding]:
    """The findings in `text` without the names of companies that only a role beside them made people of."""
    return [one for one in findings if not (_rests_on_a_role(one) and folded(text[one.start : one.end]) in companies)]


def _rests_on_a_role(one: Finding) -> bool:
    return one.kind is Kind.PERSON and is_a_role(one.detail)
