"""Whose sum or share a question asks for, and whether what states one is theirs.

“Quelle pénalité risque le prestataire des Crédits Municipaux ?” brings up the penalties of other buyers where theirs
state none, and who reads them takes them for these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from answer.named.absent_names import TextOf, names_of_somebody
from answer.text.proper_names import called_in_full, folded_words, holds_name, squeeze
from corpus.folding import fold
from index.bilingual import language_of
from index.retriever import Hit

_OFTEN = 3
"""Times that a document says the name of what it is of. Chosen by hand."""
_OF_ALL = frozenset(["france", "europe", "union", "etats-unis", "states", "canada"])
"""Where everybody is."""


def are_of_others(question: str, hits: Sequence[Hit], text_of: TextOf) -> bool:
    """Whether a question names somebody or something, and neither the passages do nor what their documents are called.

    Nor do these speak of it again and again: clauses seldom repeat whose they are. Not where one is in another language
    than the question, in which names may be others.
    """
    names = [name for name in _joined(names_of_somebody(question), question) if name.casefold() not in _OF_ALL]
    if not names or any(hit.document.language != language_of(question) for hit in hits):
        return False
    if any(_bears_one(hit, names) for hit in hits):
        return False
    texts = ("\n".join(text_of(id)) for id in dict.fromkeys(hit.document.id for hit in hits))
    return not any(_speaks_of(name, text) for text in texts for name in names)


def _joined(names: Iterable[str], question: str) -> list[str]:
    """The same, those that stand beside each other as one: “France Travail” is not any work in France."""
    joined: list[str] = []
    for name in names:
        if joined and f"{joined[-1]} {name}" in question:
            joined[-1] += f" {name}"
        else:
            joined.append(name)
    return joined


def _speaks_of(name: str, text: str) -> bool:
    return len(re.findall(rf"\b{re.escape(fold(name))}\b", fold(text))) >= _OFTEN


def _bears_one(hit: Hit, names: Sequence[str]) -> bool:
    text = " ".join((called_in_full(hit.document), *hit.passage.section, hit.passage.context, hit.passage.text))
    words, squeezed = folded_words(text), squeeze(text)
    return any(holds_name(name, words, squeezed) for name in names)
