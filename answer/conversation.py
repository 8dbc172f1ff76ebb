"""A follow-up question becomes one that can be searched alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.words import find_words, fold, stop_words

_OPENINGS = re.compile(r"^(et|mais|ou|sinon|and|but|or|what about|how about|same)\b")
_REFERENCES = frozenset(
    ["il", "elle", "ils", "elles", "ce", "cela", "ca", "celui", "celle", "ceux", "celles", "lui", "leur", "y", "en", "it", "its", "they", "them", "their", "that", "this", "those"]
)
_FEW_WORDS = 3


def stand_alone(question: str, history: Sequence[str]) -> str:
    """The question with what it leaves to the earlier ones (oldest first), which it quotes in brackets."""
    if not history or not _leans_on_history(question):
        return question
    before = stand_alone(history[-1], history[:-1])
    return f"{question} ({before})"


def _leans_on_history(question: str) -> bool:
    words = [fold(word) for word, _, _ in find_words(question)]
    telling = [word for word, _, _ in find_words(question) if word not in stop_words()]
    return bool(_OPENINGS.match(fold(question).strip())) or bool(_REFERENCES & set(words)) or len(telling) <= _FEW_WORDS
