"""The vectors of questions, kept for a while: answering needs one twice, and an answer's page is opened again."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

import numpy as np

from index.embedders import Embedder, Vectors, unit_vectors
from index.word_codes import word_spans
from index.words import telling_words

_KEPT = 128
_AT_ONCE = os.cpu_count() or 1
_OEU = re.compile("oeu", re.I)


@dataclass(frozen=True, slots=True)
class QuestionVectors:
    """The vector of a question, and those of its words, one a row."""

    text: Vectors
    words: Vectors

    def of_words(self, places: Sequence[int]) -> QuestionVectors:
        """Those of a part that is some of the words, as the whole makes them: its vector is the mean of theirs.

        As in late chunking (Günther et al. 2024), which pools a part's tokens after the model has read the whole.
        """
        words = self.words[np.array(places, dtype=np.int64)]
        return QuestionVectors(unit_vectors(words.mean(axis=0, keepdims=True))[0], words)


class KeptQuestions:
    """Embeds what it does not know, in threads of its own. Safe to share between threads."""

    def __init__(self, embedder: Callable[[], Embedder]) -> None:
        self._embedder = embedder
        self._known: dict[str, Future[QuestionVectors]] = {}
        self._lock = Lock()
        self._pool = _new_pool()

    def close(self) -> None:
        """Ends the threads; whoever still asks begins new ones."""
        with self._lock:
            pool, self._pool = self._pool, _new_pool()
        pool.shutdown()

    def begin(self, text: str) -> None:
        """Starts on a text that will be asked for."""
        self._begin(_as_printed(text))

    def begin_part(self, part: str, text: str) -> None:
        """The same of a part of a text that `of_part` will embed by itself."""
        if not _places(_words(part), _words(text)):
            self.begin(part)

    def of(self, text: str) -> QuestionVectors:
        """The vectors of a text, the same however it is typed: as it is printed, l’œuvre for l'oeuvre."""
        return self._begin(_as_printed(text)).result()

    def of_part(self, part: str, text: str) -> QuestionVectors:
        """Those of what is left of a text without some of its words; of a text by itself where it has others too."""
        places = _places(_words(part), _words(text))
        return self.of(text).of_words(places) if places else self.of(part)

    def _begin(self, text: str) -> Future[QuestionVectors]:
        """The pass of the model for a text; one that failed is made anew: the model may do better another time."""
        embedder = self._embedder()
        with self._lock:
            known = self._known.pop(text, None)
            if known is None or _failed(known):
                known = self._pool.submit(_ended, embedder.begin_question(text, word_spans(text)))
            self._known[text] = known
            if len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        return known


def _failed(future: Future[QuestionVectors]) -> bool:
    return future.done() and future.exception() is not None


def _ended(end: Callable[[], tuple[Vectors, Vectors]]) -> QuestionVectors:
    return QuestionVectors(*end())


def _words(text: str) -> list[str]:
    return [word for word, _, _ in telling_words(_as_printed(text))]


def _places(part: Sequence[str], words: Sequence[str]) -> list[int]:
    """Where the words of a part stand among these, in their order; none where one of them does not."""
    places: list[int] = []
    for word in part:
        try:
            places.append(words.index(word, places[-1] + 1 if places else 0))
        except ValueError:
            return []
    return places


def _as_printed(text: str) -> str:
    return _OEU.sub(_joined, text.replace("'", "’"))


def _new_pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="question")


def _joined(letters: re.Match[str]) -> str:
    return ("Œ" if letters[0][0].isupper() else "œ") + letters[0][2:]
