"""From a question to the passages that answer it: meaning, words and documents, fused by score.

Five signals are brought to one scale and added (see `Weights`; measured in docs/quality.md): the cosine of the passage
and of its best sentence; how well each of the question's words is matched by the closest word of the passage in its
context; BM25 over stems; and whether the question names the document. A question that names one is searched twice, as
it is and without the names, which stand on a cover page rather than in the clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from corpus.models import Document, Passage
from corpus.store import Store
from index.bilingual import other_language
from index.embedders import Vectors
from index.filters import Filters
from index.naming import find_naming
from index.search_index import LoadedVectors, SearchIndex, passages_of, sentences_of
from index.vectors import ExactVectors, Ids
from index.word_vectors import word_spans
from index.words import language_of, query_forms, telling_words

Scores = NDArray[np.float32]

_QUESTIONS_KEPT = 128
"""Questions whose vectors are kept: answering needs one twice, and an answer's page is opened again."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal counts in a passage's score, and how many candidates each brings."""

    passage: float = 0.1
    sentence: float = 0.5
    words: float = 1.4
    keywords: float = 0.2
    named: float = 1.2
    candidates: int = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `rank` counts from 1; `score` is higher for better, comparable within one search only.

    `closeness` is its cosine to the question (its own or its best sentence's), and `words` how well it matches the
    question word by word, -1 to 1; both are comparable between searches.
    """

    rank: int
    passage: Passage
    document: Document
    score: float
    closeness: float
    words: float = 0.0


@dataclass(frozen=True, slots=True)
class SentenceSignals:
    """How near each sentence of a passage is to a question: as a whole, and word by word. Arrays of one length."""

    closeness: Scores
    words: Scores


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


class Retriever:
    """Finds passages in an index that follows a store."""

    def __init__(self, store: Store, search_index: SearchIndex, weights: Weights | None = None) -> None:
        self._store = store
        self._index = search_index
        self._weights = weights or Weights()
        self._embed = lru_cache(maxsize=_QUESTIONS_KEPT)(self._embed_question)
        self._corpus = _Corpus(-1, (), np.empty(0, np.int64), np.empty(0, np.int64))

    def find_passages(self, question: str, k: int, filters: Filters | None = None) -> list[Hit]:
        """The `k` best passages, best first; fewer when the corpus holds fewer."""
        corpus = self._current_corpus()
        signals = self.signals(question, filters or Filters())
        scores = fuse(signals, self._weights)
        order = np.argsort(-scores, kind="stable")[:k]
        passages = {one.id: one for one in self._store.passages(signals.ids[order].tolist())}
        documents = {one.id: one for one in corpus.documents}
        hits: list[Hit] = []
        for i in order:
            passage = passages.get(int(signals.ids[i]))
            document = documents.get(passage.document_id) if passage else None
            if passage and document:  # else one of them came or went meanwhile
                values = (float(values[i]) for values in (scores, signals.closeness, signals.question_words))
                hits.append(Hit(len(hits) + 1, passage, document, *values))
        return hits

    def sentence_signals(self, question: str, passages: Sequence[Passage]) -> list[SentenceSignals]:
        """For each passage, how near each of its sentences is to the question.

        A sentence too short for a vector of its own, or not embedded yet, is as close as its passage; one of a passage
        that was withdrawn meanwhile is at 0.
        """
        if not passages:
            return []
        vector, words = self._embed(question).text, self._question_words(question)
        with self._index.lock:
            vectors = self._index.vectors()
            return [
                SentenceSignals(
                    closeness=self._sentence_cosines(vector, passage),
                    words=_words_of_sentences(words, vectors, passage),
                )
                for passage in passages
            ]

    def passage_count(self) -> int:
        return len(self._current_corpus().passage_ids)

    def document_count(self, filters: Filters | None = None) -> int:
        """How many documents a search with these filters looks through."""
        return sum(map((filters or Filters()).allow, self._current_corpus().documents))

    def signals(self, question: str, filters: Filters) -> Signals:
        """The candidate passages of a question with each signal's raw value."""
        corpus = self._current_corpus()
        allowed = corpus.allowed(filters)
        if not len(corpus.passage_ids) or (allowed is not None and not len(allowed)):
            return _no_signals()
        naming = find_naming(question, self._index.keywords, len(corpus.documents))
        texts = [text for text in (question, naming.remainder) if text]
        wanted = np.stack([self._embed(text).text for text in texts])
        words = [self._question_words(text) for text in texts]
        language = language_of(question)
        keywords = self._keyword_scores(question, language)
        remainder = self._keyword_scores(naming.remainder, language) if naming.remainder else keywords
        with self._index.lock:
            vectors = self._index.vectors()
            ids = _candidates(wanted.mean(axis=0), vectors, keywords, allowed, self._weights.candidates)
            ids = ids[np.isin(ids, corpus.passage_ids)]
            of_passage, of_sentence = _cosines(wanted, vectors, ids)
            of_words = _word_matches(words, vectors, ids)
        return Signals(
            ids=ids,
            passage_cosine=of_passage.mean(axis=1),
            sentence_cosine=of_sentence.mean(axis=1),
            closeness=np.maximum(of_passage[:, 0], of_sentence[:, 0]),
            words=of_words.mean(axis=1),
            question_words=of_words[:, 0],
            keywords=_aligned(keywords, ids),
            remainder=_aligned(remainder, ids),
            named=corpus.of_documents(naming.documents, ids),
        )

    def _keyword_scores(self, text: str, language: str) -> dict[int, float]:
        """BM25 of a question's words, and of what its terms are called in the other language."""
        return self._index.keywords.score(f"{text} {other_language(text, language)}")

    def _question_words(self, text: str) -> _QuestionWords:
        forms = [query_forms(word) for word, _, _ in telling_words(text)]
        frequencies = self._index.keywords.frequencies({form for some in forms for form in some})
        count = self.passage_count()
        weights = [log((count + 1) / (max(frequencies[form] for form in some) + 0.5)) for some in forms]
        shares = np.array(weights, dtype=np.float32) / (sum(weights) or 1.0)
        return _QuestionWords(self._embed(text).words, shares)

    def _embed_question(self, text: str) -> _QuestionVectors:
        return _QuestionVectors(*self._index.embedder.embed_question_and_words(text, word_spans(text)))

    def _sentence_cosines(self, vector: Vectors, passage: Passage) -> Scores:
        id = np.array([passage.id], dtype=np.int64)
        vectors = self._index.vectors().passages
        if not np.isin(id, vectors.sorted_ids())[0]:
            return np.zeros(len(passage.sentences), dtype=np.float32)
        places, own = self._index.sentence_vectors(passage)
        cosines: Scores = np.full(len(passage.sentences), (vectors.get(id) @ vector)[0], dtype=np.float32)
        cosines[places] = own @ vector
        return cosines

    def _current_corpus(self) -> _Corpus:
        revision = self._store.revision()
        if self._corpus.revision != revision:
            self._corpus = _read_corpus(self._store, revision)
        return self._corpus


