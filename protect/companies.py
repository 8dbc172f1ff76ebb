"""Organisations that a document says to be one: “Orve Sylva est une société…” is nobody, whoever it approves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from protect.beside import is_a_role
from protect.findings import Finding, Kind
from protect.names import GAP, WORD, folded, has_first_name, pieces_of

_IS_ONE = re.compile(
    r"\s(?:est|is)\s(?:une?|an?)\s(?:[\w-]+\s){0,2}?(?:soci[ée]t[ée]|entreprise|association|fondation|coop[ée]rative|filiale"
    r"|organisation|[ée]tablissement|company|corporation|non-profit|organi[sz]ation|foundation|subsidiary)(?![\w-])",
    re.I,
)
_NAMED = re.compile(
    rf"(?<![\w'’-])(?P<of>(?:de|par|of|by)\s)?(?P<name>{WORD}(?:{GAP}{WORD}){{1,4}})(?:\s\([^()\n]{{1,60}}\))?$"
)
_REACH_BEFORE = 150


def said_to_be_companies(texts: Iterable[str]) -> frozenset[str]:
    """The plain letters of the names of two words or more that the texts say to be a company, an association or the
    like. A name with a first name in it is none: companies are called after people too."""
    return frozenset(
        folded(named["name"])
        for text in texts
        for said in _IS_ONE.finditer(text)
        if (named := _NAMED.search(text[max(0, said.start() - _REACH_BEFORE) : said.start()]))
        and not named["of"]
        and not has_first_name(pieces_of(named["name"]))
    )


def without_companies(findings: Iterable[Finding], text: str, companies: Collection[str]) -> list[Finding]:
    """The findings in `text` without the names of companies that only a role beside them made people of."""
    return [one for one in findings if not (_rests_on_a_role(one) and folded(text[one.start : one.end]) in companies)]


def _rests_on_a_role(one: Finding) -> bool:
    return one.kind is Kind.PERSON and is_a_role(one.detail)
