"""What each word of a question counts for."""

from __future__ import annotations

import numpy as np
import pytest
from small_corpus import WordEmbedder

from index.question_vectors import QuestionVectors
from index.sentence_signals import question_words
from index.snapshot import Snapshot
from index.word_codes import word_spans


def embedded(text: str) -> QuestionVectors:
    [vector], [words] = WordEmbedder().embed_questions_and_words([text], [word_spans(text)])
    return QuestionVectors(vector, words)


def test_a_word_that_is_said_again_counts_again_in_one_row() -> None:
    text = "VABF, délai ? Vabf VABF"
    once, known = embedded("VABF, délai ?"), embedded(text)
    words = question_words(text, known, Snapshot(), passage_count=9)

    assert len(known.words) == 4
    assert np.array_equal(words.vectors, once.words)
    assert words.weights.tolist() == pytest.approx([0.75, 0.25])


def test_no_word_that_tells_has_no_row() -> None:
    words = question_words("et le ?", embedded("et le ?"), Snapshot(), passage_count=9)
    assert (len(words.vectors), words.weights.tolist()) == (0, [])