@dataclass(frozen=True, slots=True)
class _QuestionVectors:
    """The vector of a question, and those of its words, one a row."""

    text: Vectors
    words: Vectors


@dataclass(frozen=True, slots=True)
class _QuestionWords:
    """The vectors of a question's words, one a row, and how much each counts: the rarer, the more; 1 in all."""

    vectors: Vectors
    weights: Scores


@dataclass(frozen=True, slots=True)
class _Corpus:
    """Which passage belongs to which document: `owners` are positions in `documents`, aligned with `passage_ids`."""

    revision: int
    documents: tuple[Document, ...]
    passage_ids: Ids
    owners: Ids

    def allowed(self, filters: Filters) -> Ids | None:
        """The passages that the filters let through, ascending; None when they let everything through."""
        lets = np.array([filters.allow(document) for document in self.documents], dtype=bool)
        return None if lets.all() else self.passage_ids[lets[self.owners]]

    def of_documents(self, values: dict[str, float], ids: Ids) -> Scores:
        """For each passage, the value of its document, 0 where it has none."""
        by_document = np.array([values.get(document.id, 0.0) for document in self.documents], dtype=np.float32)
        owned: Scores = by_document[self.owners[np.searchsorted(self.passage_ids, ids)]]
        return owned


def _read_corpus(store: Store, revision: int) -> _Corpus:
    documents = tuple(store.documents())
    places = {document.id: place for place, document in enumerate(documents)}
    owned = [(passage, places[owner]) for passage, owner in store.passage_owners() if owner in places]
    pairs = np.array(owned, dtype=np.int64).reshape(-1, 2)
    return _Corpus(revision, documents, pairs[:, 0].copy(), pairs[:, 1].copy())


def _no_signals() -> Signals:
    nothing = np.empty(0, dtype=np.float32)
    return Signals(np.empty(0, dtype=np.int64), *[nothing] * 8)


def _candidates(
    vector: Vectors,
    vectors: LoadedVectors,
    keywords: dict[int, float],
    allowed: Ids | None,
    count: int,
) -> Ids:
    """The passages that meaning, sentences or words bring, ascending; only those that have a vector."""
    near, _ = vectors.passages.search(vector, count, allowed)
    allowed_sentences = None if allowed is None else _sentences_within(vectors.sentences, allowed)
    near_sentences, _ = vectors.sentences.search(vector, count, allowed_sentences)
    with_words = _best(keywords, allowed, count)
    ids = np.unique(np.concatenate([near, passages_of(near_sentences), with_words]))
    return ids[np.isin(ids, vectors.passages.sorted_ids())]


