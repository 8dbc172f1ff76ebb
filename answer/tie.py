"""The documents that a question names, asked without their name.

In "Quelles pénalités le marché SILLAGE prévoit-il ?" the name tells where to look, and nothing of what to look for: in
the documents of that name it stands everywhere, and would bring the sentences that say it rather than the penalties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.anchors import Anchor, find_anchors, without
from answer.buyers import BODIES
from answer.exchanges import Library
from answer.figures import flat
from answer.followups import SAYING_VERBS, words_of_meaning
from index.topic import compares
from index.words import fold

NAMED = 0.5
"""Share of the best named document's weight from which another one is named too."""
_FEW_WORDS = 2
"""Telling words, beside the name, up to which the name weighs more than what is asked."""
_WORDS_BEFORE = re.compile(r"(?<!\w)(?:(?P<first>\w+)['\s]+)?(?P<verb>(?<!\w)\w+)\s*$")
_WORD_AFTER = re.compile(r"\s*(?P<verb>\w+)(?:-(?:t-)?(?:ils?|elles?|on)\b)?")
_OF_A_TENDER = re.compile(
    rf"\b(?:{'|'.join(BODIES)}|marche|contrat|accord-cadre|cctp|ccap|rc|bpu|dqe|consultation|tender|contract) "
    r"(?:de la |de l'|du |des |de |d'|of (?:the )?)$"
)
"""What stands before the name of a tender or a buyer, in a question without accents."""
_CUT = SAYING_VERBS - {"fixe"}  # an adjective too
_DETERMINERS = frozenset(
    ["la", "une", "de", "des", "cette", "sa", "ma", "leur", "toute", "chaque", "the", "a", "this", "any"]
)


@dataclass(frozen=True, slots=True)
class Tie:
    """The `documents` that a question names, by which `name`, and what is `asked` of them."""

    documents: frozenset[str]
    asked: str
    name: str

    @property
    def outweighs(self) -> bool:
        """Whether the question says little beside the name."""
        return len(words_of_meaning(self.asked)) <= _FEW_WORDS


def find_tie(question: str, library: Library) -> Tie | None:
    """The tie of a question that asks something of documents that it names; None where one of its names names none."""
    if compares(question) or not (anchors := find_anchors(question, library.buyers)):
        return None
    asked = _asked(question, anchors)
    if not words_of_meaning(asked):
        return None
    documents = frozenset.intersection(*(library.documents_named(anchor.name, NAMED) for anchor in anchors))
    return Tie(documents, asked, ", ".join(anchor.name for anchor in anchors)) if documents else None


def names_of_none(question: str, library: Library) -> tuple[str, ...]:
    """The names of tenders and buyers in a question that no document has: “Lyon” of “dans le CCAP de Lyon”."""
    names = [
        anchor.name
        for anchor in find_anchors(question, library.buyers)
        if _OF_A_TENDER.search(flat(question[: question.find(anchor.name, anchor.start)]))
    ]
    return tuple(name for name in dict.fromkeys(names) if not _is_borne(name, library))


def _is_borne(name: str, library: Library) -> bool:
    """Whether a document is named so, or has a word of the name in what it is called."""
    if library.documents_named(name, NAMED):
        return True
    words = words_of_meaning(name)
    called = (fold(f"{one.title} {one.buyer} {one.file}") for one in library.documents)
    return any(word in text for text in called for word in words)


def _asked(question: str, anchors: Sequence[Anchor]) -> str:
    """A question without its anchors, and the verb beside each by which it says it: “SILLAGE prévoit-il”."""
    for anchor in reversed(anchors):
        before, after = question[: anchor.start], question[anchor.end :]
        verb = _WORDS_BEFORE.search(before)
        if verb and fold(verb["verb"]) in _CUT and fold(verb["first"] or "") not in _DETERMINERS:
            before = before[: verb.start("verb")]
        verb = _WORD_AFTER.match(after)
        if verb and fold(verb["verb"]) in _CUT:
            after = after[verb.end() :]
        question = f"{before} {after}"
    return without(question, ())
