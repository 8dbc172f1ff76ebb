"""Text becomes vectors. Adding an embedder: a file here and a line in `open_embedder`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Protocol
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

from corpus.disk import unusable

if TYPE_CHECKING:
    from corpus.models import Span
    from corpus.settings import Settings
    from index.embedders.transformer import TransformerEmbedder

Vectors = NDArray[np.float32]

_OPEN: WeakValueDictionary[tuple[object, ...], TransformerEmbedder] = WeakValueDictionary()
_OPENING = Lock()


def unit_vectors(vectors: Vectors) -> Vectors:
    """The vectors at length 1, one a row; one that is null remains so."""
    unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return unit


class Embedder(Protocol):
    """Maps texts to unit vectors whose dot product is their closeness in meaning."""

    name: str
    dimension: int
    max_tokens: int

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The tokens that each text takes in the model, prompt and special tokens included."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """An array (texts, dimension) of unit vectors."""
        ...

    def embed_passages_and_words(
        self, texts: Sequence[str], words: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        """The same, and for each text an array (words, dimension): each of its words as its context makes it.

        `words` are spans of each text, ascending. One that the model does not read is a null vector.
        """
        ...

    def embed_question(self, text: str) -> Vectors:
        """An array (dimension,): one unit vector."""
        ...

    def embed_questions_and_words(
        self, texts: Sequence[str], words: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        """An array (texts, dimension), and for each text an array (words, dimension): all of unit vectors."""
        ...

    def begin_question(self, text: str, words: Sequence[Span]) -> Callable[[], tuple[Vectors, Vectors]]:
        """What gives the same of one text, (dimension,) and (words, dimension), when it is called, once.

        An embedder that can is at it from then on.
        """
        ...


def is_model_prepared(settings: Settings) -> bool:
    """False where `open_embedder` will first unpack the model, which takes a while, once."""
    from index.embedders.bundled import BUNDLED, is_unpacked

    return settings.embedder != BUNDLED or is_unpacked(settings.models_dir)


def open_embedder(settings: Settings) -> Embedder:
    """The embedder that the settings name.

    Raises ModelUnavailable, which says how to get it, and DataFolderUnusable where it cannot be prepared.
    """
    try:
        with _OPENING:
            return _open(settings)
    except OSError as error:
        raise unusable(settings.data_dir, error) from error


def _open(settings: Settings) -> Embedder:
    """What the process has open already, as long as anything holds it: a model takes seconds, and 700 MB."""
    from index.embedders.bundled import BUNDLED, bundled_model_folder
    from index.embedders.transformer import TransformerEmbedder

    model = bundled_model_folder(settings.models_dir) if settings.embedder == BUNDLED else settings.embedder
    key = settings.embedder, settings.engine, settings.models_dir.resolve()
    embedder = _OPEN.get(key)
    if embedder is None:
        embedder = TransformerEmbedder(model, settings.engine, name=settings.embedder, cache=settings.models_dir)
        _OPEN[key] = embedder
    return embedder
