"""Whether what was found is enough to answer, or it is better to say that the corpus does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from index.keywords import Keywords
from index.retriever import Hit
from index.words import query_stems, stems

_READ = 10


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well the best passages match a question.

    `closeness` is their best cosine. `coverage` is the share of the question's words, each weighing as much as it is
    rare, that the best of them holds; `missing` the weight share of words that stand nowhere in the corpus.
    """

    closeness: float
    coverage: float
    missing: float

    @property
    def confidence(self) -> float:
        """The estimated chance, 0 to 1, that the passages answer the question."""
        return 1 / (1 + exp(-(_BIAS + _CLOSENESS * self.closeness + _COVERAGE * self.coverage + _MISSING * self.missing)))


_BIAS, _CLOSENESS, _COVERAGE, _MISSING = -38.0, 44.0, 2.0, -3.0


def weigh_evidence(question: str, hits: Sequence[Hit], keywords: Keywords, passages: int) -> Evidence:
    """The evidence that the first hits give, in a corpus of so many passages."""
    weights = word_weights(question, keywords, passages)
    total = sum(weight for _, weight in weights) or 1.0
    held = [_held(hit) for hit in hits[:_READ]]
    coverage = max((sum(w for forms, w in weights if words & forms) / total for words in held), default=0.0)
    unseen = keywords.frequencies({form for forms, _ in weights for form in forms})
    missing = sum(weight for forms, weight in weights if not any(unseen[form] for form in forms)) / total
    return Evidence(max((hit.closeness for hit in hits[:_READ]), default=0.0), coverage, missing)


def word_weights(question: str, keywords: Keywords, passages: int) -> list[tuple[frozenset[str], float]]:
    """For each word of the question, its stems and its inverse document frequency."""
    words = [frozenset(forms) for forms in query_stems(question)]
    frequencies = keywords.frequencies({form for forms in words for form in forms})
    return [(forms, log((passages + 1) / (max(frequencies[form] for form in forms) + 0.5))) for forms in words]


def _held(hit: Hit) -> set[str]:
    language = hit.document.language
    known = (hit.passage.text, hit.passage.context, *hit.passage.section, hit.document.title, hit.document.buyer)
    return {stem for text in known for stem in stems(text, language)}
