"""What a reader can do after a refusal, which depends on why nothing answers."""

from __future__ import annotations

from collections.abc import Sequence

from answer.models import Answer
from answer.unknown_words import asks_of_these_alone
from corpus.messages import quoted, translator
from index.words import find_words, fold, telling_words


def tip_after(answer: Answer, language: str) -> str:
    """What to do, in a sentence; "" where nothing is known to help or it is already said where the answer stands."""
    _ = translator(language)
    of_these_alone = asks_of_these_alone(answer.understood, answer.unknown_words)
    names = answer.nameless or _names_among(answer.unknown_words, answer.understood)
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
    """Whether half of what the question says at least stands in no document."""
    return 2 * len(answer.unknown_words) >= len(telling_words(answer.understood)) > 0


def _names_among(words: Sequence[str], question: str) -> list[str]:
    """Those that are written as names are, and not because the question begins with them."""
    return [word for word in words if word[0].isupper() and not question.startswith(word)]


def _listed(words: Sequence[str], language: str) -> str:
    return ", ".join(quoted(word, language) for word in words)
