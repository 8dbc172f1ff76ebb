"""Whether a question asks for several things, which documents tell in a list: “quels livrables ?”, “which roles?”."""

from __future__ import annotations

import re

from index.politeness import CAN_YOU
from index.words import plain_letters

_HEAD = r"(?:^|[.:,;!?] )"
_FEW = r"\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|seven|eight|nine|ten"
_HOLDS = r"(?:contien\w+|compren\w+|compos\w+|inclu\w+|englob\w+|couvr\w+)"
_MUST = r"(?:doi(?:t|vent|s)|devr\w+|faut|faudra|peu(?:t|vent))(?!-?(?:on|il)? (?:payer|verser|regler)\b)"
_PLURAL = r"(?!(?:was|has|does)\b)\w+[^sui\W]s|criteria|people"
"""A word in the plural, as English makes it."""
_LISTED = (
    r"penalites|criteres|livrables|pieces|competences|profils|exigences|obligations|etapes|phases|prestations|motifs|"
    r"penalties|criteria|deliverables|requirements|responsibilities|roles|obligations|phases|grounds"
)
"""What tenders tell in lists, asked for without a verb: “pénalités de retard au Bourget”."""
_NO_QUESTION = (
    r"(?!(?:sont|sera\w*|doi\w+|peu\w+|est|dur(?:e|ent)|appartien\w+|cour(?:t|ent)|commenc\w+|cess\w+|preval\w+|"
    r"combien|qui|quoi|quel\w*|duree|plafon\w+|quand|comment|are|is|must|can|apply|belong|include|start|when|how|who)\b)"
)
_ASKING = (
    rf"^(?:(?:les|the) )?(?:[a-z-]+ )?(?:{_LISTED})(?: {_NO_QUESTION}[\w'-]+)*[ ?.]*$",
    r"\b(?:les)?quel(?:le)?s\b|\bquelle est la liste\b|\bde quoi (?:depend|se compos|est compose)",
    rf"(?:{_HEAD}(?:que|qu'(?=ils?\b|elles?\b|on\b))|\bqu'est-ce qu(?:e|i|'\w+))\b.{{0,40}}?\b(?:{_MUST}|{_HOLDS})\b",
    rf"{_HEAD}qu'{_HOLDS}",
    r"\bwhat (?:are|were|kinds?|types?|sorts?)\b",
    r"\bwhat (?:must|should|does|do|will) .{0,60}\b(?:include|contain|cover|comprise|hold|deliver|check)\b",
    rf"\b(?:what|which) (?:(?!of )[\w-]+ ){{0,2}}?(?:{_PLURAL}) "
    r"(?:are|were|do|does|did|must|should|can|could|will|would|have|shall|may|apply|need|exist)\b",
)
_REQUESTS = (
    rf"(?:{_HEAD}|\b{CAN_YOU} )(?:me |nous )?"
    r"(?:list|cit|enumer|donn|indiqu)(?:e|er|ez|es)(?:[- ](?:moi|nous))? (?:tou(?:s|tes) )?"
    rf"(?:les|des|{_FEW})\b",
    rf"(?:{_HEAD}|\b{CAN_YOU} )(?:list|name|give me|tell me) "
    rf"(?:all|every|each|{_FEW}|(?:the |its |their )?(?:[\w-]+ )?(?:{_PLURAL}))\b",
)
_SEVERAL = re.compile("|".join((*_ASKING, *_REQUESTS)))


def asks_for_several(question: str) -> bool:
    """Whether several things answer it, in French or in English."""
    return bool(_SEVERAL.search(plain_letters(question)))
