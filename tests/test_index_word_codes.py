from __future__ import annotations

from hashlib import sha256
from importlib.resources import files

import numpy as np
from small_corpus import WatchedEmbedder, WordEmbedder

from index.embedders import Vectors
from index.word_codes import encode_words, find_centre, word_cosines, word_spans

DIMENSION = 384
RANDOM = np.random.default_rng(7)
CENTRE = RANDOM.standard_normal(DIMENSION, dtype=np.float32) / DIMENSION**0.5


def some_words(count: int) -> Vectors:
    """Unit vectors that all lean towards the centre, as those of words in context do."""
    vectors = 2 * CENTRE + RANDOM.standard_normal((count, DIMENSION), dtype=np.float32) / DIMENSION**0.5
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def cosines_from_centre(questions: Vectors, words: Vectors) -> Vectors:
    one, other = questions - CENTRE, words - CENTRE
    one, other = (each / np.linalg.norm(each, axis=1, keepdims=True) for each in (one, other))
    cosines: Vectors = other @ one.T
    return cosines


FIRST, SECOND = some_words(40), some_words(7)
QUESTIONS = np.concatenate([FIRST[:2] + some_words(2) / 2, some_words(2)])


WORDS = encode_words(FIRST, CENTRE)


def test_two_bits_a_dimension_keep_the_cosines() -> None:
    exact = cosines_from_centre(QUESTIONS, FIRST)
    found = word_cosines(QUESTIONS, WORDS, CENTRE)

    assert WORDS["code"].nbytes == len(FIRST) * DIMENSION // 4
    assert found.shape == (40, 4)
    assert np.corrcoef(found.ravel(), exact.ravel())[0, 1] > 0.97
    assert np.abs(found - 0.94 * exact).max() < 0.1  # the code shortens what it keeps by its own error
    assert found.argmax(axis=0)[:2].tolist() == [0, 1]


def test_a_word_matches_itself_best_of_all() -> None:
    own = word_cosines(FIRST, WORDS, CENTRE)

    assert own.argmax(axis=0).tolist() == list(range(40))
    assert np.diag(own).min() > 0.9


def test_many_words_are_compared_as_few_are() -> None:
    many = np.tile(WORDS, 60)

    assert np.allclose(word_cosines(QUESTIONS, many, CENTRE)[-40:], word_cosines(QUESTIONS, WORDS, CENTRE), atol=1e-6)


def test_nothing_is_near_to_nothing() -> None:
    assert word_cosines(QUESTIONS, WORDS[:0], CENTRE).shape == (0, 4)
    assert word_cosines(QUESTIONS[:0], WORDS, CENTRE).shape == (40, 0)


def test_a_word_that_was_not_read_matches_nothing() -> None:
    unread = np.zeros((1, DIMENSION), dtype=np.float32)

    assert not word_cosines(unread, WORDS, CENTRE).any()
    assert word_cosines(np.concatenate([FIRST[:1], unread]), WORDS, CENTRE)[:, 1].any() == np.False_


def test_the_centre_is_the_same_for_every_corpus() -> None:
    assert np.array_equal(find_centre(WordEmbedder()), find_centre(WordEmbedder()))


def test_the_words_that_tell_something_get_a_vector() -> None:
    text = "Quel est le délai de paiement ?"

    assert [text[word.start : word.end] for word in word_spans(text)] == ["délai", "paiement"]


def test_the_centre_of_a_model_is_found_once() -> None:
    embedder = WatchedEmbedder()
    centre, embedded = find_centre(embedder), len(embedder.embedded)

    assert find_centre(embedder) is centre
    assert len(embedder.embedded) == embedded > 0


def test_the_texts_of_the_centre_are_those_with_which_words_were_ever_kept() -> None:
    texts = files("index").joinpath("centre.txt").read_bytes()
    assert sha256(texts).hexdigest() == "59fc355eccfe70b613bbf1b9bd51f552439309d1025b21612a7641ff530e5d50"
