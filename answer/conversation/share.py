"""“Combien pour le prix ?”: how much of what was asked before, of one of its parts.

After the award criteria it asks what the price weighs among them, not what it is.
"""

from __future__ import annotations

import re

from index.bilingual import language_of
from index.words import plain_letters

_ASKS_CRITERIA = re.compile(
    r"\bcriteres? (?:d'attribution|de (?:jugement|notation|choix)|des? offres?|ponder\w*)|\bponderations?\b|"
    r"\bnotation\b|\b(?:not|jug)\w*\b[^.?]{0,40}\boffres?\b|\boffres?\b[^.?]{0,40}\b(?:notees?|jugees?)\b|"
    r"\b(?:award|evaluation|scoring) criteria\b|\bweightings?\b|"
    r"\bbids?\b[^.?]{0,40}\b(?:scored|graded|evaluated)\b"
)
_CRITERION = re.compile(
    r"(?:l[ae]s? |l'|the )?(?:prix|couts?|tarifs?|technique|valeur\b.*|qualite|delais?|method\w+|equipe|"
    r"environnement\w*|social\w*|rse|securite|price|cost|quality|technical\b.*|experience|security)"
)
_HAS_AMOUNTS = re.compile(r"\b(?:penalites?|penalt(?:y|ies)|sanctions?|amendes?|fines?)\b")
_FAULT = re.compile(
    r"(?:un |une |les? |la |l'|a |an |the |chaque |each )?(?:retards?|absences?|interruptions?|indisponibilites?|"
    r"pannes?|incidents?|anomalies?|defauts?|documents?|livrables?|livraisons?|late|delays?|outages?|missed|defects?)\b"
)
_HOW_MUCH = re.compile(
    r"(?:(?:et|and)\s+)?(?:combien|quelle part|quel pourcentage|how (?:much|many)|what share|what percentage)"
    r"(?:\s+(?:de |of )?(?:points?|the score|la note))?\s+(?:pour|sur|for|on)\s+(?P<part>[^?]+?)[ ?.!]*",
    re.I,
)


def share_asked(text: str, before: str) -> str:
    """What a follow-up asks of one of the criteria or faults that the question before is about, so that its subject can
    be added: “Combien pèse le prix”, “Combien pour un retard”; "" where it asks nothing of the kind."""
    asked = _HOW_MUCH.fullmatch(text.strip())
    if not asked:
        return ""
    part, plain, is_french = asked["part"], plain_letters(asked["part"]), language_of(before) == "fr"
    if _ASKS_CRITERIA.search(plain_letters(before)) and _CRITERION.fullmatch(plain):
        return f"Combien pèse {part}" if is_french else f"What is the weight of {part}"
    if _HAS_AMOUNTS.search(plain_letters(before)) and _FAULT.match(plain):
        return f"Combien pour {part}" if is_french else f"How much for {part}"
    return ""
