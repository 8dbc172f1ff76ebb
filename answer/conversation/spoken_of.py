"""What was spoken of in the questions before: what was asked, and of which tenders."""

from __future__ import annotations

import re
from collections.abc import Sequence

from babel.lists import format_list

from answer.asked.anchors import Anchor, find_anchors, in_general, owner_of, place_of, topic_without, without
from answer.asked.phrasing import moved, takes_elision
from answer.asked.sought import is_to_be_written, subject_sought
from answer.conversation.meant import label
from answer.exchanges import Exchange
from answer.named.library import Library
from answer.named.names import read_names
from answer.named.tenders_of import tenders_of
from answer.named.tie import NAMED
from index.bilingual import language_of
from index.topic import compares

_OF_OTHERS = re.compile(
    r"\s*\b(?:utilisent|prévoient|fixent|exigent|demandent|dans|pour)?\s*(?:les|nos|d'|des) ?(?:autres )?"
    r"(?:marchés|contrats|cahiers des charges|acheteurs|accords-cadres)(?: similaires)?|"
    r"\s*\b(?:in|of|across)?\s*(?:other|similar|the) (?:tenders|contracts)",
    re.I,
)
EXAMPLE_LED_IN = re.compile(r"(?:Exemple de clause|Example of a clause)\b(?:\s*: )?")
"""What stands before a question again that is asked for words to copy."""
LOOKED_BACK = 4
"""Earlier questions among which to look for what a follow-up is about."""


def asked_then(question: str, library: Library) -> str:
    """What a question asks, without the tenders of which it asks it."""
    if sides := read_names(question, library).sides:
        return sides[0].asked
    if not find_anchors(question, library.buyers) and (of := tenders_of(question)):
        question = of.asked
    return _OF_OTHERS.sub("", topic_without(question, find_anchors(question, library.buyers)))


def subject_then(question: str, library: Library) -> str:
    """What a question is about, without the names in it."""
    question = EXAMPLE_LED_IN.sub("", question)
    return _OF_OTHERS.sub("", without(question, find_anchors(question, library.buyers)))


def generally(question: str, library: Library) -> str:
    """What a question asks, of no tender in particular."""
    return moved(_OF_OTHERS.sub("", in_general(question, find_anchors(question, library.buyers))), "")


def anchors_before(before: Sequence[Exchange], library: Library) -> list[Anchor]:
    """The anchors of the latest earlier question that has any."""
    found = (find_anchors(one.question, library.buyers) for one in reversed(before[-LOOKED_BACK:]))
    return next((anchors for anchors in found if anchors), [])


def place_before(before: Sequence[Exchange], language: str, library: Library) -> tuple[str, str]:
    """What was spoken of before, as a place (“pour le marché du Bourget”) and an owner (“du marché du Bourget”).

    Not the place that a follow-up named in vain: “et à Bordeaux ?”, of which no document is.
    """
    for one in reversed(before[-LOOKED_BACK:]):
        if one.apart:
            return "", ""
        if is_to_be_written(one.question):
            return in_tenders_of(subject_sought(one.question), language), ""
        if sides := read_names(one.question, library).sides:
            names = format_list([side.name for side in sides], locale=language)
            return f"{'en comparant' if language == 'fr' else 'comparing'} {names}", ""
        anchors = find_anchors(one.question, library.buyers)
        if anchors and _are_named_in_vain(anchors, before[: before.index(one)], library):
            return "", ""
        if anchors:
            return place_of(anchors, language, language_of(one.question)), owner_of(anchors)
        if compares(one.question):
            return anywhere(language), ""
        cited = [document for document in library.documents if document.id in one.documents] if one.documents else []
        if name := label(cited, language):
            return in_what(name, language), ""
    return "", ""


def _are_named_in_vain(anchors: Sequence[Anchor], before: Sequence[Exchange], library: Library) -> bool:
    """Whether no document is of the names in a follow-up, none of which was said before it."""
    said = "\n".join(one.question for one in before)
    is_new = bool(before and library.documents) and not any(one.name in said for one in anchors)
    return is_new and not any(library.documents_named(one.name, NAMED) for one in anchors)


def in_what(name: str, language: str) -> str:
    return f"{'dans' if language == 'fr' else 'in'} {name}"


def in_tenders_of(subject: str, language: str) -> str:
    if language == "en":
        return f"in tenders for {subject}"
    return f"dans les marchés {'d’' if takes_elision(subject) else 'de '}{subject}"


def anywhere(language: str) -> str:
    return "dans les marchés similaires" if language == "fr" else "in similar tenders"
