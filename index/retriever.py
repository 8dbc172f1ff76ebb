"""From a question to the passages that answer it: meaning, words and documents, fused by score.

Five signals are brought to one scale and added (see `Weights`; measured in docs/quality.md): the cosine of the passage
and of its best sentence; how well each of the question's words is matched by the closest word of the passage in its
context; BM25 over stems; and whether the question names the document. A question that names one is searched twice, as
it is and without the names, which stand on a cover page rather than in the clause; both are of one pass of the
model, but where abbreviations are spelt out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import count

import numpy as np

from corpus.errors import NotFound
from corpus.models import Document, Page, Passage
from corpus.store import Store
from corpus.table_rows import CELLS, columns_of, row_at
from index.bilingual import OTHER_LANGUAGE, language_of, other_language
from index.current_corpus import CurrentCorpus, read_current_corpus
from index.embedders import Vectors
from index.filters import Filters
from index.fusion import Signals, Weights, fuse, no_signals
from index.keywords import Scores
from index.naming import find_naming
from index.question_vectors import KeptQuestions, QuestionVectors
from index.ragged import Rows
from index.search_index import SearchIndex
from index.sentence_signals import (
    QuestionWords,
    SentenceSignals,
    WordMatches,
    question_words,
    sentence_signals_of,
    word_matches_of,
)
from index.snapshot import Snapshot
from index.vectors import Allowed

_FEWEST_OF_A_LANGUAGE, _COMPARED_LANGUAGES = 5, 20
"""How many of the best passages of each language tell how far the other lies behind."""
_PASSAGES_A_PAGE = 5
"""Passages looked through for each page that is wanted: several of one page often follow each other."""


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

    @property
    def place(self) -> tuple[str, int]:
        """Its document and its page."""
        return self.document.id, self.passage.page


class Retriever:
    """Finds passages in an index that follows a store."""

    def __init__(self, store: Store, search_index: SearchIndex, weights: Weights | None = None) -> None:
        self._store = store
        self._index = search_index
        self._weights = weights or Weights()
        self._questions = KeptQuestions(lambda: search_index.embedder)
        self._corpus = read_current_corpus((), -1, Snapshot(), {})

    def close(self) -> None:
        """Ends its threads; whoever still searches begins new ones."""
        self._questions.close()

    def find_passages(self, question: str, k: int, filters: Filters | None = None) -> list[Hit]:
        """The `k` best passages, best first; fewer when the corpus holds fewer."""
        return list(self._hits(question, k, filters or Filters(), read_at_once=k))

    def find_pages(self, question: str, k: int, filters: Filters | None = None) -> list[Hit]:
        """The best passage of each of the `k` best pages, ranked anew."""
        return first_of_each_page(self._hits(question, _PASSAGES_A_PAGE * k, filters or Filters(), 2 * k), k)

    def _hits(self, question: str, k: int, filters: Filters, read_at_once: int) -> Iterator[Hit]:
        """The `k` best passages, best first, read from the store as they are wanted."""
        corpus = self._current_corpus()
        signals = self._signals(question, filters, corpus, k)
        scores = fuse(signals, self._weights)
        order = np.argsort(-scores, kind="stable")[:k]
        rank = count(1)
        for first in range(0, len(order), max(1, read_at_once)):
            some = order[first : first + read_at_once]
            passages = {one.id: one for one in self._store.texts.passages(signals.ids[some].tolist())}
            for i in some:
                passage = passages.get(int(signals.ids[i]))
                document = corpus.by_id.get(passage.document_id) if passage else None
                if passage and document:  # else one of them came or went meanwhile
                    values = (float(values[i]) for values in (scores, signals.closeness, signals.question_words))
                    yield Hit(next(rank), passage, document, *values)

    def sentence_signals(self, question: str, passages: Sequence[Passage]) -> list[SentenceSignals]:
        """For each passage, how near each of its sentences is to the question.

        A sentence too short for a vector of its own, or not embedded yet, is as close as its passage; one of a passage
        that was withdrawn meanwhile is at 0.
        """
        if not passages:
            return []
        known, words, snapshot = self._asked(question)
        page_of = cache(self._page)  # a long table is one page, of which many passages are asked for
        return [
            sentence_signals_of(known.text, words, snapshot, passage, _columns(passage, page_of), row)
            for passage, row in zip(passages, _rows_of(passages, snapshot), strict=True)
        ]

    def word_matches(self, question: str, passages: Sequence[Passage]) -> list[WordMatches]:
        """For each passage, how near each of its words is to each of the question's."""
        _, words, snapshot = self._asked(question)
        rows = _rows_of(passages, snapshot)
        return [word_matches_of(words, snapshot, *both) for both in zip(passages, rows, strict=True)]

    def _asked(self, question: str) -> tuple[QuestionVectors, QuestionWords, Snapshot]:
        """The vectors of a question, those of its words, and the index that they are held against."""
        corpus = self._current_corpus()
        known = self._questions.of(question)
        return known, question_words(question, known, corpus.snapshot, corpus.passage_count), corpus.snapshot

    def _page(self, document_id: str, number: int) -> Page | None:
        """None where it was withdrawn meanwhile."""
        with suppress(NotFound):
            return self._store.texts.page(document_id, number)
        return None

    def passage_count(self) -> int:
        return self._current_corpus().passage_count

    def is_mostly_in(self, language: str) -> bool:
        """Whether half of the documents at least are in this language."""
        corpus = self._current_corpus()
        return 2 * corpus.spoken[language] >= len(corpus.documents)

    def document_count(self, filters: Filters | None = None) -> int:
        """How many documents a search with these filters looks through."""
        corpus = self._current_corpus()
        return int(np.count_nonzero(corpus.lets(filters or Filters()) & ~corpus.waiting))

    def waiting_count(self, filters: Filters | None = None) -> int:
        """How many more it would, were they in the index already."""
        corpus = self._current_corpus()
        return int(np.count_nonzero(corpus.lets(filters or Filters()) & corpus.waiting))

    def _signals(self, question: str, filters: Filters, corpus: CurrentCorpus, k: int) -> Signals:
        """The candidate passages of a question with each signal's raw value."""
        snapshot, allowed = corpus.snapshot, corpus.allowed(filters)
        if not allowed.any():
            return no_signals()
        self._questions.begin(question)  # the model is at it while words are looked up
        naming = find_naming(question, snapshot.keywords, len(corpus.documents))
        texts = [text for text in (question, naming.remainder) if text]
        for text in texts[1:]:
            self._questions.begin_part(text, question)
        language = language_of(question)
        scores = snapshot.keywords.score_each([f"{text} {other_language(text, language)}" for text in texts])
        keywords, remainder = scores[0], scores[-1]
        brought_by_words = _best(keywords, allowed, self._weights.candidates)
        known = [self._questions.of(question), *(self._questions.of_part(text, question) for text in texts[1:])]
        wanted = np.stack([one.text for one in known])
        words = [
            question_words(text, one, snapshot, corpus.passage_count) for text, one in zip(texts, known, strict=True)
        ]
        rows = _candidates(wanted.mean(axis=0), snapshot, brought_by_words, allowed, self._weights.candidates)
        of_passage, of_sentence = _cosines(wanted, snapshot, rows)
        is_foreign = corpus.languages[snapshot.owners[rows]] == OTHER_LANGUAGE[language]
        unread = np.zeros(len(rows), dtype=np.float32)
        signals = Signals(
            ids=snapshot.ids[rows],
            passage_cosine=self._nearer(of_passage.mean(axis=1), is_foreign),
            sentence_cosine=self._nearer(of_sentence.mean(axis=1), is_foreign),
            closeness=np.maximum(of_passage[:, 0], of_sentence[:, 0]),
            words=unread,
            question_words=unread,
            keywords=keywords[rows],
            remainder=remainder[rows],
            named=corpus.of_documents(naming.documents, rows),
        )
        best = np.sort(np.argsort(-fuse(signals, self._weights), kind="stable")[: max(k, self._weights.compared)])
        of_words = _word_matches(words, snapshot, rows[best])
        in_mean = self._nearer(of_words.mean(axis=1), is_foreign[best])
        return replace(signals.of(best), words=in_mean, question_words=of_words[:, 0])

    def _nearer(self, cosines: Scores, is_foreign: Allowed) -> Scores:
        """The cosines, those of passages in another language raised towards those in the question's own."""
        own, foreign = (np.sort(cosines[some])[::-1] for some in (~is_foreign, is_foreign))
        count = min(len(own), len(foreign), _COMPARED_LANGUAGES)
        if count < _FEWEST_OF_A_LANGUAGE:
            return cosines
        behind = max(0.0, float(own[:count].mean() - foreign[:count].mean()))
        raised: Scores = cosines + is_foreign.astype(np.float32) * np.float32(self._weights.other_language * behind)
        return raised

    def _current_corpus(self) -> CurrentCorpus:
        revision, snapshot = self._store.revision(), self._index.snapshot()
        corpus = self._corpus
        if (corpus.revision, corpus.snapshot) != (revision, snapshot):
            documents = self._store.documents()
            last = {id: its.last for id, its in self._store.texts.passage_ranges().items()}
            corpus = self._corpus = read_current_corpus(documents, revision, snapshot, last)
        return corpus