def _best(scores: dict[int, float], allowed: Ids | None, count: int) -> Ids:
    ids = np.fromiter(scores, dtype=np.int64, count=len(scores))
    values = np.fromiter(scores.values(), dtype=np.float32, count=len(scores))
    if allowed is not None:
        kept = np.isin(ids, allowed)
        ids, values = ids[kept], values[kept]
    return ids[np.argsort(-values, kind="stable")[:count]]


def _sentences_within(sentences: ExactVectors, allowed: Ids) -> Ids:
    ids = sentences.sorted_ids()
    within: Ids = ids[np.isin(passages_of(ids), allowed)]
    return within


def _cosines(questions: Vectors, vectors: LoadedVectors, ids: Ids) -> tuple[Scores, Scores]:
    """Two arrays (ids, questions): each passage's cosines, and its best sentence's, its own where it has none."""
    own: Scores = vectors.passages.get(ids) @ questions.T
    known = vectors.sentences.sorted_ids()
    first_ids, end_ids = sentences_of(ids)
    firsts, ends = np.searchsorted(known, first_ids), np.searchsorted(known, end_ids)
    wanted = np.concatenate([known[first:end] for first, end in zip(firsts, ends, strict=True)] or [known[:0]])
    cosines = vectors.sentences.get(wanted) @ questions.T
    best = own.copy()
    place = 0
    for i, count in enumerate(ends - firsts):
        if count:
            best[i] = cosines[place : place + count].max(axis=0)
        place += count
    return own, best


def _aligned(scores: dict[int, float], ids: Ids) -> Scores:
    return np.array([scores.get(id, 0.0) for id in ids.tolist()], dtype=np.float32)


def _word_matches(questions: Sequence[_QuestionWords], vectors: LoadedVectors, ids: Ids) -> Scores:
    """An array (ids, questions): how well each passage matches each question word by word."""
    best = vectors.words.best_matches(np.concatenate([one.vectors for one in questions]), ids)
    of_each = np.split(best, np.cumsum([len(one.weights) for one in questions[:-1]]), axis=1)
    return np.stack([one @ words.weights for one, words in zip(of_each, questions, strict=True)], axis=1)


def _words_of_sentences(words: _QuestionWords, vectors: LoadedVectors, passage: Passage) -> Scores:
    """For each sentence, how well it matches the question word by word; 0 where it has no word that tells."""
    cosines = vectors.words.matches(words.vectors, passage.id)
    starts = np.array([passage.start + start for _, start, _ in telling_words(passage.text)], dtype=np.int64)
    own = cosines[len(cosines) - len(starts) :] if len(cosines) >= len(starts) else cosines[:0]
    matched = np.zeros(len(passage.sentences), dtype=np.float32)
    for i, span in enumerate(passage.sentences):
        first, end = np.searchsorted(starts[: len(own)], (span.start, span.end))
        if end > first:
            matched[i] = own[first:end].max(axis=0) @ words.weights
    return matched


def fuse(signals: Signals, weights: Weights) -> Scores:
    """One score a candidate, 0 to 1: signals in standard deviations from their mean, weighted and added.

    Standard scores did better than a 0..1 scale on both sets of questions: one outlier does not flatten the rest.
    """
    keywords = (_standard(signals.keywords) + _standard(signals.remainder)) / 2
    scores = (
        weights.passage * _standard(signals.passage_cosine)
        + weights.sentence * _standard(signals.sentence_cosine)
        + weights.words * _standard(signals.words)
        + weights.keywords * keywords
        + weights.named * signals.named
    )
    spread = np.ptp(scores) if len(scores) else 0.0
    fused: Scores = (scores - scores.min()) / spread if spread else np.ones_like(scores)
    return fused


def _standard(values: Scores) -> Scores:
    deviation = values.std() if len(values) else 0.0
    return (values - values.mean()) / deviation if deviation else np.zeros_like(values)


def first_of_each_page(hits: Sequence[Hit], k: int) -> list[Hit]:
    """The best hit of each of the first `k` pages, ranked anew: what a list of results shows."""
    seen: dict[tuple[str, int], Hit] = {}
    for hit in hits:
        seen.setdefault((hit.document.id, hit.passage.page), hit)
    return [replace(hit, rank=rank) for rank, hit in enumerate(list(seen.values())[:k], start=1)]
