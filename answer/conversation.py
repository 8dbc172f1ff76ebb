"""A follow-up question becomes one that can be searched alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.words import find_words, fold, stop_words

_OPENINGS = re.compile(r"^(et|mais|ou|sinon|and|but|or|what about|how about|same)\b")
_REFERENCES = re.compile(
    r"(?<![-\w])(ils?|elles?|ce|cela|ca|celui|celle|ceux|celles|lui|leur|it|its|they|them|their|this|those)\b"
)
"""Words that stand for something said before; after a hyphen ("a-t-il", "est-ce") they only turn the sentence round."""
_FEW_WORDS = 3


def stand_alone(question: str, history: Sequence[str]) -> str:
    """The question with what it leaves to the earlier ones (oldest first), which it quotes in brackets."""
    if not history or not _leans_on_history(question):
        return question
    before = stand_alone(history[-1], history[:-1])
    return f"{question} ({before})"


def _leans_on_history(question: str) -> bool:
    folded = fold(question).strip()
    telling = [word for word, _, _ in find_words(question) if word not in stop_words()]
    return bool(_OPENINGS.match(folded)) or bool(_REFERENCES.search(folded)) or len(telling) <= _FEW_WORDS
