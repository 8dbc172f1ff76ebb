"""How the signals of candidate passages are brought to one scale and added."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from index.embedders import Vectors
from index.keywords import Scores
from index.ragged import Rows
from index.segment import Ids


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal counts in a passage's score, and how many candidates each brings.

    `other_language` is the share of their distance by which passages in another language than the question's are
    brought nearer to those in its own: they are farther whatever they say.
    Of the candidates, only the best by the other signals are compared word by word, at least `compared`: more of them
    gained nothing that was measured, and each takes two reads from the disk.
    """

    passage: float = 0.1
    sentence: float = 0.5
    words: float = 1.4
    keywords: float = 0.2
    named: float = 1.2
    other_language: float = 0.3
    candidates: int = 200
    compared: int = 80


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of each candidate passage: arrays of one length.

    Cosines (of the passage, of its best sentence) are to the question with and without the names in it, averaged;
    `closeness` to the question alone. `words` is the cosine of each word of the question to the closest of the
    passage's, the mean weighted by their rarity, with and without names too; `question_words` with them. `keywords` is
    the BM25 of the question, `remainder` that of what it asks of the documents it names; `named` is 0..1.
    """

    ids: Ids
    passage_cosine: Scores
    sentence_cosine: Scores
    closeness: Scores
    words: Scores
    question_words: Scores
    keywords: Scores
    remainder: Scores
    named: Scores

    def of(self, places: Rows) -> Signals:
        """Those of some of the candidates."""
        return Signals(*(getattr(self, one.name)[places] for one in fields(self)))


def no_signals() -> Signals:
    """Those of no candidate."""
    nothing = np.empty(0, dtype=np.float32)
    return Signals(np.empty(0, dtype=np.int64), *[nothing] * 8)


def fuse(signals: Signals, weights: Weights) -> Scores:
    """One score a candidate, 0 to 1: signals in standard deviations from their mean, weighted and added.

    Standard scores did better than a 0..1 scale on both sets of questions: one outlier does not flatten the rest.
    """
    passage, sentence, words, keywords, remainder = _standard(
        signals.passage_cosine, signals.sentence_cosine, signals.words, signals.keywords, signals.remainder
    )
    scores = (
        weights.passage * passage
        + weights.sentence * sentence
        + weights.words * words
        + weights.keywords * (keywords + remainder) / 2
        + weights.named * signals.named
    )
    spread = np.ptp(scores) if len(scores) else 0.0
    fused: Scores = (scores - scores.min()) / spread if spread else np.ones_like(scores)
    return fused


def _standard(*signals: Scores) -> Vectors:
    """An array (signals, values): each in standard deviations from its mean, 0 where all its values are the same."""
    values = np.stack(signals)
    if not values.size:
        return values
    values -= values.mean(axis=1, keepdims=True)
    deviations = values.std(axis=1, keepdims=True)
    standard: Vectors = np.divide(values, deviations, out=np.zeros_like(values), where=deviations > 0)
    return standard
