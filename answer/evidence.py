"""Whether what was found is enough to answer, or it is better to say that the corpus does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from answer.words import WordWeights
from index.retriever import Hit
from index.words import stems

_READ = 10
_ENOUGH = 0.5
_BIAS, _CLOSENESS, _COVERAGE, _MISSING = -38.0, 44.0, 2.0, -3.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well the best passages match a question.

    `closeness` is their best cosine. `coverage` is the share of the question's words, each weighing as much as it is
    rare, that the best of them holds; `missing` the share of the weight that stands nowhere in the corpus.
    """

    closeness: float
    coverage: float
    missing: float

    @property
    def confidence(self) -> float:
        """The estimated chance, 0 to 1, that the passages answer the question."""
        signal = _BIAS + _CLOSENESS * self.closeness + _COVERAGE * self.coverage + _MISSING * self.missing
        return 1 / (1 + exp(-signal))

    @property
    def is_enough(self) -> bool:
        return self.confidence >= _ENOUGH


def weigh_evidence(hits: Sequence[Hit], words: WordWeights) -> Evidence:
    """The evidence that the first hits give for a question of these words."""
    read = hits[:_READ]
    return Evidence(
        closeness=max((hit.closeness for hit in read), default=0.0),
        coverage=max((words.coverage(_held(hit)) for hit in read), default=0.0),
        missing=words.missing,
    )


def _held(hit: Hit) -> set[str]:
    known = (hit.passage.text, hit.passage.context, *hit.passage.section, hit.document.title, hit.document.buyer)
    return {stem for text in known for stem in stems(text, hit.document.language)}
