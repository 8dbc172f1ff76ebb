"""What a question means after those before it: one that can be searched alone, and the documents it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.models import Document
from index.filters import Filters
from index.words import find_words, fold, stop_words

_OPENINGS = re.compile(r"^(et|mais|ou|sinon|and|but|or|what about|how about|same)\b")
_REFERENCES = re.compile(
    r"(?<![-\w])(ils?|elles?|ce|cela|ca|celui|celle|ceux|celles|lui|leur|it|its|they|them|their|this|those)\b"
)
"""Words that stand for something said before; after a hyphen ("a-t-il", "est-ce") they only turn the sentence round."""
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier question as it was understood, its filters, and the documents cited, in order."""

    question: str
    documents: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)


History = Sequence[Exchange | str]
"""Earlier questions, oldest first: understood already, or as they were asked."""


@dataclass(frozen=True, slots=True)
class Library:
    """What a conversation can be about; each is looked up only when the words of a question need it.

    `named` gives the documents that a text names; `cited` those that the answer to a question cites, in order.
    """

    documents: Callable[[], Sequence[Document]]
    named: Callable[[str], Mapping[str, float]]
    cited: Callable[[Exchange], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Understood:
    """A question that stands alone, and the ids of the documents it is about; none when it may be about any."""

    question: str
    documents: frozenset[str] = frozenset()

    def within(self, filters: Filters | None) -> Filters:
        """The filters, narrowed to the documents that the question is about."""
        return replace(filters or Filters(), documents=self.documents) if self.documents else filters or Filters()


def understand(question: str, history: History, library: Library) -> Understood:
    """The question with what it leaves to the earlier ones (oldest first), which it quotes in brackets."""
    return Understood(_stand_alone(question, [one if isinstance(one, str) else one.question for one in history]))


def _stand_alone(question: str, history: Sequence[str]) -> str:
    if not history or not _leans_on_history(question):
        return question
    before = _stand_alone(history[-1], history[:-1])
    return f"{question} ({before})"


def _leans_on_history(question: str) -> bool:
    folded = fold(question).strip()
    telling = [word for word, _, _ in find_words(question) if word not in stop_words()]
    return bool(_OPENINGS.match(folded)) or bool(_REFERENCES.search(folded)) or len(telling) <= _FEW_WORDS
