"""An answer written by a language model from numbered passages, every sentence checked as soon as it ends."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

from answer.checking.citations import Checked, CitationChecker, Source
from answer.language_models import LanguageModel
from answer.writing.nonsense import UNSUPPORTED, nonsense_in
from answer.writing.passage_choice import Given, choose_passages, tokens_of
from answer.writing.sentence_stream import SentenceStream
from corpus.errors import ModelUnusable
from corpus.folding import fold
from corpus.messages import LANGUAGES
from index.bilingual import language_of
from index.retriever import Hit
from prompts.passages import as_data
from prompts.template import Message, fill, fixed_text

_ANSWER_TOKENS = 600
"""Six sentences of French, with a small model's tokens."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A written answer as far as it goes: the sentences checked, and the beginning of the next.

    `found_nothing` when the model says, and says only, that the passages do not answer.
    """

    sentences: tuple[Checked, ...] = ()
    unfinished: str = ""
    found_nothing: bool = False


class Writer:
    """Has a language model write from passages."""

    def __init__(self, model: LanguageModel, checker: CitationChecker) -> None:
        self._model = model
        self._checker = checker

    @property
    def name(self) -> str:
        return self._model.name

    def choose(self, question: str, hits: Sequence[Hit]) -> list[Given]:
        """The passages to write from, as many as the model can read besides its rules and its answer."""
        rules = sum(tokens_of(message.text) for message in _messages(question, ()))
        return choose_passages(question, hits, self._model.context_tokens - _ANSWER_TOKENS - rules)

    def write(self, question: str, given: Sequence[Given]) -> Generator[Draft, None, None]:
        """The answer as it grows; the last draft is the whole of it. Raises LanguageModelFailed."""
        writing = _Writing(self._checker, [one.source for one in given])
        with closing(self._model.stream(_messages(question, given), _ANSWER_TOKENS)) as pieces:
            for piece in pieces:
                writing.add(piece)
                self._refuse_nonsense(writing)
                yield writing.draft()
        writing.finish()
        self._refuse_nonsense(writing)
        if not writing.found_nothing and not any(not one.doubts for one in writing.sentences):
            raise ModelUnusable(model=self.name, reason=UNSUPPORTED)
        yield writing.draft()

    def _refuse_nonsense(self, writing: _Writing) -> None:
        if writing.nonsense:
            raise ModelUnusable(model=self.name, reason=writing.nonsense)


class _Writing:
    """An answer being written."""

    def __init__(self, checker: CitationChecker, sources: Sequence[Source]) -> None:
        self._checker = checker
        self._sources = sources
        self._prepared = _meanwhile(lambda: checker.prepare(sources))
        self._stream = SentenceStream()
        self._seen: list[str] = []
        self._says_nothing_found = False
        self.sentences: list[Checked] = []
        self.nonsense = ""

    def add(self, piece: str) -> None:
        for sentence in self._stream.add(piece):
            self._take(sentence)
        self.nonsense = self.nonsense or nonsense_in(self._stream.unfinished, self._seen)

    def finish(self) -> None:
        for sentence in self._stream.finish():
            self._take(sentence)

    @property
    def found_nothing(self) -> bool:
        return self._says_nothing_found and not self.sentences

    def draft(self) -> Draft:
        return Draft(tuple(self.sentences), self._stream.unfinished, self.found_nothing)

    def _take(self, sentence: str) -> None:
        """Checks a finished sentence and keeps it, unless it says again what was said."""
        self.nonsense = self.nonsense or nonsense_in(sentence, self._seen)
        is_new = sentence not in self._seen
        self._seen.append(sentence)
        if _says_nothing_found(sentence):
            self._says_nothing_found = True
        elif is_new and not self.nonsense:
            self._prepared.result()
            self.sentences.append(self._checker.check(sentence, self._sources))


def _meanwhile(task: Callable[[], None]) -> Future[None]:
    """Does the task while the model reads its prompt."""
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="prepare checks")
    future = pool.submit(task)
    pool.shutdown(wait=False)
    return future


def _messages(question: str, given: Sequence[Given]) -> list[Message]:
    language = language_of(question)
    passages = "\n\n".join(one.text for one in given)
    no_answer = fixed_text("no_answer", language)
    return fill("answer", language, passages=passages, question=as_data(question), no_answer=no_answer)


def _says_nothing_found(sentence: str) -> bool:
    return any(fold(fixed_text("no_answer", language)).rstrip(". ") in fold(sentence) for language in LANGUAGES)
