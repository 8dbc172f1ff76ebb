"""What a reader can do after a refusal, which depends on why nothing answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.models import Answer
from answer.names import stands_behind
from answer.unknown_words import asks_of_these_alone
from corpus.folding import fold
from corpus.messages import quoted, translator
from index.words import find_words, telling_words

_BEFORE_A_PLACE = re.compile(r"\b(?:à|chez|in|at|(?:ville|commune|mairie) (?:de |du |d['’])|(?:city|town) of) ?$", re.I)


def tip_after(answer: Answer, language: str) -> str:
    """What to do, in a sentence; "" where nothing is known to help or it is already said where the answer stands."""
    _ = translator(language)
    of_these_alone = asks_of_these_alone(answer.understood, answer.unknown_words)
    names = answer.nameless or _places_among(answer.unknown_words, answer.understood)
    if names and not of_these_alone:
        told = _("Ask the question without {words}: what other buyers wrote may answer it.")
        return told.format(words=_listed(names, language))
    if of_these_alone or _is_about_another_matter(answer):
        return _("Nothing shared here is about that: the catalogue shows what the documents speak of.")
    if answer.absent:
        return _("Ask the question without {words}.").format(words=_listed(answer.absent, language))
    if answer.unknown_words:
        return _("Try another word for {words}.").format(words=_listed(answer.unknown_words, language))
    if answer.lacks or not may_be_reworded(answer):
        return ""
    return _("Use the words that documents use: “late intervention penalties” rather than “what if they are late”.")


def may_be_reworded(answer: Answer) -> bool:
    """Whether other words may help: there are several, and they are a question or known to some document."""
    telling = {fold(word) for word, _, _ in telling_words(answer.question)}
    is_said_in_full = len(telling) < len(find_words(answer.question))
    return len(telling) > 1 and (is_said_in_full or not telling <= {fold(word) for word in answer.unknown_words})


def _is_about_another_matter(answer: Answer) -> bool:
    """Whether most of what the question says stands in no document: one word of two may be misspelt."""
    unknown, said = len(answer.unknown_words), len(telling_words(answer.understood))
    return unknown == said == 1 or (unknown > 1 and 2 * unknown > said)


def _places_among(words: Sequence[str], question: str) -> list[str]:
    """Those that name a place or a buyer by what stands before them; an acronym or a product may be said otherwise."""
    return [
        word
        for word in words
        if word[0].isupper() and not word.isupper() and stands_behind(_BEFORE_A_PLACE, word, question)
    ]


def _listed(words: Sequence[str], language: str) -> str:
    return ", ".join(quoted(word, language) for word in words)
