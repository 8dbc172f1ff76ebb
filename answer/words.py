"""What the words of a question weigh in a corpus: the rarer, the more."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from corpus.models import Span
from index.keywords import Keywords
from index.topic import is_abbreviation
from index.words import find_words, query_stems, stem, stop_words


@dataclass(frozen=True, slots=True)
class WordWeights:
    """The words of a question, each as its possible stems with its inverse document frequency.

    `missing_names` are its proper names and acronyms, as written, that stand nowhere in the corpus.
    """

    weights: tuple[tuple[frozenset[str], float], ...]
    missing_names: tuple[str, ...]

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
    weights = [log((passages + 1) / (max(frequencies[form] for form in forms) + 0.5)) for forms in words]
    missing = [name for name in _names(question) if not any(keywords.frequencies(_forms(name)).values())]
    return WordWeights(tuple(zip(words, weights, strict=True)), tuple(missing))


def _names(question: str) -> list[str]:
    """The words with a capital, but for the first of the question and what the glossary spells out."""
    telling = [(start, end) for word, start, end in find_words(question) if word not in stop_words()]
    names = (question[start:end] for start, end in telling if start > 0 and question[start].isupper())
    return [name for name in names if not is_abbreviation(name)]


def _forms(name: str) -> set[str]:
    return {form for forms in query_stems(name) for form in forms}
