"""The tenders of one sort that a question asks of: “les marchés de gardiennage”, “outsourcing contracts”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.text.figures import flat

_TENDERS = r"(?:marches|contrats|accords-cadres|cahiers des charges|consultations|appels d'offres|cctp|ccap|ccp|dce)"
_TENDER = r"(?:marche|contrat|accord-cadre|cahier des charges|appel d'offres|cctp|ccap|ccp|dce)"
_SORT = (
    re.compile(
        rf"\b(?:(?:les|des|nos|vos|dans les|quels|autres) {_TENDERS}|(?P<one>(?:le|du|au|notre) {_TENDER}))"
        r"(?P<cut> (?:des? |d'|sur )(?P<sort>(?!l(?:a|es?)\b|ce)[a-z][a-z-]{3,}(?: (?:de |d')(?!\d)[a-z-]+)?)(?!\w))"
    ),
    re.compile(r"\b(?:the |which |other |do |all )(?P<cut>(?P<sort>[\w-]{5,}) )(?:tenders|contracts|rfps)\b"),
    re.compile(r"\b(?:tenders|contracts|rfps)(?P<cut> (?:for |about )(?P<sort>[\w-]{4,}(?: [\w-]{4,})?))"),
)
_NO_SORT = frozenset(
    """
    similaires similar different differents other autres public publics these those same plus moins lequel lesquels
    laquelle lesquelles deux trois quatre cinq plusieurs which what whose
    """.split()
)
_NO_PURCHASE = frozenset(
    """
    travaux fourniture fournitures service services prestation prestations substitution base origine conception
    partenariat gre masse niche
    """.split()
)
"""What tells of a tender no more than what kind of one it is: “un marché de services”."""


@dataclass(frozen=True, slots=True)
class TendersOf:
    """The `sort` of tenders, and the question without it: what is asked of them.

    `is_one` where it is asked of the only one, called a tender: “le marché de nettoyage”, which a “contrat de travail”,
    a “marché de travaux” and a “marché de substitution” are none of.
    """

    sort: str
    asked: str
    is_one: bool = False


def tenders_of(question: str) -> TendersOf | None:
    """The sort of tenders that a question asks of; None where it tells none."""
    plain = flat(question)
    for form in _SORT:
        sorts = list(form.finditer(plain))
        if len(sorts) == 1 and (found := sorts[0]) and _NO_SORT.isdisjoint(found["sort"].split()):
            if found.groupdict().get("one") and not question[found.start("sort")].islower():
                return None  # “le marché de Lyon”
            asked = f"{question[: found.start('cut')]} {question[found.end('cut') :]}"
            one, first_word = found.groupdict().get("one") or "", found["sort"].split()[0]
            is_one = bool(one) and not one.endswith("contrat") and first_word not in _NO_PURCHASE
            return TendersOf(question[found.start("sort") : found.end("sort")], " ".join(asked.split()), is_one)
    return None
