from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from small_corpus import WordEmbedder

from index.embedders import Vectors
from index.word_vectors import WordVectors, find_centre, word_spans

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


@pytest.fixture
def words() -> WordVectors:
    words = WordVectors(CENTRE)
    words.add([12, 5], [FIRST, SECOND])
    return words


def test_two_bits_a_dimension_keep_the_cosines(words: WordVectors) -> None:
    exact = cosines_from_centre(QUESTIONS, FIRST)
    found = words.matches(QUESTIONS, 12)

    assert found.shape == (40, 4)
    assert np.corrcoef(found.ravel(), exact.ravel())[0, 1] > 0.97
    assert np.abs(found - 0.94 * exact).max() < 0.1  # the code shortens what it keeps by its own error
    assert found.argmax(axis=0)[:2].tolist() == [0, 1]


def test_a_word_matches_itself_best_of_all(words: WordVectors) -> None:
    own = words.matches(FIRST, 12)

    assert own.argmax(axis=0).tolist() == list(range(40))
    assert np.diag(own).min() > 0.9


def test_the_best_match_of_a_passage_is_that_of_its_closest_word(words: WordVectors) -> None:
    best = words.best_matches(QUESTIONS, np.array([5, 12, 99]))

    assert best[0] == pytest.approx(words.matches(QUESTIONS, 5).max(axis=0))
    assert best[1] == pytest.approx(words.matches(QUESTIONS, 12).max(axis=0))
    assert best[2].tolist() == [0, 0, 0, 0]


def test_a_passage_that_is_not_there_has_no_words(words: WordVectors) -> None:
    assert words.matches(QUESTIONS, 6).shape == (0, 4)
    assert WordVectors(CENTRE).best_matches(QUESTIONS, np.array([5])).tolist() == [[0, 0, 0, 0]]
    assert words.best_matches(QUESTIONS[:0], np.array([5])).shape == (1, 0)


def test_a_passage_without_telling_words_matches_nothing(words: WordVectors) -> None:
    words.add([8], [FIRST[:0]])

    assert words.best_matches(QUESTIONS, np.array([8, 5]))[0].tolist() == [0, 0, 0, 0]
    assert words.ids().tolist() == [5, 12]


def test_a_word_that_was_not_read_matches_nothing(words: WordVectors) -> None:
    unread = np.zeros((1, DIMENSION), dtype=np.float32)
    words.add([8], [unread])

    assert words.matches(unread, 12).any() == np.False_
    assert words.best_matches(np.concatenate([FIRST[:1], unread]), np.array([12, 5]))[:, 1].tolist() == [0, 0]


def test_what_is_saved_is_read_back_and_grows(words: WordVectors, tmp_path: Path) -> None:
    path = tmp_path / "words.npy"
    words.save(path)
    read = WordVectors.load(path)
    read.add([3], [SECOND])
    read.save(path)
    again = WordVectors.load(path)

    assert again.ids().tolist() == [3, 5, 12]
    assert np.array_equal(again.matches(QUESTIONS, 12), words.matches(QUESTIONS, 12))
    assert np.array_equal(again.matches(QUESTIONS, 3), words.matches(QUESTIONS, 5))


def test_words_that_are_not_kept_are_gone(words: WordVectors) -> None:
    words.keep(np.array([5]))

    assert words.ids().tolist() == [5]
    assert words.matches(QUESTIONS, 12).shape == (0, 4)


@pytest.mark.parametrize("content", [None, b"", b"cut short"])
def test_a_file_that_is_missing_or_damaged_is_an_error_of_the_system(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "words.npy"
    WordVectors(CENTRE).save(path)
    path.unlink() if content is None else path.write_bytes(content)

    with pytest.raises(OSError, match=r"."):
        WordVectors.load(path)


def test_the_centre_is_the_same_for_every_corpus() -> None:
    assert np.array_equal(find_centre(WordEmbedder()), find_centre(WordEmbedder()))


def test_the_words_that_tell_something_get_a_vector() -> None:
    text = "Quel est le délai de paiement ?"

    assert [text[word.start : word.end] for word in word_spans(text)] == ["délai", "paiement"]
