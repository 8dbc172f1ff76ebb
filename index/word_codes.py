"""Passages word by word: each telling word as a vector in its context, two bits a dimension.

A question is then compared word by word with each passage (late interaction: Khattab & Zaharia 2020, ColBERT), with
the encoder that makes the other vectors and no training of its own. Vectors in context all point the same way to begin
with, so they are taken from a centre; the sign and the size of what remains, small or large, lose nothing that was
measured and take 96 bytes a word instead of 1536.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from corpus.models import Span
from index.embedders import Embedder, Vectors, unit_vectors
from index.words import telling_words

Words = NDArray[Any]
"""One word an entry: its `code`, and the `length` of what it decodes to."""

_THRESHOLD = 0.9816
_LEVELS = np.array([-1.510, -0.4528, 0.4528, 1.510], dtype=np.float32)
"""The best two-bit code of a normal variable: bounds at 0 and ± the threshold (Max 1960, Lloyd 1982)."""
_SHIFTS = np.array([0, 2, 4, 6], dtype=np.uint8)
_DECODED = _LEVELS[np.arange(256, dtype=np.uint8)[:, None] >> _SHIFTS & 3]
"""The four values that a byte stands for: an array (256, 4)."""
_CENTRES: WeakKeyDictionary[Embedder, Vectors] = WeakKeyDictionary()
"""The centre of each model that is open, which takes seconds to find."""
_WORDS_A_STEP = 512
"""Words decoded at once, each time into the same memory: few enough for that to stay in the processor's cache."""


def word_type(dimension: int) -> np.dtype[Any]:
    """What a word is kept as."""
    return np.dtype([("length", np.float32), ("code", np.uint8, (dimension // 4,))])


def encode_words(vectors: Vectors, centre: Vectors) -> Words:
    """Words as they are kept, of an array (words, dimension)."""
    unit = _from_centre(vectors, centre)
    scaled = unit * np.sqrt(unit.shape[1], dtype=np.float32)
    levels = (scaled > -_THRESHOLD).astype(np.uint8) + (scaled > 0) + (scaled > _THRESHOLD)
    by_four = levels.reshape(len(unit), unit.shape[1] // 4, 4)
    words = np.empty(len(unit), word_type(unit.shape[1]))
    words["code"] = np.bitwise_or.reduce(by_four << _SHIFTS, axis=2)
    words["length"] = np.linalg.norm(_DECODED[words["code"]].reshape(unit.shape), axis=1)
    return words


def word_cosines(questions: Vectors, words: Words, centre: Vectors) -> Vectors:
    """An array (words, question words): how near each word is to each of a question's, an array (words, dimension)."""
    wanted = _from_centre(questions, centre).T
    cosines = np.empty((len(words), len(questions)), dtype=np.float32)
    decoded = np.empty((_WORDS_A_STEP, len(centre) // 4, 4), dtype=np.float32)
    for first in range(0, len(words), _WORDS_A_STEP):
        codes = words["code"][first : first + _WORDS_A_STEP]
        values = np.take(_DECODED, codes, axis=0, out=decoded[: len(codes)], mode="clip")  # “raise” would copy `out`
        np.matmul(values.reshape(len(codes), len(centre)), wanted, out=cosines[first : first + len(codes)])
    cosines /= words["length"][:, None]
    return cosines


def _from_centre(vectors: Vectors, centre: Vectors) -> Vectors:
    """Unit vectors from the centre; one that is null, of a word that was not read, remains so."""
    read = vectors.any(axis=1, keepdims=True)
    return unit_vectors(np.where(read, vectors - centre, 0).astype(np.float32))


def find_centre(embedder: Embedder) -> Vectors:
    """The mean of words in context, an array (dimension,), of texts that stay: codes that are kept are read with it."""
    if embedder not in _CENTRES:
        _CENTRES[embedder] = _mean_of_words(embedder)
    return _CENTRES[embedder]


def _mean_of_words(embedder: Embedder) -> Vectors:
    texts = files("index").joinpath("centre.txt").read_text("utf-8").splitlines()
    _, words = embedder.embed_passages_and_words(texts, [word_spans(text) for text in texts])
    centre: Vectors = np.concatenate(words).mean(axis=0)
    return centre


def word_spans(text: str) -> list[Span]:
    """Where the words that get a vector stand in a text."""
    return [Span(start, end) for _, start, end in telling_words(text)]
