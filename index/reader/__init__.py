"""Whether and where a passage answers a question: both are read together, which closeness in meaning cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.models import Span

QUESTION, PASSAGE, PADDING = 0, 1, 2
"""What a token is of."""
_TOLD = 2.0
"""The log-odds from which the words that answer are told (not fitted)."""
_NEARLY = 8.0
"""How much less likely than the likeliest a token beside it may be and still be of the answer: training lets one token
stand for all. Of 80 answers of PIAF their characters are met with an F1 of .54; .47 where it is 3 or 10."""


@dataclass(frozen=True, slots=True)
class ToRead:
    """A text to read, after its `head`: what it does not say of itself."""

    head: str
    text: str

    def begun(self, prompt: str) -> str:
        """What a model is given before the text itself."""
        return prompt + (f"{self.head}\n" if self.head else "")


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """What reading a text told: the score of each token, a log-odds, and the `places` of the tokens in it (tokens, 2).

    0 is as likely as that the text does not answer. Tokens of the head stand before 0.
    """

    places: NDArray[np.int32]
    scores: NDArray[np.float32]

    @property
    def score(self) -> float:
        """That of the whole text."""
        return float(np.logaddexp.reduce(self.scores)) if len(self.scores) else -np.inf

    def less_likely(self, by: float) -> Read:
        """The same, each token by so much."""
        return Read(self.places, self.scores - np.float32(by))

    def score_of(self, span: Span) -> float:
        """That of a stretch of it."""
        inside = self._is_inside(span)
        return float(np.logaddexp.reduce(self.scores[inside])) if inside.any() else -np.inf

    def answer_in(self, span: Span) -> Span | None:
        """Where in a stretch the answer stands: at its likeliest token, and those beside it nearly as likely.

        None where that is not likely enough to be told.
        """
        if self.score_of(span) < _TOLD:
            return None
        inside = np.flatnonzero(self._is_inside(span))
        scores = self.scores[inside]
        likely = scores >= scores.max() - _NEARLY
        first = last = int(scores.argmax())
        while first > 0 and likely[first - 1]:
            first -= 1
        while last < len(likely) - 1 and likely[last + 1]:
            last += 1
        start, end = self.places[inside[first], 0], self.places[inside[last], 1]  # a token has the blank before it
        return Span(max(int(start), span.start), min(int(end), span.end))

    def _is_inside(self, span: Span) -> NDArray[np.bool_]:
        """Which tokens stand in a stretch, with some of their letters at least."""
        return (self.places[:, 0] < span.end) & (self.places[:, 1] > span.start)


def spelt(question: str) -> str:
    """A question as readers learn it: with the apostrophes that are printed."""
    return question.replace("'", "’")


class Reader(Protocol):
    """Reads texts with a question in mind. Safe to share."""

    def read(self, question: str, texts: Sequence[ToRead]) -> list[Read]:
        """What each text told."""
        ...
