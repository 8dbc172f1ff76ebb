"""The vectors of questions, kept for a while: answering needs one twice, and an answer's page is opened again."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
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


class KeptQuestions:
    """Embeds what it does not know. Safe to share between threads."""

    def __init__(self, embedder: Callable[[], Embedder]) -> None:
        self._embedder = embedder
        self._known: dict[str, QuestionVectors] = {}
        self._lock = Lock()
        self._pool = _new_pool()

    def close(self) -> None:
        """Ends the threads; whoever still asks begins new ones."""
        pool, self._pool = self._pool, _new_pool()
        pool.shutdown()

    def of(self, texts: Sequence[str]) -> list[QuestionVectors]:
        """The vectors of each text, the same however it is typed: as it is printed, l’œuvre for l'oeuvre."""
        texts = [_OEU.sub(_joined, text.replace("'", "’")) for text in texts]
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if new:
            found |= zip(new, self._embed_all(new), strict=True)
            self._keep(found)
        return [found[text] for text in texts]

    def _embed_all(self, texts: Sequence[str]) -> list[QuestionVectors]:
        """Each in a pass of its own, side by side, where the model runs several as quickly as one; else in one pass."""
        if self._embedder().streams == 1:
            return self._embed(texts)
        others = [self._pool.submit(self._embed, [text]) for text in texts[1:]]
        return [*self._embed(texts[:1]), *(one for other in others for one in other.result())]

    def _embed(self, texts: Sequence[str]) -> list[QuestionVectors]:
        vectors, words = self._embedder().embed_questions_and_words(texts, [word_spans(text) for text in texts])
        return [QuestionVectors(*both) for both in zip(vectors, words, strict=True)]

    def _keep(self, found: dict[str, QuestionVectors]) -> None:
        with self._lock:
            kept = {text: known for text, known in self._known.items() if text not in found} | found
            self._known = dict(list(kept.items())[-_KEPT:])


def _new_pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="question")


def _joined(letters: re.Match[str]) -> str:
    return ("Œ" if letters[0][0].isupper() else "œ") + letters[0][2:]
