"""A follow-up made a question of its own by a language model, taken only when it says what the rules understood too."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from logging import getLogger
from time import monotonic

from answer.exchanges import History, Understood
from answer.language_models import LanguageModel
from corpus.errors import LanguageModelFailed
from index.bilingual import language_of
from index.words import find_words, stem, stop_words
from prompts.passages import as_data
from prompts.template import fill

log = getLogger(__name__)

_LONGEST = 250
_TOKENS = 80
_SECONDS = 2.0
_EARLIER = 4
_LEAST_KNOWN = 0.8
"""Share of its telling words that a rewritten question has from the conversation."""
_NAME = re.compile(r"\d+(?:[.,]\d+)*|(?<=[\s'’(\"«])[A-ZÀ-Ý][\w.-]*|\b\w*[a-zà-ÿ][A-Z]\w*|\b[A-ZÀ-Ý]{2,}\b")
"""A number, or a word with a capital that does not open the sentence."""


class Rewriter:
    """Has a language model put a follow-up in a better phrase than rules can, within a small time."""

    def __init__(self, model: LanguageModel, seconds: float = _SECONDS, clock: Callable[[], float] = monotonic) -> None:
        self._model = model
        self._seconds = seconds
        self._clock = clock

    def rewrite(self, question: str, history: History, understood: Understood) -> Understood:
        """The question as the model puts it where that can be trusted, else as it was understood by rules."""
        if understood.question == question or understood.documents or understood.languages:
            return understood
        earlier = [one.question for one in history]
        written = self._written(question, earlier[-_EARLIER:])
        is_sane = is_sound(written, question, earlier, understood.question)
        return replace(understood, question=written) if is_sane else understood

    def _written(self, question: str, earlier: Sequence[str]) -> str:
        """What the model writes on its first line; "" when it fails or takes too long."""
        listed = "\n".join(f"- {as_data(one)}" for one in earlier)
        messages = fill("stand_alone", language_of(question), earlier=listed, question=as_data(question))
        deadline = self._clock() + self._seconds
        text = ""
        try:
            with closing(self._model.stream(messages, _TOKENS)) as pieces:
                for piece in pieces:
                    text += piece
                    if "\n" in text.lstrip() or len(text) > 2 * _LONGEST:
                        break
                    if self._clock() > deadline:
                        return ""
        except LanguageModelFailed as error:
            log.info("The language model did not rewrite a question", exc_info=error)
            return ""
        return text.strip().split("\n")[0].strip()


def is_sound(written: str, question: str, earlier: Sequence[str], by_rules: str) -> bool:
    """Whether a rewritten question can be trusted.

    It is one short question, made of the conversation's words; it keeps what the follow-up asks, and it names what
    the rules name: nothing else, and not nothing.
    """
    if not written.endswith("?") or written.count("?") > 1 or len(written) > _LONGEST:
        return False
    own, asked, said = _stems(written), _stems(question), _stems(" ".join([*earlier, question, by_rules]))
    named, wanted = _names(written), _names(by_rules)
    return (
        bool(own)
        and len(own & said) >= _LEAST_KNOWN * len(own)
        and asked <= own
        and named <= wanted
        and bool(named) == bool(wanted)
    )


def _stems(text: str) -> set[str]:
    return {stem(word, "fr") for word, _, _ in find_words(text) if word not in stop_words()}


def _names(text: str) -> set[str]:
    return {match[0].casefold().rstrip(".-") for match in _NAME.finditer(text)} - stop_words()
