from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from small_corpus import WatchedEmbedder, WordEmbedder

from corpus.models import Span
from index.embedders import Vectors
from index.question_vectors import KeptQuestions


@dataclass(eq=False)
class FailingOnce(WordEmbedder):
    """Has no memory left the first time."""

    has_failed: bool = False

    def embed_questions_and_words(
        self, texts: Sequence[str], words: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        if not self.has_failed:
            self.has_failed = True
            raise MemoryError
        return super().embed_questions_and_words(texts, words)


def test_a_question_is_embedded_once() -> None:
    embedder = WatchedEmbedder()
    questions = KeptQuestions(lambda: embedder)
    (first,) = questions.of(["Quelle avance ?"])
    again, other = questions.of(["Quelle avance ?", "Quel délai ?"])

    assert embedder.asked == ["Quelle avance ?", "Quel délai ?"]
    assert first is again
    assert not np.array_equal(first.text, other.text)


def test_an_apostrophe_is_one_however_it_is_typed() -> None:
    embedder = WatchedEmbedder()
    straight, curly = KeptQuestions(lambda: embedder).of(
        ["Quand l'avance est-elle due ?", "Quand l’avance est-elle due ?"]
    )

    assert embedder.asked == ["Quand l’avance est-elle due ?"]
    assert straight is curly


def test_a_word_is_one_whether_its_letters_are_joined_or_not() -> None:
    embedder = WatchedEmbedder()
    apart, joined = KeptQuestions(lambda: embedder).of(["La mise en oeuvre", "La mise en œuvre"])

    assert embedder.asked == ["La mise en œuvre"]
    assert apart is joined


def threads() -> set[threading.Thread]:
    return set(threading.enumerate())


def test_no_thread_is_left_of_questions_that_are_closed_and_who_still_asks_is_answered() -> None:
    before, embedder = threads(), WatchedEmbedder(streams=2)
    questions = KeptQuestions(lambda: embedder)
    questions.of(["Quelle avance ?", "Quel délai ?"])
    assert threads() - before

    questions.close()
    assert not threads() - before

    assert len(questions.of(["Quelle durée ?", "Quel prix ?"])) == 2
    questions.close()


def test_a_model_that_runs_two_passes_at_once_gets_each_text_alone_another_one_all_together() -> None:
    alone, together = WatchedEmbedder(streams=2), WatchedEmbedder(streams=1)
    texts = ["Quelle avance ?", "Quel délai ?"]
    vectors = [KeptQuestions(lambda embedder=embedder: embedder).of(texts) for embedder in (alone, together)]

    assert sorted(alone.asked) == sorted(together.asked) == sorted(texts)
    assert (alone.passes, together.passes) == (2, 1)
    assert np.array_equal([one.text for one in vectors[0]], [one.text for one in vectors[1]])


@pytest.mark.parametrize(("streams", "passes_begun"), [(2, 1), (1, 0)])
def test_a_text_that_was_begun_is_not_embedded_again(streams: int, passes_begun: int) -> None:
    embedder = WatchedEmbedder(streams=streams)
    questions = KeptQuestions(lambda: embedder)
    questions.begin("Quelle avance ?")
    questions.close()  # waits for what was begun
    assert embedder.passes == passes_begun

    assert len(questions.of(["Quelle avance ?", "Quel délai ?"])) == 2
    assert embedder.asked == ["Quelle avance ?", "Quel délai ?"]


def test_what_the_model_failed_on_is_tried_anew() -> None:
    embedder = FailingOnce()
    questions = KeptQuestions(lambda: embedder)
    with pytest.raises(MemoryError):
        questions.of(["Quelle avance ?"])

    assert len(questions.of(["Quelle avance ?"])) == 1
