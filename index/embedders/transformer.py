"""Any sentence-transformers model, by name or folder, run by the engine that is quickest on a processor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.models import Span
from index.embedders import Vectors, unit_vectors
from index.embedders.engines import Wanted, open_engine

_REMEMBERED = 16_384
"""Texts without words whose vectors are remembered, 25 MB of them: tenders repeat each other's sentences."""


class TransformerEmbedder:
    """Embeds with the prompts that the model carries, else with those of E5 when its name says it is one."""

    def __init__(
        self,
        model: str | Path,
        engine: Wanted = "auto",
        *,
        name: str | None = None,
        cache: Path | None = None,
    ) -> None:
        self.name = name or str(model)
        folder = model if isinstance(model, Path) else (cache or Path()) / self.name.replace("/", "--")
        text_model, self.engine = open_engine(model, engine, folder)
        about = text_model.about
        self.dimension, self.max_tokens, self._padding_id = about.dimension, about.max_tokens, about.padding_id
        self._question_prompt, self._passage_prompt = about.question_prompt, about.passage_prompt
        self._tokenizer = text_model.tokenizer
        self._remembered: dict[str, Vectors] = {}
        self._streams = ThreadPoolExecutor(self.engine.streams, thread_name_prefix="embedding")

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, with the passage prompt and the special tokens."""
        return [len(ids) for ids in self._tokens(texts, self._passage_prompt)]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """An array (texts, dimension) of unit vectors; a text longer than the model reads is the mean of its parts."""
        remembered = self._remembered
        known = {text: remembered[text] for text in texts if text in remembered}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known |= zip(new, self.embed_passages_and_words(new, [()] * len(new))[0], strict=True)
        self._remember({text: known[text] for text in new})
        return np.array([known[text] for text in texts], dtype=np.float32).reshape(-1, self.dimension)

    def embed_passages_and_words(
        self, texts: Sequence[str], words: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        """The same, and for each text an array (words, dimension): the mean of the last states of a word's tokens."""
        places = {text: place for place, text in enumerate(dict.fromkeys(texts))}  # boilerplate is embedded once
        known = dict(zip(texts, words, strict=True))
        read = self._read([(text, known[text]) for text in places], self._passage_prompt)
        parts = [(one, window) for one in read for window in self._windows(len(one.ids))]
        vectors = np.zeros((len(read), self.dimension), dtype=np.float32)
        np.add.at(vectors, [one.place for one, _ in parts], self._embed(parts))
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        chosen = [places[text] for text in texts]
        return vectors[chosen], [unit_vectors(read[place].words) for place in chosen]

    def _remember(self, vectors: dict[str, Vectors]) -> None:
        """Keeps them instead of those that were kept first."""
        kept = (self._remembered | vectors).items()
        self._remembered = dict(islice(kept, max(0, len(kept) - _REMEMBERED), None))

    def embed_question(self, text: str) -> Vectors:
        """An array (dimension,). Of a question longer than the model reads, what it reads first."""
        vector: Vectors = self.embed_questions_and_words([text], [()])[0][0]
        return vector

    def embed_questions_and_words(
        self, texts: Sequence[str], words: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        """An array (texts, dimension), and for each text an array (words, dimension)."""
        read = self._read(list(zip(texts, words, strict=True)), self._question_prompt)
        vectors = self._embed([(one, self._windows(len(one.ids))[0]) for one in read])
        return vectors, [unit_vectors(one.words) for one in read]

    def begin_question(self, text: str, words: Sequence[Span]) -> Callable[[], tuple[Vectors, Vectors]]:
        """What gives the same of one text, to be called once: the engine is at it meanwhile."""
        [read] = self._read([(text, words)], self._question_prompt)
        window = self._windows(len(read.ids))[0]
        end = self.engine.begin(*_padded([read.tokens(window)], self._padding_id))

        def ended() -> tuple[Vectors, Vectors]:
            [vector], [states] = end()
            _add_to_words(read, window, states)
            return vector, unit_vectors(read.words)

        return ended

    def _tokens(self, texts: Sequence[str], prompt: str) -> list[list[int]]:
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast([prompt + text for text in texts])]

    def _read(self, texts: Sequence[tuple[str, Sequence[Span]]], prompt: str) -> list[_Read]:
        encodings = self._tokenizer.encode_batch([prompt + text for text, _ in texts])
        return [
            _Read(
                place=place,
                ids=encoding.ids,
                owners=_owners(encoding.offsets, words, len(prompt)),
                words=np.zeros((len(words), self.dimension), dtype=np.float32),
            )
            for place, (encoding, (_, words)) in enumerate(zip(encodings, texts, strict=True))
        ]

    def _windows(self, length: int) -> list[slice]:
        """The tokens, but for the first and the last, in parts that the model reads whole between these two."""
        room = self.max_tokens - 2
        return [slice(first, min(first + room, length - 1)) for first in range(1, max(length - 1, 2), room)]

    def _embed(self, parts: Sequence[tuple[_Read, slice]]) -> Vectors:
        """A unit vector for each part of a text; adds the states of its tokens to the words that they belong to."""
        tokens = [one.tokens(window) for one, window in parts]
        vectors = np.empty((len(tokens), self.dimension), dtype=np.float32)
        batches = list(batches_by_length(tokens, self.engine.batch_tokens))
        made = self._run([[tokens[i] for i in batch] for batch in batches])
        for batch, (of_texts, states) in zip(batches, made, strict=True):
            vectors[batch] = of_texts
            for i, of_tokens in zip(batch, states, strict=True):
                _add_to_words(*parts[i], of_tokens)
        return vectors

    def _run(self, batches: Sequence[list[list[int]]]) -> Iterator[tuple[Vectors, Vectors]]:
        """What the engine makes of each batch, as many at once as it takes."""

        def run(batch: list[list[int]]) -> tuple[Vectors, Vectors]:
            return self.engine(*_padded(batch, self._padding_id))

        return map(run, batches) if len(batches) == 1 else self._streams.map(run, batches)


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as tokens: `owners` is the word that each belongs to, -1 for none; `words` sums up their states."""

    place: int
    ids: list[int]
    owners: NDArray[np.int64]
    words: Vectors

    def tokens(self, window: slice) -> list[int]:
        """Those of a part, between the first and the last of the text."""
        return [self.ids[0], *self.ids[window], self.ids[-1]]


def _owners(tokens: Sequence[tuple[int, int]], words: Sequence[Span], shift: int) -> NDArray[np.int64]:
    """The word that each token touches, by their offsets; `shift` is where the text begins after its prompt."""
    if not words:
        return np.full(len(tokens), -1, dtype=np.int64)
    starts, ends = np.array(tokens, dtype=np.int64).T
    word_starts = np.array([word.start for word in words], dtype=np.int64) + shift
    word_ends = np.array([word.end for word in words], dtype=np.int64) + shift
    owners = np.searchsorted(word_ends, starts, side="right")
    touched = (owners < len(words)) & (word_starts[np.minimum(owners, len(words) - 1)] < ends)
    return np.where(touched, owners, -1)


def _add_to_words(read: _Read, window: slice, states: Vectors) -> None:
    """Adds the states of a part's tokens to the words that they belong to; the tokens of a word follow each other."""
    owners = read.owners[window]
    in_words = np.flatnonzero(owners >= 0)
    if len(in_words):
        firsts = np.flatnonzero(np.diff(owners[in_words], prepend=-1))
        read.words[owners[in_words][firsts]] += np.add.reduceat(states[1 + in_words], firsts)


def batches_by_length(tokens: Sequence[list[int]], most_tokens: int) -> Iterator[list[int]]:
    """Positions of texts of like length, longest first, so that little is padded."""
    batch: list[int] = []
    for i in sorted(range(len(tokens)), key=lambda i: -len(tokens[i])):
        if batch and (len(batch) + 1) * len(tokens[batch[0]]) > most_tokens:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _padded(tokens: Sequence[list[int]], padding_id: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    width = max(map(len, tokens))
    input_ids = np.full((len(tokens), width), padding_id, dtype=np.int64)
    attention_mask = np.zeros((len(tokens), width), dtype=np.int64)
    for row, ids in enumerate(tokens):
        input_ids[row, : len(ids)] = ids
        attention_mask[row, : len(ids)] = 1
    return input_ids, attention_mask
