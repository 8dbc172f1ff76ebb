"""“Combien pour le prix ?”: how much of what was asked before, of one of its parts.

After the award criteria it asks what the price weighs among them, not what it is.
"""

from __future__ import annotations

import re

from corpus.folding import fold
from index.bilingual import language_of

_ASKS_CRITERIA = re.compile(
    r"\bcriteres?\b|\bponderations?\b|\bnotation\b|\bnote\w*\b.*\boffres?\b|"
    r"\b(?:award|evaluation|selection|scoring) criteria\b|\bweightings?\b|\bhow\b.*\b(?:scored|graded|evaluated)\b"
)
_HAS_AMOUNTS = re.compile(
    r"\b(?:penalites?|penalt(?:y|ies)|sanctions?|amendes?|fines?|retenues?|avances?|indemnites?)\b"
)
_HOW_MUCH = re.compile(
    r"(?:(?:et|and)\s+)?(?:combien|quelle part|quel pourcentage|how (?:much|many)|what share|what percentage)"
    r"(?:\s+(?:de |of )?(?:points?|the score|la note))?\s+(?:pour|sur|for|on)\s+(?P<part>[^?]+?)[ ?.!]*",
    re.I,
)


def share_asked(text: str, before: str) -> str:
    """What a follow-up asks of one of the things that the question before asks for, so that its subject can be added:
    “Combien pèse le prix” of criteria, “Combien pour un retard” of penalties; "" where it asks nothing of the kind."""
    part = _HOW_MUCH.fullmatch(text.strip())
    if not part:
        return ""
    is_french = language_of(before) == "fr"
    if _ASKS_CRITERIA.search(fold(before)):
        return f"Combien pèse {part['part']}" if is_french else f"What is the weight of {part['part']}"
    if _HAS_AMOUNTS.search(fold(before)):
        return f"Combien pour {part['part']}" if is_french else f"How much for {part['part']}"
    return ""
