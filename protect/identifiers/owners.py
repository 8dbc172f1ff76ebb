"""Whose home or car a sentence speaks of: somebody's, or nobody's that it says."""

from __future__ import annotations

import re

from protect.people.names import CIVILITY

_SOMEBODY = re.compile(
    rf"(?<!\w)(?:{CIVILITY}\s|n[ée]e?(?:\(e\))?\s(?:le|[àa])\s|soussign[ée]|born\s"
    r"|(?:l['’]|cet(?:te)?\s|une?\s)(?:agente?|[ée]l[èe]ve|usag(?:er|[èe]re))(?!\w)"
    r"|(?:l[ae]|ce|cette|notre|votre)\s(?:salari[ée]e?|stagiaire|coll[èe]gue|gardien(?:ne)?|locataire)(?!\w))",
    re.I,
)
_ENDS_A_SENTENCE = re.compile(r"(?:(?<!\bM)(?<!\bMr)(?<!\bDr)(?<!\bPr)\.|[;!?])\s|\n|\|")
_REACH = 160


def sentence_before(text: str, end: int) -> str:
    """What its sentence says before a place of the text, or the last of it."""
    return _ENDS_A_SENTENCE.split(text[max(0, end - _REACH) : end])[-1]


def names_an_owner(sentence: str, start: int = 0) -> bool:
    """Whether somebody is spoken of there, by a civility or as one who works somewhere."""
    return _SOMEBODY.search(sentence, start) is not None
