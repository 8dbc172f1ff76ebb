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
    first, again, other = map(questions.of, ("Quelle avance ?", "Quelle avance ?", "Quel délai ?"))

    assert embedder.asked == ["Quelle avance ?", "Quel délai ?"]
    assert first is again
    assert not np.array_equal(first.text, other.text)


def test_an_apostrophe_is_one_however_it_is_typed() -> None:
    embedder = WatchedEmbedder()
    straight, curly = map(
        KeptQuestions(lambda: embedder).of, ("Quand l'avance est-elle due ?", "Quand l’avance est-elle due ?")
    )

    assert embedder.asked == ["Quand l’avance est-elle due ?"]
    assert straight is curly


def test_a_word_is_one_whether_its_letters_are_joined_or_not() -> None:
    embedder = WatchedEmbedder()
    apart, joined = map(KeptQuestions(lambda: embedder).of, ("La mise en oeuvre", "La mise en œuvre"))

    assert embedder.asked == ["La mise en œuvre"]
    assert apart is joined


def test_a_part_has_the_vectors_that_its_words_have_in_the_whole_and_their_mean() -> None:
    embedder = WatchedEmbedder()
    questions = KeptQuestions(lambda: embedder)
    question = "Au Bourget, quel délai de mise en oeuvre ?"
    whole, part = questions.of(question), questions.of_part("quel délai de mise en oeuvre ?", question)

    assert embedder.asked == ["Au Bourget, quel délai de mise en œuvre ?"]
    assert np.array_equal(part.words, whole.words[1:])
    mean = whole.words[1:].mean(axis=0)
    assert part.text == pytest.approx(mean / np.linalg.norm(mean))


def test_a_part_that_says_what_the_whole_does_not_is_embedded_by_itself() -> None:
    embedder = WatchedEmbedder()
    questions = KeptQuestions(lambda: embedder)
    part = questions.of_part("quelle GTR (garantie de temps)", "Au Bourget, quelle GTR ?")

    assert embedder.asked == ["quelle GTR (garantie de temps)"]
    assert part is questions.of("quelle GTR (garantie de temps)")


def threads() -> set[threading.Thread]:
    return set(threading.enumerate())


def test_no_thread_is_left_of_questions_that_are_closed_and_who_still_asks_is_answered() -> None:
    before, embedder = threads(), WatchedEmbedder()
    questions = KeptQuestions(lambda: embedder)
    questions.of("Quelle avance ?")
    assert threads() - before

    questions.close()
    assert not threads() - before

    assert len(questions.of("Quelle durée ?").words)
    questions.close()


def test_a_text_that_was_begun_is_not_embedded_again() -> None:
    embedder = WatchedEmbedder()
    questions = KeptQuestions(lambda: embedder)
    questions.begin("Quelle avance ?")
    questions.close()  # waits for what was begun
    assert embedder.passes == 1

    assert len(questions.of("Quelle avance ?").words)
    assert embedder.asked == ["Quelle avance ?"]


def test_what_the_model_failed_on_is_tried_anew() -> None:
    embedder = FailingOnce()
    questions = KeptQuestions(lambda: embedder)
    with pytest.raises(MemoryError):
        questions.of("Quelle avance ?")

    assert len(questions.of("Quelle avance ?").words)
