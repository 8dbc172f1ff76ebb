"""How near each sentence of a passage is to a question: what its quotations are chosen by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from corpus.models import Passage
from corpus.table_rows import columns_as_printed
from index.embedders import Vectors
from index.keywords import Scores
from index.question_vectors import QuestionVectors
from index.ragged import Rows
from index.snapshot import Snapshot
from index.words import query_forms, telling_words


@dataclass(frozen=True, slots=True)
class SentenceSignals:
    """How near each sentence of a passage is to a question: as a whole, and word by word. Arrays of one length.

    `columns` are, for each sentence that is a table row, what its columns are called; empty where no row has any.
    `read` is the log-odds that each holds the answer, where a reader has read the passage.
    """

    closeness: Scores
    words: Scores
    columns: tuple[str, ...] = ()
    read: Scores | None = None


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """The telling `words` of a question, the vector of each, one a row, and what each counts: the rarer, the more.

    They count 1 in all. A word that is said again counts again, by the vector that it has where it is said first.
    """

    words: tuple[str, ...]
    vectors: Vectors
    weights: Scores


@dataclass(frozen=True, slots=True)
class WordMatches:
    """How near each telling word of a passage is to each of the question's `words`, each in its context.

    `starts` and `ends` are where the passage's words begin and end on their page, `cosines` an array (words of the
    passage, words of the question); all are empty for a passage that is not in the index.
    """

    words: tuple[str, ...]
    starts: Rows
    ends: Rows
    cosines: Vectors


def question_words(text: str, vectors: QuestionVectors, snapshot: Snapshot, passage_count: int) -> QuestionWords:
    """A question's words weighed by their rarity in the passages, of which there are `passage_count`."""
    words = [word for word, _, _ in telling_words(text)]
    times = Counter(words)
    forms = [query_forms(word) for word in times]
    frequencies = snapshot.keywords.frequencies({form for some in forms for form in some})
    rarity = (log((passage_count + 1) / (max(frequencies[form] for form in some) + 0.5)) for some in forms)
    weights = [one * count for one, count in zip(rarity, times.values(), strict=True)]
    first = {word: place for place, word in reversed([*enumerate(words)])}
    rows = np.array([first[word] for word in times], dtype=np.int64)
    return QuestionWords(tuple(times), vectors.words[rows], np.array(weights, dtype=np.float32) / (sum(weights) or 1.0))


def sentence_signals_of(
    vector: Vectors,
    words: QuestionWords,
    snapshot: Snapshot,
    passage: Passage,
    columns: tuple[str, ...],
    row: Rows,
) -> SentenceSignals:
    """The signals of each sentence of a passage that stands in a row of the index; 0 where it stands in none (-1)."""
    nothing = np.zeros(len(passage.sentences), dtype=np.float32)
    if row[0] < 0:
        return SentenceSignals(nothing, nothing, columns)
    places, own, _ = snapshot.sentences(row)
    closeness = np.full(len(passage.sentences), (snapshot.passage_vectors(row) @ vector)[0], dtype=np.float32)
    if len(places):
        closeness[places] = own @ vector
    return SentenceSignals(closeness, _words_of_sentences(words, snapshot, passage, columns, row), columns)


def word_matches_of(words: QuestionWords, snapshot: Snapshot, passage: Passage, row: Rows) -> WordMatches:
    """How near a passage's own words are to a question's; those of its headings come before them, and are left out."""
    cosines, _ = snapshot.word_cosines(words.vectors, row[row >= 0])
    spans = [(passage.start + start, passage.start + end) for _, start, end in telling_words(passage.text)]
    if len(cosines) < len(spans):
        spans = []
    starts, ends = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    return WordMatches(words.words, starts, ends, cosines[len(cosines) - len(spans) :])


def _words_of_sentences(
    words: QuestionWords, snapshot: Snapshot, passage: Passage, columns: Sequence[str], row: Rows
) -> Scores:
    """For each sentence, how well it matches the question word by word, a row with the one that names its columns.

    0 where it has no word that tells.
    """
    matches = word_matches_of(words, snapshot, passage, row)
    best = np.zeros((len(passage.sentences), len(words.weights)), dtype=np.float32)
    for i, span in enumerate(passage.sentences):
        first, end = np.searchsorted(matches.starts, (span.start, span.end))
        if end > first:
            best[i] = matches.cosines[first:end].max(axis=0)
    heads = {passage.quote(span): i for i, span in enumerate(passage.sentences)}
    for i, head in enumerate(map(columns_as_printed, columns)):
        if head in heads:
            best[i] = np.maximum(best[i], best[heads[head]])
    return best @ words.weights
