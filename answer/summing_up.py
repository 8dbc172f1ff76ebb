"""Whether a question wants a document summed up, which quotations cannot do: its own page shows what it is about."""

from __future__ import annotations

import re

from answer.figures import flat
from answer.followups import without_opening

_ASKS = re.compile(
    r"^(?P<politely>(?:(?:peux|pourrais)-tu|(?:pouvez|pourriez)-vous|(?:can|could) you|please|i want|"
    r"je (?:veux|voudrais|souhaite)) )?"
    r"(?:me |nous |to )?(?:(?:faire|fais|faites|donne[rsz]?|write|give|make|have)(?:-moi|-nous| me| us)? )?"
    r"(?:(?:resume|synthetise)(?(politely)r|[sz]?)|summari[sz]e|sum up|"
    r"(?:une? |l[ae] |a |the )?(?:resume|synthese|summary))\b(?! non\b)"
)
_UNNAMED = re.compile(
    r"(?:(?:de|of) )?(?:ce|cet|cette|le|la|du|ledit|this|that|the) "
    r"(?:cctp|ccap|ccp|rc|bpu|dce|rex|guide|document|marche|contrat|dossier|cahier des charges|tender|contract|file|"
    r"rfp)"
)


def wants_a_summary(question: str) -> bool:
    """Whether it begins so: “pouvez-vous me résumer le CCTP…”, “Give me a summary of…”."""
    return _asked(question) is not None


def wants_an_unnamed_one_summed_up(question: str) -> bool:
    """Whether it does not say which document: “résume ce CCTP”."""
    asked = _asked(question)
    return bool(asked and _UNNAMED.fullmatch(asked.string[asked.end() :].strip(" ?!.")))


def _asked(question: str) -> re.Match[str] | None:
    return _ASKS.match(flat(without_opening(question)).strip())
