"""Sentences as vectors of one byte a dimension: their place in the passage, and a scale of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.models import Passage
from index.embedders import Vectors

Sentences = NDArray[Any]
"""One sentence an entry: its `place` among those of its passage, its `code`, and the `scale` that this takes."""

_SHORTEST = 25
_MOST = 1024
_LARGEST = 127


def sentence_type(dimension: int) -> np.dtype[Any]:
    """What a sentence is kept as."""
    return np.dtype([("place", np.uint16), ("scale", np.float32), ("code", np.int8, (dimension,))])


def sentence_texts(passage: Passage) -> Iterator[tuple[int, str]]:
    """(place, text) of each sentence that has a vector of its own: those that say enough, and less than the passage."""
    if len(passage.sentences) < 2:
        return
    for place, span in enumerate(passage.sentences[:_MOST]):
        text = passage.quote(span)
        if len(text) >= _SHORTEST:
            yield place, text


def encode_sentences(places: list[int], vectors: Vectors) -> Sentences:
    """Sentences as they are kept, of an array (sentences, dimension)."""
    sentences = np.empty(len(places), sentence_type(vectors.shape[1]))
    largest = np.maximum(np.abs(vectors).max(axis=1, initial=0), np.finfo(np.float32).tiny)
    sentences["place"] = places
    sentences["code"] = np.rint(vectors * (_LARGEST / largest)[:, None])
    sentences["scale"] = 1 / np.maximum(np.linalg.norm(sentences["code"].astype(np.float32), axis=1), 1)
    return sentences


def decode_sentences(sentences: Sentences) -> Vectors:
    """An array (sentences, dimension) of unit vectors."""
    vectors: Vectors = sentences["code"].astype(np.float32) * sentences["scale"][:, None]
    return vectors


def sentence_cosines(questions: Vectors, sentences: Sentences) -> Vectors:
    """An array (sentences, questions): how near each sentence is to each question, an array (questions, dimension)."""
    cosines: Vectors = sentences["code"].astype(np.float32) @ questions.T
    cosines *= sentences["scale"][:, None]
    return cosines
