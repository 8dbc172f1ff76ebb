"""Which kind of document a question looks for, and on what: “je cherche un CCTP pour un site web”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.words import plain_letters

_TENDERS = frozenset({"CCTP", "CCP", "RFP"})
_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"cctp|cahiers? des clauses techniques(?: particulieres)?|technical specifications?", _TENDERS),
    (r"cahiers? des charges|specifications?|rf[pq]s?|requests? for proposals?", _TENDERS),
    (r"ccap|cahiers? des clauses administratives(?: particulieres)?", frozenset({"CCAP", "CCP"})),
    (r"ccp|cahiers? des clauses particulieres", frozenset({"CCP"})),
    (r"rc|reglements? de (?:la )?consultation", frozenset({"RC"})),
    (r"bpu|dqe|dpgf|bordereaux? (?:de |des )?prix(?: unitaires)?|price schedules?", frozenset({"BPU"})),
    (r"actes? d'engagement", frozenset({"AE"})),
    (r"rex|retours? d'experiences?|lessons learned|experience feedback|feedback", frozenset({"REX"})),
    (r"guides?", frozenset({"guide"})),
    (r"dce|dossiers? de consultation|documents?|marches?|appels? d'offres|tenders?|contracts?", frozenset()),
)
"""What kinds of documents are called, in plain letters; any kind where there is none."""
_LEADS = (
    r"je (?:re)?cherche|je voudrais(?: voir| avoir| trouver)?|j'aimerais(?: voir| avoir| trouver)|il me faut|"
    r"(?:avez|auriez)[- ]vous|as[- ]tu|ou (?:trouver|est|sont)|(?:trouve|montre)[rz]?[- ]moi|"
    r"i(?: am|'m)? look(?:ing)? for|looking for|i need|do you have|find me|show me|where (?:is|are|can i find)"
)
_WHERE = re.compile(r"ou|where")
_SOME, _THE = r"(?:un|une|des|d'autres|quelques|an?|some|any)", r"(?:l[ea]s?(?= )|l'|the(?= ))"
_SAMPLE = (
    r"(?:(?:bons? )?(?:exemples?|modeles?) (?:de |d')|"
    r"(?:good )?(?:examples?|samples?|templates?) (?:of |for )?(?:an? )?)"
)
_ON = (
    r"(?:(?:pour|de|du|des|sur|concernant|en matiere de|relati(?:f|fs|ve|ves) (?:a|au|aux)|for|of|on|about|from) |d')"
    r"(?:l'|(?:la|le|les|une?|des|the|an?) )?"
)
_SOUGHT = re.compile(
    rf"^(?:(?P<lead>{_LEADS}) )?(?P<some>{_SOME} |{_THE} ?)?(?P<sample>{_SAMPLE})?"
    rf"(?P<kind>{'|'.join(f'(?:{called})' for called, _ in _KINDS)}) {_ON}(?P<subject>[^:;?]{{3,}}?)[ ?.!]*$"
)
_ANY_OF = re.compile(rf"{_SOME} ")
_LOOKS = re.compile(rf"^(?:{_LEADS}) ")
_SAYS = re.compile(
    r"-(?:t-)?(?:ils?|elles?|on)\b|\b(?:est|sont|a|ont|doi(?:t|vent)|peu(?:t|vent)|is|are|has|have|must|can|does|do|should)\b"
)
"""What a subject does not hold: then something is asked of the document."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A document of one of these `kinds`, of any where there are none, on a `subject` in plain letters."""

    kinds: frozenset[str]
    subject: str


def sought_in(question: str) -> Sought | None:
    """What a question looks for; None where it asks something of documents."""
    match = _SOUGHT.match(plain_letters(question))
    if not match or _SAYS.search(match["subject"]):
        return None
    kinds = next(kinds for called, kinds in _KINDS if re.fullmatch(called, match["kind"]))
    wants_one = match["sample"] or (match["lead"] and (kinds or not _WHERE.match(match["lead"])))
    return Sought(kinds, match["subject"]) if wants_one or (kinds and _ANY_OF.fullmatch(match["some"] or "")) else None


def looks_for_something(question: str) -> bool:
    """Whether it begins as one who looks for a thing does, whatever was spoken of before."""
    return bool(_LOOKS.match(plain_letters(question)))
