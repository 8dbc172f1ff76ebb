"""A question tied to documents that it names, which are asked it without their name.

In "Quelles pénalités le marché SILLAGE prévoit-il ?" the name tells where to look, and nothing of what to look for: in
the documents of that name it stands everywhere, and would bring the sentences that say it rather than the penalties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.asked.anchors import Anchor, kind_kept, without
from answer.asked.buyers import SCOPES
from answer.asked.followups import SAYING_VERBS, words_of_meaning
from corpus.folding import fold

NAMED = 0.5
"""Share of the best named document's weight from which another one is named too."""
_FEW_WORDS = 2
"""Telling words, beside the name, up to which the question says little."""
_WORDS_BEFORE = re.compile(r"(?<!\w)(?:(?P<first>\w+)['\s]+)?(?P<verb>(?<!\w)\w+)\s*$")
_POSSESSIVE = re.compile(r"^['’]s\b")
_WORD_AFTER = re.compile(r"\s*(?P<verb>\w+)(?:-(?:t-)?(?:ils?|elles?|on)\b)?")
_CUT = SAYING_VERBS - {"fixe"}  # an adjective too
_DETERMINERS = frozenset(
    ["la", "une", "de", "des", "cette", "sa", "ma", "leur", "toute", "chaque", "the", "a", "this", "any"]
)


@dataclass(frozen=True, slots=True)
class Tie:
    """The `documents` that a question names, by which `name`, and what is `asked` of them without that name.

    `is_whole`: every name in the question names a document.
    `is_of_a_tender`: the name is a buyer's, an acronym, or is said to be a tender's. It tells where to look, and is not
    what is asked about.
    `is_in_tenders`: all the documents are parts of tenders.
    `is_in_titles`: every name stands in a title of theirs.
    `is_of_a_sort`: the name is what several tenders are about, “les marchés de gardiennage”.
    `otherwise`: the same question in other words. One says “la durée du marché” where `asked` says “la durée”; another
    keeps what the question ends with, “dans la notation des offres”.
    `untitled`: `asked` without the words of the documents' titles; "" where it has none of them.
    """

    documents: frozenset[str]
    asked: str
    name: str
    is_whole: bool = True
    is_of_a_tender: bool = False
    is_in_tenders: bool = False
    is_in_titles: bool = False
    is_of_a_sort: bool = False
    otherwise: tuple[str, ...] = ()
    untitled: str = ""

    @property
    def tells_where(self) -> bool:
        """Whether the name tells where to look, and stands all over what it names."""
        return self.is_of_a_tender or self.is_in_tenders

    @property
    def outweighs(self) -> bool:
        """Whether the question says little beside the name."""
        return len(words_of_meaning(self.asked)) <= _FEW_WORDS


def says_what_it_names(anchor: Anchor, buyers: frozenset[str]) -> bool:
    """Whether it has a word of a buyer's name, or says that it names a tender: “Aquaréel contract”."""
    return not words_of_meaning(f"{anchor.text} {anchor.name}").isdisjoint(buyers | SCOPES)


def together(ties: Sequence[Tie]) -> Tie:
    """All of them as one, by all their names; of no documents where there are none."""
    documents = frozenset[str]().union(*(tie.documents for tie in ties))
    asked = ties[0].asked if ties else ""
    return Tie(documents, asked, ", ".join(tie.name for tie in ties))


def asked_without(question: str, anchors: Sequence[Anchor], *, with_kinds: bool = False) -> str:
    """A question without its anchors, and the verb beside each by which it says it: “SILLAGE prévoit-il”.

    With kinds, “du marché” stays of “du marché SILLAGE”, as of “du contrat SILLAGE”: tenders call themselves so.
    """
    for anchor in reversed(anchors):
        kind = kind_kept(question, anchor) if with_kinds else ""
        before, after = f"{question[: anchor.start]}{kind}", question[anchor.end :]
        verb = _WORDS_BEFORE.search(before)
        if verb and fold(verb["verb"]) in _CUT and fold(verb["first"] or "") not in _DETERMINERS:
            before = before[: verb.start("verb")]
        after = _POSSESSIVE.sub("", after)
        verb = _WORD_AFTER.match(after)
        if verb and fold(verb["verb"]) in _CUT:
            after = after[verb.end() :]
        question = f"{before} {after}"
    return without(question, ())
