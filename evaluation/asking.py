"""Asks every question of the program as its pages ask it, and keeps what came back."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TypeVar

from answer.assistant import Assistant
from answer.checking.citations import Checked, CitationChecker, Source
from answer.commons import Commons
from answer.models import Answer
from answer.writing.rewriting import Rewriter
from answer.writing.written import Writer
from corpus.errors import BadQuestion
from corpus.models import Document
from corpus.progress import Progress
from evaluation.citation_quality import Cited, cited_in
from evaluation.questions import Question
from index.filters import Filters
from index.retriever import Hit

T = TypeVar("T")

_WARM_UP = ("Quelle est la durée du marché ?", "Who pays for late delivery?")
"""Asked before the clock runs: the first loads the model and reads the index. None of the questions, lest it be known.
"""
_HITS = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was found and answered, and the times in milliseconds.

    `gold_languages` are those of the documents that answer, `written` what a model wrote, before the check sifted it.
    """

    question: Question
    hits: tuple[Hit, ...]
    answer: Answer
    search_ms: float = 0.0
    answer_ms: float = 0.0
    gold_languages: frozenset[str] = frozenset()
    written: tuple[Cited, ...] = ()

    @property
    def crosses_languages(self) -> bool:
        """Whether the answer stands only in another language than the question's."""
        return bool(self.gold_languages) and self.question.language not in self.gold_languages


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question that cannot be measured: none of its gold files is there, or it is no question (`error`)."""

    question: Question
    error: BadQuestion | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """All that was asked, all that was left out, and the gold files that are not among the documents searched.

    `searched` is how many documents those are.
    """

    asked: tuple[Asked, ...]
    left_out: tuple[LeftOut, ...]
    absent: tuple[str, ...]
    searched: int
    model: str = ""


class WatchedChecker(CitationChecker):
    """The checker, which also keeps every sentence as it was written, before anything is left out of it."""

    def __init__(self, commons: Commons) -> None:
        super().__init__(lambda: commons.search_index.embedder, stored=commons.search_index.sentence_vectors)
        self._written: list[Cited] = []

    def check(self, sentence: str, sources: Sequence[Source]) -> Checked:
        self._written.append(cited_in(sentence, sources))
        return super().check(sentence, sources)

    def taken(self) -> tuple[Cited, ...]:
        """What was written since this was last asked."""
        taken = tuple(self._written)
        self._written.clear()
        return taken


class Interviewer:
    """Asks a corpus, with its language model or without.

    One assistant is searched and another answers: each keeps the vectors of the questions it was asked, and an answer
    timed after a search by the same one would find its own ready.
    """

    def __init__(self, commons: Commons, filters: Filters | None = None, *, with_model: bool = True) -> None:
        self._commons = commons
        self._filters = filters
        self._model = commons.language_model if with_model else None
        self._checker = WatchedChecker(commons)
        self._searcher, self._answerer = self._build(), self._build()

    def ask_all(self, questions: Sequence[Question], progress: Progress | None = None) -> Asking:
        """Every question that can be measured, asked; `progress` gets (questions asked, questions to ask)."""
        documents = self.documents()
        files = {document.file: document.language for document in documents}
        with closing(self._searcher), closing(self._answerer):
            measured = self._measure_all(questions, files, progress)
        asked = (one for one in measured if isinstance(one, Asked))
        left_out = (one for one in measured if isinstance(one, LeftOut))
        absent = dict.fromkeys(file for question in questions for file in sorted(question.files - files.keys()))
        model = self._model.name if self._model else ""
        return Asking(tuple(asked), tuple(left_out), tuple(absent), len(documents), model)

    def _measure_all(
        self, questions: Sequence[Question], languages: Mapping[str, str], progress: Progress | None
    ) -> list[Asked | LeftOut]:
        if any(_can_be_measured(question, languages) for question in questions):
            self._warm_up()
        measured = []
        for number, question in enumerate(questions, start=1):
            measured.append(self._measured(question, languages))
            if progress:
                progress(number, len(questions))
        return measured

    def documents(self) -> list[Document]:
        """The documents that are searched."""
        filters = self._filters or Filters()
        return [document for document in self._commons.store.documents() if filters.allow(document)]

    def _measured(self, question: Question, languages: Mapping[str, str]) -> Asked | LeftOut:
        known = _with_known_gold(question, languages)
        if not _can_be_measured(question, languages):
            return LeftOut(question)
        try:
            asked = self._ask(known)
        except BadQuestion as error:
            return LeftOut(question, error)
        return replace(asked, gold_languages=frozenset(languages[file] for file in known.files))

    def _warm_up(self) -> None:
        for text in _WARM_UP:
            self._searcher.search(text, _HITS, (), self._filters)
            self._answerer.quote(text, (), self._filters)

    def _ask(self, question: Question) -> Asked:
        self._checker.taken()
        text = question.text
        history = self._commons.assistant.exchanges(question.history)  # known on a page, so not timed
        hits, search_ms = _timed(lambda: self._searcher.search(text, _HITS, history, self._filters))
        answer, answer_ms = _timed(lambda: self._answerer.ask(text, history, self._filters))
        return Asked(question, tuple(hits), answer, search_ms, answer_ms, written=self._checker.taken())

    def _build(self) -> Assistant:
        commons = self._commons
        writer = Writer(self._model, self._checker) if self._model else None
        rewriter = Rewriter(self._model) if self._model else None
        return Assistant(
            commons.settings,
            commons.store,
            commons.search_index,
            writer,
            rewriter,
            close_reading=commons.assistant.close_reading,
        )


def _can_be_measured(question: Question, files: Container[str]) -> bool:
    return not question.is_answerable or any(file in files for file in question.files)


def _with_known_gold(question: Question, files: Container[str]) -> Question:
    return replace(question, gold=tuple(gold for gold in question.gold if gold.file in files))


def _timed(ask: Callable[[], T]) -> tuple[T, float]:
    began = perf_counter()
    result = ask()
    return result, (perf_counter() - began) * 1000