def _rows_of(passages: Sequence[Passage], snapshot: Snapshot) -> list[Rows]:
    """For each passage an array of its row alone, of -1 for one that cannot be found."""
    rows = snapshot.rows_of(np.array([one.id for one in passages], dtype=np.int64))
    return [rows[i : i + 1] for i in range(len(rows))]


def _columns(passage: Passage, page_of: Callable[[str, int], Page | None]) -> tuple[str, ...]:
    """For each sentence, what the columns of the row that it is are called; none where no row has any."""
    page = page_of(passage.document_id, passage.page) if CELLS in passage.text else None
    if page is None:
        return ()
    rows = [row_at(page, span) for span in passage.sentences]
    columns = tuple(columns_of(row, page) if row else "" for row in rows)
    return columns if any(columns) else ()


def _candidates(vector: Vectors, snapshot: Snapshot, brought_by_words: Rows, allowed: Allowed, count: int) -> Rows:
    """The rows that meaning or words bring, ascending.

    What the best of their sentences would bring beside them gained nothing that was measured.
    """
    near = snapshot.nearest(vector, count, None if allowed.all() else allowed)
    return np.unique(np.concatenate([near, brought_by_words]))


def _best(scores: Scores, allowed: Allowed, count: int) -> Rows:
    rows = np.flatnonzero(allowed & (scores > 0))
    if len(rows) > count:
        rows = rows[np.argpartition(-scores[rows], count)[:count]]
    return rows


