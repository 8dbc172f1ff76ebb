"""The answer without a language model: the corpus's own sentences that answer best, word for word.

Every sentence of the passages found is scored by its closeness in meaning to the question, by the question's rare
words that it holds, and by its passage's score. The best are quoted; a question that compares gets one a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from answer.words import WordWeights
from corpus.models import Passage, Span
from index.retriever import Hit, Scores
from index.topic import compares
from index.words import stems

_PASSAGES = 12
_QUOTES = 5
_QUOTES_COMPARING = 7
_LONGEST_QUOTE = 600
_SHORTEST_QUOTE = 60
_CLOSENESS, _WORDS, _PASSAGE = 0.2, 0.4, 0.4
_WORTH_QUOTING = 0.7
"""Share of the best score below which a sentence is left out."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a passage worth quoting, and how good it is, 0 to 1."""

    hit: Hit
    span: Span
    score: float


def choose_quotes(question: str, hits: Sequence[Hit], closeness: Sequence[Scores], words: WordWeights) -> list[Quote]:
    """The quotes that make the answer, documents in the order of their best; `closeness` has a value a sentence."""
    ranked = sorted(_best_of_each(hits[:_PASSAGES], closeness, words), key=lambda quote: -quote.score)
    if not ranked:
        return []
    worthy = [quote for quote in ranked if quote.score >= _WORTH_QUOTING * ranked[0].score]
    if compares(question):
        return list(_first_of_each_document(worthy))[:_QUOTES_COMPARING]
    return _grouped_by_document(worthy[:_QUOTES])


def _best_of_each(hits: Sequence[Hit], closeness: Sequence[Scores], words: WordWeights) -> Iterable[Quote]:
    quotable = [(hit, values) for hit, values in zip(hits, closeness, strict=False) if hit.passage.sentences]
    if not quotable:
        return
    everything = np.concatenate([values for _, values in quotable])
    low, spread = float(everything.min()), float(np.ptp(everything)) or 1.0
    best_hit = max(hit.score for hit, _ in quotable) or 1.0
    for hit, values in quotable:
        scores = [
            _CLOSENESS * (float(value) - low) / spread
            + _WORDS * _coverage(hit, span, words)
            + _PASSAGE * hit.score / best_hit
            for span, value in zip(hit.passage.sentences, values, strict=True)
        ]
        best = int(np.argmax(scores))
        yield Quote(hit, _grown(hit.passage, best), scores[best])


def _coverage(hit: Hit, span: Span, words: WordWeights) -> float:
    """What a sentence holds of the question's words, those of its headings and columns counting half."""
    language = hit.document.language
    own = set(stems(hit.passage.quote(span), language))
    around = set(stems(" ".join((hit.passage.context, *hit.passage.section)), language))
    return (words.coverage(own) + words.coverage(own | around)) / 2


def _grown(passage: Passage, chosen: int) -> Span:
    """The chosen sentence, with what it announces or what announces it, within the length of a quotation."""
    sentences = passage.sentences
    first = last = chosen
    if first > 0 and _announces(passage, first - 1) and _length(sentences, first - 1, last) <= _LONGEST_QUOTE:
        first -= 1
    while last + 1 < len(sentences) and _length(sentences, first, last + 1) <= _LONGEST_QUOTE:
        if not (_announces(passage, first) or _length(sentences, first, last) < _SHORTEST_QUOTE):
            break
        last += 1
    return Span(sentences[first].start, sentences[last].end)


def _announces(passage: Passage, sentence: int) -> bool:
    return passage.quote(passage.sentences[sentence]).endswith(":")


def _length(sentences: Sequence[Span], first: int, last: int) -> int:
    return sentences[last].end - sentences[first].start


def _first_of_each_document(quotes: Iterable[Quote]) -> Iterable[Quote]:
    seen: set[str] = set()
    for quote in quotes:
        if quote.hit.document.id not in seen:
            seen.add(quote.hit.document.id)
            yield quote


def _grouped_by_document(quotes: Sequence[Quote]) -> list[Quote]:
    order = list(dict.fromkeys(quote.hit.document.id for quote in quotes))
    return sorted(quotes, key=lambda quote: order.index(quote.hit.document.id))
