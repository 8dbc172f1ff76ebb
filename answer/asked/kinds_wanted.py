"""Which kinds of documents tell best what a question wants: a clause to copy, a price, what others have learned.

A guide says in general terms what a tender lays down, a price schedule holds its words without a clause, and clauses
on experience (“expérience de l'agilité”) are nearer to a question about lessons learned than the lessons are.
"""

from __future__ import annotations

import re

from answer.asked.errands import wants_draft
from corpus.vocabulary import TENDER_KINDS
from index.words import plain_letters

_PRICES = re.compile(
    r"\b(?:bpu|dqe|dpgf|bordereaux?|prix|tarif\w*|cout\w*|montants?|budgets?|enveloppes?|tjm|frais|factur\w*|"
    r"taux (?:horaire|journalier)s?|pa(?:ie|ye)\w*|combien|unites? d.oeuvre|forfait\w*|quantites?|"
    r"pric(?:es?|ed|ing)|costs?|fees?|(?:hourly|daily|monthly|annual) rates?|rate cards?|how m(?:uch|any)|line items?|"
    r"sums?|amounts?|quantit(?:y|ies))\b"
)
_EXPERIENCE = re.compile(
    r"\b(?:rex|retours? d'experiences?|lecons? (?:tirees?|apprises?)|enseignements? tires?|"
    r"(?:que|quels enseignements) retenir|(?:quels|les|des) (?:pieges|ecueils)(?! a (?!eviter))|"
    r"(?:pieges?|ecueils?|erreurs?) (?:a eviter|a ne pas commettre|eviter|frequente?s|courante?s)|quelles erreurs|"
    r"lessons? learned|lessons (?:from|of)|what lessons|pitfalls?|mistakes|hindsight|what went (?:wrong|well))\b"
)
_LESSONS_WANTED = re.compile(
    r"\s*(?:(?:quel(?:le)?s|des?|les?|un|tous les|avez-vous|y a-t-il|je (?:cherche|veux|voudrais)|trouve[zr]?|"
    r"montre[zr]?|any|some|the|all|what|which|find|show|give|me|are there|do you have) )*" + _EXPERIENCE.pattern
)
"""How a question begins that asks for lessons learned as such."""
_CLAUSES = re.compile(
    r"\b(?:clauses?|exig(?:er|ences?|ent|e)|(?:que|quoi|quels? [\w' -]{3,60}|quelles? [\w' -]{3,60}) "
    r"(?:faut-il )?(?:demander|imposer|prevoir|exiger)|livrables?|penalites?|ponderations?|weightings?|indicateurs?|"
    r"niveaux? de service|slas?|"
    r"obligations?|rediger|formuler|comment (?:ecrire|noter)|notation|criteres?|requirements?|deliverables?|"
    r"penalt(?:y|ies)|wording|(?:how to|should (?:we|i)) (?:draft|write|word|ask|require|demand|score)|"
    r"what should (?:we|i|an?|the)|"
    r"resili(?:er|ation)|reversibilite|prestataires?|titulaires?|garantie|contractors?|vendors?|suppliers?|"
    r"ou (?:doi(?:t|vent)|faut-il)|where (?:must|should)|"
    r"quel(?:le)?s? [\w' -]{3,60} (?:est|sont)(?:-(?:il|elle)s?)? "
    r"(?:(?:exige|demande|impose|prevu|attendu|autorise|interdit)e?s?|requis(?:es?)?|obligatoires?)|"
    r"(?:what|which) [\w' -]{3,60} (?:is|are) (?:required|requested|expected|mandatory|allowed|permitted|forbidden))\b"
)
_OF_THE_CONTRACT = re.compile(
    r"\bclauses?\b(?!.*\b(?:candidat\w*|offres?|plis?|consultation|bids?|bidders?|proposals?)\b)"
)
"""Clauses of a contract: the rules of a consultation say what bids are to hold on a matter, and hold no clause on it.
"""
_WORDING = re.compile(
    r"^(?:(?:an? |une? |des )?(?:exemples?|modeles?|samples?)(?: de | d'| of | for | )(?:an? )?)?clauses?\b"
    r"(?!.*\b(?:quel(?:le)?s?|combien|qui|quand|quoi|ou|est-\w+|what|which|how|who|when|is)\b)|"
    r"^comment (?:bien |mieux )?(?:rediger|formuler|ecrire) (?:l[ea]s? |l'|une? |des |d'autres )(?:\w+ )?clauses?\b|"
    r"^how (?:to|(?:should|do) (?:we|i)) (?:draft|word|write) (?:the |an? |our )?(?:[\w-]+ )?clauses?\b"
)
"""What asks for words to copy, of which no sentence answers best."""
_RULES = "RC"
PRICE_SCHEDULE = "BPU"
_LESSONS = "REX"
_PRICED, _LEARNED, _LAID_DOWN = 1.5, 3.0, 1.4
"""What a kind is worth in the score of a sentence (see answer/quoting/extractive.py); not fitted."""


def asks_prices(question: str) -> bool:
    """Whether a price schedule may answer."""
    return bool(_PRICES.search(plain_letters(question)))


def kinds_wanted(question: str) -> frozenset[str]:
    """The kinds that a question asks of: lessons learned, or the parts of tenders; none where it tells none."""
    plain = plain_letters(question)
    if _EXPERIENCE.search(plain):
        return frozenset({_LESSONS})
    return frozenset(TENDER_KINDS) if _CLAUSES.search(plain) else frozenset()


def asks_for_wording(question: str) -> bool:
    """Whether clauses are wanted to be copied, “exemple de clause SLA”, and nothing that one of them says."""
    return wants_draft(question) or bool(_WORDING.search(plain_letters(question)))


def asks_for_lessons(question: str) -> bool:
    """Whether lessons learned are wanted as such, “retours d'expérience sur …”, and not what one of them says."""
    return bool(_LESSONS_WANTED.match(plain_letters(question)))


def preferences(question: str) -> dict[str, float]:
    """What a sentence is worth more, or less, for the kind of its document; nothing for those that are not named."""
    wanted = kinds_wanted(question)
    worth = dict.fromkeys(wanted, _LEARNED if _LESSONS in wanted else _LAID_DOWN)
    if _OF_THE_CONTRACT.search(plain_letters(question)):
        worth.pop(_RULES, None)
    if not asks_prices(question):
        worth[PRICE_SCHEDULE] = worth.get(PRICE_SCHEDULE, 0.0) - _PRICED
    return worth
