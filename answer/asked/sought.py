"""Which kind of document a question looks for, and on what: “je cherche un CCTP pour un site web”.

Or which kind its reader is about to write: “que mettre dans le CCTP d'un site web ?”.
"""

from __future__ import annotations

import re
from functools import lru_cache

from answer.asked.sought_kinds import CALLED, SOME, SORT, THE, Sought, kinds_called, spelt_as_asked
from answer.asked.to_write import to_be_written
from index.words import plain_letters

_LEADS = (
    r"je (?:re)?cherche|je (?:veux|voudrais)(?: voir| avoir| trouver)?|"
    r"j'aimerais(?: voir| avoir| trouver)|il me faut|"
    r"(?:avez|auriez)[- ]vous|as[- ]tu|ou (?:trouver|est|sont)|(?:trouve|montre|donne|envoie)[rz]?[- ]moi|"
    r"i(?: am|'m)? look(?:ing)? for|looking for|i (?:need|want)|do you have|(?:find|show|give) me|"
    r"where (?:is|are|can i find)"
)
_WHERE = re.compile(r"ou|where")
_SAMPLE = (
    r"(?:(?:bons? )?(?:exemples?|modeles?) (?:de |d')|"
    r"(?:good )?(?:examples?|samples?|templates?) (?:of |for )?(?:an? )?)"
)
_ON = (
    r"(?:(?:pour|de|du|des|sur|concernant|en matiere de|relati(?:f|fs|ve|ves) (?:a|au|aux)|for|of|on|about|from) |d')"
    r"(?:l'|(?:la|le|les|une?|des|the|an?) )?"
)
_SOUGHT = re.compile(
    rf"^(?:(?P<lead>{_LEADS}) )?(?P<some>{SOME} |{THE} ?)?(?P<sample>{_SAMPLE})?"
    rf"(?P<kind>{CALLED}) (?:{_ON}(?P<subject>[^:;?]{{3,}}?)|(?(sample)(?P<sort>{SORT})))[ ?.!]*$"
)
_ANY_OF = re.compile(rf"{SOME} ")
_OF_SOMETHING_SAID = r"(?!l[ae]s? |l'|the |its |their |savoir |connaitre |to )"
_LOOKS = re.compile(rf"^(?:{_LEADS}) {_OF_SOMETHING_SAID}")
"""Not “donne-moi les critères”, which are those of what was spoken of."""
SAYS = re.compile(
    r"-(?:t-)?(?:ils?|elles?|on)\b|\b(?:est|sont|a|ont|doi(?:t|vent)|peu(?:t|vent)|is|are|has|have|must|can|does|do|should)\b"
)
"""What a subject does not hold: then something is asked of the document."""
_KEPT = 1 << 10
"""Questions: the page asks again at each touch."""


@lru_cache(_KEPT)
def sought_in(question: str) -> Sought | None:
    """What a question looks for, or what its reader is about to write; None where it asks something of documents."""
    plain = plain_letters(question)
    return _looked_for(plain) or to_be_written(plain)


@lru_cache(_KEPT)
def is_to_be_written(question: str) -> bool:
    """Whether its reader is about to write such a document: “que mettre dans le CCTP d'un site web ?”."""
    plain = plain_letters(question)
    return bool(not _looked_for(plain) and to_be_written(plain))


def subject_sought(question: str) -> str:
    """On what a document is looked for or to be written, in the question's own letters; "" where none is."""
    sought = sought_in(question)
    return spelt_as_asked(sought.subject, question) if sought else ""


def _looked_for(question: str) -> Sought | None:
    match = _SOUGHT.match(question)
    subject = match and (match["subject"] or match["sort"])
    if not match or not subject or SAYS.search(subject):
        return None
    kinds = kinds_called(match["kind"])
    wants_one = match["sample"] or (match["lead"] and (kinds or not _WHERE.match(match["lead"])))
    return Sought(kinds, subject) if wants_one or (kinds and _ANY_OF.fullmatch(match["some"] or "")) else None


def looks_for_something(question: str) -> bool:
    """Whether it begins as one who looks for a thing does, whatever was spoken of before."""
    return bool(_LOOKS.match(plain_letters(question)))
