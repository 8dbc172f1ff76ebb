"""How much of the time a service must work, which many tenders speak of and few put into a figure."""

from __future__ import annotations

import re

from answer.wanted.telling import Matter, Telling
from index.words import plain_letters

_RATE = r"(?:taux|niveau|pourcentage|objectif|engagement|seuil)s?"
_WORKS = r"(?:(?:in)?disponib\w+|operationnel\w*|panne|interruption|uptime|(?:un)?availab\w+|downtime)"
_PERCENT = r"\d ?(?:%|pour ?cent|per ?cent)"
_ALWAYS = r"(?:\b24 ?h?(?:eures?)? ?(?:/|sur|x) ?(?:24|7)|\b7 ?j?(?:ours?)? ?(?:/|sur|x) ?7|around the clock)"
_A_TIME = r"\d+ ?(?:h|heures?|minutes?|min|hours?)\b"
_NOT_OF_STAFF = (
    r"(?! (?:du |des |de l'|of (?:the )?)(?:personnel|intervenant|equipe|chef|agent|consultant|expert|staff|team)s?\b)"
)
_NEAR = r"(?:[^.]|\.\d){0,300}?"
_AVAILABILITY = Telling.of(
    Matter.AVAILABILITY,
    asks=(
        rf"{_RATE} (?:[\w'-]+ ){{0,2}}?(?:de |d'|en )(?:in)?disponibilites?\b{_NOT_OF_STAFF}",
        r"(?:uptime|availability) (?:percentage|rate|target|sla|level|commitment|guarantee|requirement|figure)s?\b",
        rf"(?:percentage|rate|level) of (?:uptime|availability)\b{_NOT_OF_STAFF}",
        rf"what (?:(?:(?:is|are) the )?(?:required|minimum|guaranteed|expected|monthly|service|system|platform) )?"
        rf"(?:uptime|availability)\b{_NOT_OF_STAFF}",
    ),
    states=(
        rf"{_WORKS}\b{_NEAR}(?:{_PERCENT}|{_ALWAYS})",
        rf"(?:{_PERCENT}|{_ALWAYS}){_NEAR}\b{_WORKS}",
        rf"(?:indisponib\w+|downtime|unavailab\w+)\b{_NEAR}{_A_TIME}",
    ),
    headings=("Taux de disponibilité du service", "Service availability, uptime"),
)


_ASKS_ELSE = re.compile(
    r"\b(?:penalit\w+|penalt\w+|credits?|qui|who|comment|how|mesur\w*|measur\w*|calcul\w*|formul\w+|frequence|"
    r"pieces|profils?|formateurs?|personnel|data|parking|documents?)\b"
)
"""What asks something else of such a rate, or for the availability of something else."""


def availability_asked(question: str) -> tuple[Telling, ...]:
    """The rate of availability, where a question asks for it."""
    plain = plain_letters(question)
    return (_AVAILABILITY,) if _AVAILABILITY.asks.search(plain) and not _ASKS_ELSE.search(plain) else ()
