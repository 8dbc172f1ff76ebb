"""“Et si le prestataire ne les respecte pas ?”: after what a tender demands, the question what not doing it costs."""

from __future__ import annotations

import re

from answer.asked.followups import CASE, words_of_meaning
from answer.wanted.expected import expected_of
from corpus.folding import fold
from index.bilingual import language_of

_WHO = (
    r"(?:le |la |l'|the |a )?(?:titulaire|prestataire|fournisseur|entreprise|soci[ée]t[ée]|candidat|attributaire|"
    r"contractor|supplier|vendor|provider|company)"
)
_MISSES = (
    rf"(?:{_WHO}|ils?|elles?|ce n'|on|they|it|he|this|that)\s*(?:is |are )?(?:(?:ne |n')?(?:les |le |la |l'|y |s'y )?"
    r"(?:respect|tien|tenu|attein|rempli|arriv|est|sont|fait|d[ée]pass)\w*"
    r"(?: pas)?(?: le cas| fait| respect\w+| tenus?| tenues?)?|"
    r"(?:do(?:es)?n't|do(?:es)? not|fails? to|cannot|can't) "
    r"(?:meet|respect|comply|deliver|reach|do|keep|honou?r|achieve|make)"
    r"(?: with)?(?: (?:them|it|this|that|so))?|(?:miss|breach|fail|exceed)(?:es|s)?(?: (?:them|it))?|"
    r"(?:(?:is|are)n't|not|do(?:es)?n't|do(?:es)? not)(?: (?:met|respected|done|reached|kept|honou?red|the case))?|"
    r"missed|breached|exceeded)"
)
_BARELY_NOT = re.compile(
    r"(?:(?:and|but|what happens|then|what)\s+)*(?:if|when) (?:they|it|this|that) "
    r"(?:(?:is|are|do|does)n't|(?:is|are|do|does) not)[ ?.!]*",
    re.I,
)
"""“What happens if it is not?”, of a demand or of anything else."""
_OF_PAYMENT = re.compile(
    r"\b(?:paiements?|payer|paye\w*|reglements? (?:des? )?(?:fact|prest|somm)\w*|payments?|pay|paid)\b"
)
_LATE = re.compile(r"\bretard|\blate\b|\bdelay", re.I)
_NEGATED = re.compile(r"\bpas\b|d[ée]pass|n't\b|\bnot\b|\bfail|\bmiss|\bbreach|\bexceed|\bcannot\b", re.I)
_BREACH = re.compile(
    r"(?:(?:et|and|mais|but)\s+)?"
    r"(?:(?:que se passe-t-il|qu'arrive-t-il|que risque(?:-t-il| le \w+)|what happens|what|then)\s+)?"
    r"(?:(?P<otherwise>sinon|[àa] d[ée]faut|dans le cas contraire|otherwise|or else|if not|else)|"
    r"(?P<case>(?:en cas d(?:e |u |')|in case of )"
    r"(?:non[- ](?:respect|conformit[ée]|tenue|atteinte|compliance)|d[ée]passement|manquement|d[ée]faillance|breach|"
    r"retard|delay|failure))|"
    rf"(?P<condition>(?:si|s'|lorsqu'|quand|if|when)\s*{_MISSES}))[ ?.!]*",
    re.I,
)
_NAMED = re.compile(
    r"(?:(?:et|and|quid|what about) )?(?:pour|des?|d'|for|of)? ?(?:les |l'|the )?"
    r"(?:p[ée]nalit[ée]s?|sanctions?|penalt(?:y|ies))(?: de retard| for delay)?[ ?.!]*",
    re.I,
)
_OF_A_CASE = re.compile(rf"\b{CASE}", re.I)
"""“Et pour les pénalités ?” after “quel délai pour un incident bloquant ?”: no other case than an incident."""
_HAPPENS = re.compile(
    r"(?:et |and )?(?:si |s'|lorsqu'|quand |if |when )(?:ils?|elles?|it|they) (?!(?:ne |n')?\w+ pas\b)"
    r"[\w'-]+(?: [\w'-]+){0,3}[ ?.!]*",
    re.I,
)
"""“Si elle échoue”, of what was spoken of."""
_OPENING = re.compile(r"(?:(?:and|but|then) )?what(?: happens)? ", re.I)
_DEMANDS = re.compile(
    r"\b(?:delais?|engage\w*|oblig\w*|exig\w*|impos\w*|disponib\w*|niveaux? de service|slas?|gt[cir]s?|doi(?:t|vent)|"
    r"require\w*|must|shall|deadlines?|availability|service levels?|response times?)\b"
)
_OF_SUMS = frozenset(
    """
    montant montants budget prix cout plafond seuil penalite penalites sanction sanctions amende amendes resiliation
    amount budget price cost cap threshold penalty penalties fine fines damages termination
    """.split()
)
"""What a question asks that is no demand: exceeding it is no breach, or it tells what a breach costs already."""


def penalties_asked(text: str, before: str) -> str:
    """What a follow-up asks about breaking what the question before asks for, so that its topic can be added to it:
    “Quelles pénalités si le prestataire ne les respecte pas”; "" where it asks nothing of the kind."""
    asked = "Quelles pénalités" if language_of(before) == "fr" else "What penalties"
    if _NAMED.fullmatch(text.strip()) and _OF_A_CASE.search(before):
        is_of_a_service = _is_a_demand(before) and not expected_of(before).tellings
        return asked if is_of_a_service and not words_of_meaning(before) & _OF_SUMS else ""
    breach = _BREACH.fullmatch(text.strip())
    if not breach or words_of_meaning(before) & _OF_SUMS:
        return ""
    if (breach["otherwise"] or _BARELY_NOT.fullmatch(text.strip())) and not _is_a_demand(before):
        return ""
    if breach["condition"] and not _NEGATED.search(breach["condition"]):
        return ""
    said = breach["condition"] or breach["case"] or ""
    if breach["case"] and _LATE.search(said) and _OF_PAYMENT.search(fold(before)):
        asked = "Quels intérêts moratoires" if language_of(before) == "fr" else "What interest"
    return f"{asked} {said[:1].lower()}{said[1:]}".rstrip()


def consequence_asked(text: str, before: str) -> str:
    """What a follow-up asks about what happens to that of which the question before asks for an amount:
    “Que se passe-t-il si elle échoue”; "" where it asks nothing of the kind."""
    is_barely_not = _BARELY_NOT.fullmatch(text.strip())
    if not is_barely_not and not (_HAPPENS.fullmatch(text.strip()) and expected_of(before).units):
        return ""
    opening = "Que se passe-t-il" if language_of(before) == "fr" else "What happens"
    said = _OPENING.sub("", text.strip(" ?.!"))
    return f"{opening} {said[:1].lower()}{said[1:]}"


def _is_a_demand(question: str) -> bool:
    """Whether a question asks what has to be done, or how soon or how well: else “sinon” only goes on to something."""
    return bool(expected_of(question).units or _DEMANDS.search(fold(question)))
