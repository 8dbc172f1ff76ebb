"""Whether what was found is enough to answer, or it is better to say that the corpus does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from answer.words import WordWeights
from index.retriever import Hit
from index.words import language_of, stems

_READ = 10
_ENOUGH = 0.5

# A logistic regression on 377 questions: those of the development set and of PIAF on their own corpus, each set on the
# other's corpus, and both on the samples. The bias lets through what is answerable with a chance of 0.4: a needless
# refusal costs the reader more than a quotation that does not help.
_BIAS = -0.85
_CLOSENESS = 2.73
_OTHER_LANGUAGE = 2.50
_COVERAGE = 3.18
_MISSING_NAME = -2.19
_USUAL_CLOSENESS = 0.85
_CLOSENESS_STEP = 0.05


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well the best passages match a question.

    `closeness` is their best cosine, which is lower when they are in another language than the question. `coverage` is
    the share of the question's words, each weighing as much as it is rare, that the best of them holds.
    `missing_name` tells that the question names something that stands nowhere in the corpus.
    """

    closeness: float
    other_language: bool
    coverage: float
    missing_name: bool

    @property
    def confidence(self) -> float:
        """The estimated chance, 0 to 1, that the passages help to answer; calibrated so that 0.5 is enough."""
        signal = (
            _BIAS
            + _CLOSENESS * (self.closeness - _USUAL_CLOSENESS) / _CLOSENESS_STEP
            + _OTHER_LANGUAGE * self.other_language
            + _COVERAGE * self.coverage
            + _MISSING_NAME * self.missing_name
        )
        return 1 / (1 + exp(-signal))

    @property
    def is_enough(self) -> bool:
        return self.confidence >= _ENOUGH


def weigh_evidence(question: str, hits: Sequence[Hit], words: WordWeights) -> Evidence:
    """The evidence that the first hits give for a question of these words."""
    read = hits[:_READ]
    return Evidence(
        closeness=max((hit.closeness for hit in read), default=0.0),
        other_language=bool(read) and read[0].document.language != language_of(question),
        coverage=max((words.coverage(_held(hit)) for hit in read), default=0.0),
        missing_name=bool(words.missing_names),
    )


def _held(hit: Hit) -> set[str]:
    known = (hit.passage.text, hit.passage.context, *hit.passage.section, hit.document.title, hit.document.buyer)
    return {stem for text in known for stem in stems(text, hit.document.language)}