def _cosines(questions: Vectors, snapshot: Snapshot, rows: Rows) -> tuple[Scores, Scores]:
    """Two arrays (rows, questions): each passage's cosines, and its best sentence's, its own where it has none."""
    own: Scores = snapshot.passage_vectors(rows) @ questions.T
    cosines, counts = snapshot.sentence_cosines(questions, rows)
    best = own.copy()
    if len(cosines):
        best[counts > 0] = _largest_of_each(cosines, counts)
    return own, best


def _word_matches(questions: Sequence[QuestionWords], snapshot: Snapshot, rows: Rows) -> Scores:
    """An array (rows, questions): how well each passage matches each question word by word."""
    cosines, counts = snapshot.word_cosines(np.concatenate([one.vectors for one in questions]), rows)
    best = np.zeros((len(rows), cosines.shape[1]), dtype=np.float32)
    if len(cosines):
        best[counts > 0] = _largest_of_each(cosines, counts)
    of_each = np.split(best, np.cumsum([len(one.weights) for one in questions[:-1]]), axis=1)
    return np.stack([one @ words.weights for one, words in zip(of_each, questions, strict=True)], axis=1)


def _largest_of_each(values: Scores, counts: Rows) -> Scores:
    """The largest values of each row that has some; the values of all stand one after the other."""
    held = counts[counts > 0]
    return np.maximum.reduceat(values, np.cumsum(held) - held, axis=0)


def first_of_each_page(hits: Iterable[Hit], k: int) -> list[Hit]:
    """The best hit of each of the first `k` pages, ranked anew: what a list of results shows. Reads no further hits."""
    seen: dict[tuple[str, int], Hit] = {}
    for hit in hits:
        seen.setdefault(hit.place, hit)
        if len(seen) == k:
            break
    return [replace(hit, rank=rank) for rank, hit in enumerate(list(seen.values())[:k], start=1)]
