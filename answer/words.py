"""What the words of a question weigh in a corpus: the rarer, the more."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from corpus.models import Span
from index.keywords import Keywords
from index.words import find_words, query_stems, stem


@dataclass(frozen=True, slots=True)
class WordWeights:
    """The words of a question, each as its possible stems with its inverse document frequency.

    `missing` is the share of the weight whose words stand nowhere in the corpus.
    """

    weights: tuple[tuple[frozenset[str], float], ...]
    missing: float

    def coverage(self, stems: set[str]) -> float:
        """The share of the question's weight that these stems hold, 0 to 1."""
        total = sum(weight for _, weight in self.weights)
        return sum(weight for forms, weight in self.weights if forms & stems) / total if total else 0.0

    def decisive(self, text: str, language: str) -> tuple[Span, ...]:
        """Where the words of the question stand in a text."""
        forms = {form for stems, _ in self.weights for form in stems}
        return tuple(Span(start, end) for word, start, end in find_words(text) if stem(word, language) in forms)


def weigh_words(question: str, keywords: Keywords, passages: int) -> WordWeights:
    """The words of a question as they weigh in a corpus of so many passages."""
    words = [frozenset(forms) for forms in query_stems(question)]
    frequencies = keywords.frequencies({form for forms in words for form in forms})
    seen = [max(frequencies[form] for form in forms) for forms in words]
    weights = [log((passages + 1) / (count + 0.5)) for count in seen]
    total = sum(weights) or 1.0
    missing = sum(weight for weight, count in zip(weights, seen, strict=True) if count == 0) / total
    return WordWeights(tuple(zip(words, weights, strict=True)), missing)
