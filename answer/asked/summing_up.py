"""Whether a question wants a document summed up, which quotations cannot do: its own page shows what it is about."""

from __future__ import annotations

import re

from answer.asked.followups import without_opening
from answer.asked.sought_kinds import CALLED
from answer.text.figures import flat
from index.politeness import CAN_YOU
from index.topic import is_abbreviation

_ASKS = re.compile(
    rf"^(?P<politely>(?:{CAN_YOU}|i want|je (?:veux|voudrais|souhaite|aimerais)) )?"
    r"(?:me |nous |to )?(?:(?:faire|fais|faites|donne[rsz]?|write|give|make|have)(?:-moi|-nous| me| us)? )?"
    r"(?:(?:resume|synthetise)(?(politely)r|[sz]?)|summari[sz]e|sum up|"
    r"(?:une? |l[ae] |a |the )?(?:resume|synthese|summary))\b(?! non\b)"
)
_UNNAMED = re.compile(
    r"(?:(?:de|of) )?(?:ce|cet|cette|ces|le|la|du|ledit|this|that|these|the) "
    r"(?:cctp|ccap|ccp|rc|bpu|dce|rex|guide|documents?|marche|contrat|dossier|cahier des charges|tender|contract|file|"
    r"rfp)"
)


_COMPARES = re.compile(
    rf"^(?:{CAN_YOU} )?(?:me |nous )?(?:compare[rz]?|"
    r"(?:quelles? (?:sont |est )?(?:les? |la )?)?(?:difference|comparaison|comparison)s?(?= (?:entre|between|de|of)\b))"
)
_A_WHOLE = re.compile(
    rf"{CALLED}|bilans?|rapports?|reports?|infogerance|et|and|entre|between|avec|with|de|des|du|d|la|le|les|l|the|of|a|"
    r"celui|celle|ceux|\d+"
)
"""What is said of whole documents beside their names, in plain letters."""
_NAME = re.compile(r"(?<![^\W\d_])[\w.-]*[A-ZÀ-Ý.][\w.-]*")


_IT = re.compile(
    rf"(?:(?:{CAN_YOU} )?"
    r"(?:me |nous )?(?:resume[rsz]?|synthetise[rsz]?|synthese|summari[sz]e|sum(?: (?:it|this|that|all))? up|"
    r"fai(?:s|t|tes|re)(?:[- ](?:moi|nous))? (?:court|(?:une? |la |le )?(?:synthese|resume)))|"
    r"(?:en|in) (?:bref|resume|synthese|(?:deux|quelques) mots|short|brief|a nutshell)|tl ?;? ?dr)"
    r"(?:[- ](?:moi|nous|les|me|us|them))?"
    r"(?: (?:ca|cela|tout|tout (?:ca|cela)|(?:la|les|ta|tes|votre|vos) reponses?|it|this|that|all|the answers?))?"
    r"(?:,? (?:s'il (?:te|vous) plait|svp|please))?[ ?.!]*"
)


def wants_it_summed_up(question: str) -> bool:
    """Whether it asks for nothing but a summary of what was answered: “résume”, “en bref ?”, “sum it up”."""
    return bool(_IT.fullmatch(flat(question).strip()))


def wants_a_summary(question: str) -> bool:
    """Whether it begins so: “pouvez-vous me résumer le CCTP…”, “Give me a summary of…”, or compares whole documents."""
    return _asked(question) is not None or _compares_wholes(question)


def _compares_wholes(question: str) -> bool:
    """Whether it tells no subject on which documents are compared: “les bilans 2023 et 2024”, and not “VABF et VSR”."""
    compares = _COMPARES.match(flat(question))
    said = question[compares.end() :] if compares else ""
    if any(is_abbreviation(name) and not re.fullmatch(CALLED, flat(name)) for name in _NAME.findall(said)):
        return False
    return bool(said) and all(_A_WHOLE.fullmatch(word) for word in re.findall(r"\w+", flat(_NAME.sub("", said))))


def wants_an_unnamed_one_summed_up(question: str) -> bool:
    """Whether it does not say which document: “résume ce CCTP”."""
    asked = _asked(question)
    return bool(asked and _UNNAMED.fullmatch(asked.string[asked.end() :].strip(" ?!.")))


def _asked(question: str) -> re.Match[str] | None:
    return _ASKS.match(flat(without_opening(question)).strip())
