"""The vectors of questions, kept for a while: answering needs one twice, and an answer's page is opened again."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

from index.embedders import Embedder, Vectors
from index.word_codes import word_spans

_KEPT = 128
_AT_ONCE = os.cpu_count() or 1
_OEU = re.compile("oeu", re.I)


@dataclass(frozen=True, slots=True)
class QuestionVectors:
    """The vector of a question, and those of its words, one a row."""

    text: Vectors
    words: Vectors


_Pass = tuple[Future[list[QuestionVectors]], int]
"""A pass of the model, and the place of a text among those that it embeds."""


class KeptQuestions:
    """Embeds what it does not know, in threads of its own. Safe to share between threads."""

    def __init__(self, embedder: Callable[[], Embedder]) -> None:
        self._embedder = embedder
        self._known: dict[str, _Pass] = {}
        self._lock = Lock()
        self._pool = _new_pool()

    def close(self) -> None:
        """Ends the threads; whoever still asks begins new ones."""
        with self._lock:
            pool, self._pool = self._pool, _new_pool()
        pool.shutdown()

    def begin(self, text: str) -> None:
        """Starts on a text that will be asked for, where the model runs several passes as quickly as one."""
        if self._embedder().streams > 1:
            self._begin([_as_printed(text)])

    def of(self, texts: Sequence[str]) -> list[QuestionVectors]:
        """The vectors of each text, the same however it is typed: as it is printed, l’œuvre for l'oeuvre."""
        texts = [_as_printed(text) for text in texts]
        return [future.result()[place] for future, place in self._begin(texts)]

    def _begin(self, texts: Sequence[str]) -> list[_Pass]:
        """The pass of each text; of unknown ones each in a pass of its own, side by side, or all in a single one.

        A pass that failed is made anew: the model may do better another time.
        """
        embedder = self._embedder()
        with self._lock:
            new = [one for one in dict.fromkeys(texts) if one not in self._known or _failed(self._known[one])]
            together = [[text] for text in new] if embedder.streams > 1 else [new] if new else []
            for some in together:
                future = self._pool.submit(_embed, embedder, some)
                self._known |= {text: (future, place) for place, text in enumerate(some)}
            found = {text: self._known.pop(text) for text in dict.fromkeys(texts)}
            self._known = dict(list((self._known | found).items())[-_KEPT:])
        return [found[text] for text in texts]


def _failed(one: _Pass) -> bool:
    future, _ = one
    return future.done() and future.exception() is not None


def _embed(embedder: Embedder, texts: Sequence[str]) -> list[QuestionVectors]:
    vectors, words = embedder.embed_questions_and_words(texts, [word_spans(text) for text in texts])
    return [QuestionVectors(*both) for both in zip(vectors, words, strict=True)]


def _as_printed(text: str) -> str:
    return _OEU.sub(_joined, text.replace("'", "’"))


def _new_pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="question")


def _joined(letters: re.Match[str]) -> str:
    return ("Œ" if letters[0][0].isupper() else "œ") + letters[0][2:]
