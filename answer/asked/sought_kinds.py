"""The kinds of documents, as questions call them, and a document of such a kind on a subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from answer.text.figures import flat
from corpus.folding import fold
from corpus.vocabulary import TENDER_KINDS, vocabulary
from index.words import plain_letters

_TENDERS = frozenset({"CCTP", "CCP", "RFP"})
_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"cctp|cahiers? des clauses techniques(?: particulieres)?|technical specifications?", _TENDERS),
    (r"cahiers? des charges|specifications?|rf[pq]s?|requests? for proposals?|statements? of work", _TENDERS),
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
SOME, THE = r"(?:un|une|des|d'autres|quelques|an?|some|any)", r"(?:l[ea]s?(?= )|l'|the(?= ))"
CALLED = "|".join(f"(?:{called})" for called, _ in _KINDS)
"""Any of them, in plain letters."""
SORT = (
    r"(?!(?:techni|electroni|specifi|prati|identi|generi|classi|juridi)ques?\b|uniques?\b|"
    r"(?:correction|redaction|consultation|version)s?\b)(?:[\w'-]+(?:iques?|age|ance|tion|erie)|web|it|saas)"
)
"""What is bought, as an adjective or a bare name in plain letters: “un CCAP informatique”, “CCTP infogérance”."""
_STATES = "prev|inscri|indiqu|list|exig|demand|donn|fix|precis|mentionn"
_LOOKED_IN = re.compile(
    r"\b(?:(?:dans|selon|d'apres|in|of|under) (?:l'|la |le |the )?|du |figur\w* (?:au |a l'|a la |dans l[ea] )|"
    rf"(?P<states>(?:{_STATES})\w* )(?:au |a l'|a la )|"
    r"(?P<verb>(?:dit|prevoit|fixe|impose|exige|demande) )(?:l'|la |le ))"
    rf"(?P<kind>{CALLED})\b"
)


@dataclass(frozen=True, slots=True)
class Sought:
    """A document of one of these `kinds`, of any where there are none, on a `subject` in plain letters.

    Whether it is looked for or to be written: for both, others like it are what helps.
    """

    kinds: frozenset[str]
    subject: str


def kinds_looked_in(question: str) -> frozenset[str]:
    """The kinds of the parts of a tender in which a question looks: “les prix du BPU d'Orve”; none elsewhere."""
    named = _LOOKED_IN.finditer(flat(question))
    return frozenset[str]().union(*(kinds_called(one["kind"]) for one in named)).intersection(TENDER_KINDS)


def without_kinds_looked_in(question: str) -> str:
    """What is asked of documents of a kind, without that kind: “les prix d'Orve”."""
    for one in reversed(list(_LOOKED_IN.finditer(flat(question)))):
        verb = next((question[slice(*one.span(name))] for name in ("verb", "states") if one[name]), "")
        question = f"{question[: one.start()]}{verb}{question[one.end() :]}"
    return " ".join(question.split())


def kinds_called(name: str) -> frozenset[str]:
    """The kinds that a name is for; none where it is for any."""
    return next((kinds for called, kinds in _KINDS if re.fullmatch(called, name)), frozenset())


def kinds_bearing(name: str) -> frozenset[str]:
    """The kinds that have such a name in the catalogue: a CCTP is no RFP, though who looks for one may take either.

    Where none has, those that it is for.
    """
    own = frozenset(kind for kind in vocabulary().kinds if _singular(name) in _names_of(kind))
    return own or kinds_called(name)


def spelt_as_asked(words: str, question: str) -> str:
    """Words that a question in plain letters ends with or holds, as it writes them itself."""
    start = plain_letters(question).rfind(words)
    written = " ".join(question.split())[start : start + len(words)]
    return written if plain_letters(written) == words else words


@cache
def _names_of(kind: str) -> frozenset[str]:
    term = vocabulary().kinds[kind]
    names = (fold(name).split(" (")[0].replace("’", "'") for _, name in term.names)
    return frozenset(map(_singular, (*term.words, *names)))


def _singular(name: str) -> str:
    """Without what may be the mark of a plural, at the end of each word."""
    return " ".join(word.rstrip("sx") for word in name.split())
