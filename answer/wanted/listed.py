"""Whether a question asks for several things, which documents tell in a list: “quels livrables ?”, “which roles?”."""

from __future__ import annotations

import re

from index.words import plain_letters

_HEAD = r"(?:^|[.:,;!?] )"
_MUST = r"(?:doi(?:t|vent|s)|devr\w+|faut|faudra|peu(?:t|vent)|contien\w+|compren\w+|compos\w+|inclu\w+|couvr\w+)"
_PLURAL = r"(?!(?:is|was|has|does|us|this)\b)\w+[^su\W]s"
"""A word in the plural, as English makes it."""
_SEVERAL = re.compile(
    r"\b(?:les)?quel(?:le)?s\b|\b(?:a|de|sur|en|avec) quoi\b"
    rf"|(?:{_HEAD}(?:que|qu'(?=ils?\b|elles?\b|on\b))|\bqu'est-ce qu(?:e|i|'\w+))\b.{{0,40}}?\b{_MUST}\b"
    rf"|(?:{_HEAD}(?:liste|cite|enumere|donne)[rz]?|\bdonne[rz]?[- ](?:moi|nous)) "
    rf"|{_HEAD}(?:list|name|give me) (?:all|the|every|each)\b"
    r"|\bwhat (?:are|were|must|should|do|does|kinds?|types?|sorts?)\b"
    rf"|\b(?:what|which) (?:(?!of )[\w-]+ ){{0,2}}?{_PLURAL}\b"
)


def asks_for_several(question: str) -> bool:
    """Whether several things answer it, in French or in English."""
    return bool(_SEVERAL.search(plain_letters(question)))
