"""Which documents a reader points at: “dans ce CCTP”, “in the second one”, “chez l'autre”, “chez les autres”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from answer.text.figures import flat

_ORDINALS = {
    "premier": 0, "premiere": 0, "1er": 0, "first": 0, "former": 0, "second": 1, "seconde": 1, "deuxieme": 1, "2e": 1,
    "troisieme": 2, "3e": 2, "third": 2, "quatrieme": 3, "4e": 3, "fourth": 3, "dernier": -1, "derniere": -1,
    "last": -1, "latter": -1,
}  # fmt: skip
_KINDS = {
    "cctp": "CCTP", "cahier des charges": "CCTP", "cahier des clauses techniques particulieres": "CCTP",
    "technical specification": "CCTP", "specification": "CCTP", "ccap": "CCAP",
    "ccp": "CCP", "cahier des clauses particulieres": "CCP",
    "cahier des clauses administratives particulieres": "CCAP", "rc": "RC", "reglement de la consultation": "RC",
    "reglement de consultation": "RC", "acte d'engagement": "AE", "ae": "AE", "bpu": "BPU", "dqe": "BPU",
    "dpgf": "BPU",
    "bordereau des prix": "BPU", "bordereau de prix": "BPU", "price schedule": "BPU", "rfp": "RFP", "rfq": "RFP",
    "request for proposals": "RFP", "statement of work": "RFP", "guide": "guide",
    "rex": "REX", "retour d'experience": "REX",
}  # fmt: skip
_START = r"(?<![-\w])"
_PREPOSITION = r"(?P<within>(?:dans|selon|d'apres|pour|chez|à|in|under|for|from|at|with|of)\s+)"
_AMONG = r"(?P<among>(?:dans|selon|d'apres|chez|pour|in|at|for)\s+)"
_NOUN = r"(?:document|fichier|cahier des charges|marche|contrat|acheteur|one|tender|contract|buyer|file|source)s?"
_ONE = r"(?:(?:document|file|one|source)s?|tender|contract|buyer)"
_END = r"(?=\s*(?:[,?.;:!]|$))"
_ORDINAL = re.compile(
    rf"{_START}{_PREPOSITION}?(?:le|la|the)\s+(?P<ordinal>{'|'.join(_ORDINALS)})(?:\s+{_NOUN}\b|{_END})"
)
_KIND = re.compile(
    rf"{_START}(?:{_PREPOSITION}?(?:cet?|cette|ledit|this|that)\s+|"
    rf"{_PREPOSITION.replace('within', 'definite')}(?:le|la|l'|the)\s*)"
    rf"(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})\b"
)
_SOLE_KIND = re.compile(
    rf"^(?:(?:de )?(?:la |l')|du |le |(?:of )?the )(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})[ ?.!]*$"
)
"""“Et le CCAP ?”, “je parlais du CCAP”: nothing else is said."""
_DOCUMENTS = re.compile(rf"\b(?:{'|'.join(_KINDS)}|pieces?|documents?|dce)\b")
_THIS = re.compile(rf"{_START}{_PREPOSITION}?(?:ce|this|that|le meme|the same)\s+(?:document|fichier|file)\b")
_OTHER = re.compile(
    rf"{_START}{_PREPOSITION}?(?:l'autre\s+{_NOUN}|the other\s+{_ONE})\b|"
    rf"(?:^|\b(?:et|and)\s+|{_START}(?P<alone>(?:chez|dans|pour|in|for|with)\s+))(?:l'autre|the other){_END}"
)
_TENDERS = (
    r"(?:(?:marche|contrat|acheteur|consultation|commune|ville|tender|contract|buyer|cctp|ccap|ccp|bpu|dqe|rfp)s?|"
    r"cahiers des charges|accords-cadres|rc)"
)
_OTHERS = re.compile(
    rf"^(?!.*\bcompar).*?(?P<pointing>{_START}(?:"
    rf"{_PREPOSITION}?(?:tous les|toutes les|les|all the|the)\s+(?:autres|other)\s+{_TENDERS}\b|"
    rf"(?P<alone>(?:dans|chez|selon|in)\s+)(?:d'autres|other)\s+{_TENDERS}{_END}|"
    rf"{_AMONG}(?:tous les|toutes les|les|all the|the)\s+(?:autres|others){_END})|"
    rf"^(?P<whole>(?:et |and )?(?:(?:tous )?les autres|(?:all )?the others|ailleurs|elsewhere)){_END}|"
    rf"{_START}que (?:disent|prevoient|demandent|exigent|fixent) les autres{_END})"
)
"""Not of a question that compares: it asks of what was spoken of as well."""


class Sign(Enum):
    """How a reader points: by place in a list, by kind, at the one document, at the one or those not spoken of."""

    ORDINAL = auto()
    KIND = auto()
    THIS = auto()
    OTHER = auto()
    OTHERS = auto()


@dataclass(frozen=True, slots=True)
class Pointing:
    """Where a text points at documents; `is_place` tells that it can be taken out of its sentence."""

    sign: Sign
    start: int
    end: int
    is_place: bool
    ordinal: int = 0
    kind: str = ""


_PATTERNS = (
    (Sign.ORDINAL, _ORDINAL),
    (Sign.KIND, _KIND),
    (Sign.KIND, _SOLE_KIND),
    (Sign.THIS, _THIS),
    (Sign.OTHER, _OTHER),
    (Sign.OTHERS, _OTHERS),
)


def find_pointing(text: str) -> Pointing | None:
    """The first words of a text that point at documents cited before."""
    folded = "".join("à" if letter in "àÀ" else plain for letter, plain in zip(text, flat(text), strict=True))
    for sign, pattern in _PATTERNS:
        if match := pattern.search(folded):
            groups = match.groupdict()
            return Pointing(
                sign,
                *match.span("pointing" if "pointing" in groups else 0),
                is_place=any(groups.get(name) for name in ("within", "definite", "alone", "among", "whole")),
                ordinal=_ORDINALS.get(groups.get("ordinal") or "", 0),
                kind=_KINDS.get(groups.get("kind") or "", ""),
            )
    return None


def asks_of_documents(question: str) -> bool:
    """Whether a question is of documents themselves, “qui signe le CCAP ?”, and not of what stands in them."""
    pointing = find_pointing(question)
    return bool(_DOCUMENTS.search(flat(question))) and not (pointing and pointing.is_place)


def cut(text: str, pointing: Pointing) -> str:
    """The text without the words that point."""
    return " ".join(f"{text[: pointing.start]} {text[pointing.end :]}".split()).strip(" ,")
