"""Any sentence-transformers model, by name or folder, run by the engine that is quickest on a processor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable
from index.embedders import Vectors

_BATCH_TOKENS = 4096
"""Padded tokens in one pass: enough to keep two cores busy, small enough to stay in memory anywhere."""

_E5_PROMPTS = {"query": "query: ", "passage": "passage: "}


class Engine(Protocol):
    """Runs the network on one padded batch of token ids; gives an array (texts, dimension) of unit vectors."""

    def __call__(self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]) -> Vectors: ...


class TorchEngine:
    """Runs the model as sentence-transformers loaded it."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def __call__(self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]) -> Vectors:
        import torch

        features = {"input_ids": torch.from_numpy(input_ids), "attention_mask": torch.from_numpy(attention_mask)}
        with torch.inference_mode():
            vectors: Vectors = self._model(features)["sentence_embedding"].float().numpy()
        return vectors


class TransformerEmbedder:
    """Embeds with the prompts that the model carries, or those of E5 when its name says it is one."""

    def __init__(
        self,
        model: str | Path,
        engine: Literal["auto", "torch", "openvino"] = "auto",
        *,
        name: str | None = None,
        cache: Path | None = None,
    ) -> None:
        self._model = _load(model)
        self.name = name or str(model)
        self.dimension = int(self._model.get_embedding_dimension())
        self.max_tokens = int(self._model.max_seq_length or 512)
        self._tokenizer = self._model.tokenizer.backend_tokenizer
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._padding_id = int(self._model.tokenizer.pad_token_id or 0)
        prompts = _E5_PROMPTS if "e5" in str(model).lower() else self._model.prompts or {}
        self._question_prompt = prompts.get("query", "")
        self._passage_prompt = prompts.get("passage", prompts.get("document", ""))
        folder = model if isinstance(model, Path) else (cache or Path()) / self.name.replace("/", "--")
        self._run = _choose_engine(engine, self._model, folder)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, with the passage prompt and the special tokens."""
        return [len(ids) for ids in self._tokens(texts, self._passage_prompt)]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """An array (texts, dimension) of unit vectors; a text longer than the model reads is the mean of its parts."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        places = {text: place for place, text in enumerate(dict.fromkeys(texts))}  # boilerplate is embedded once
        parts = [self._windows(ids) for ids in self._tokens(list(places), self._passage_prompt)]
        vectors = self._embed([window for windows in parts for window in windows])
        if len(vectors) > len(parts):
            sums = np.add.reduceat(vectors, np.cumsum([0, *map(len, parts[:-1])]), axis=0)
            vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return vectors[[places[text] for text in texts]]

    def embed_question(self, text: str) -> Vectors:
        """An array (dimension,). Of a question longer than the model reads, what it reads first."""
        ids = self._windows(self._tokens([text], self._question_prompt)[0])[0]
        vector: Vectors = self._embed([ids])[0]
        return vector

    def _tokens(self, texts: Sequence[str], prompt: str) -> list[list[int]]:
        return [encoding.ids for encoding in self._tokenizer.encode_batch([prompt + text for text in texts])]

    def _windows(self, ids: list[int]) -> list[list[int]]:
        """Token ids in parts that the model reads whole, each between the first and last special token."""
        if len(ids) <= self.max_tokens:
            return [ids]
        room = self.max_tokens - 2
        return [
            [ids[0], *ids[first : min(first + room, len(ids) - 1)], ids[-1]] for first in range(1, len(ids) - 1, room)
        ]

    def _embed(self, tokens: Sequence[list[int]]) -> Vectors:
        vectors = np.empty((len(tokens), self.dimension), dtype=np.float32)
        for batch in _batches_by_length(tokens):
            vectors[batch] = self._run(*_padded([tokens[i] for i in batch], self._padding_id))
        return vectors


def hush_transformers() -> None:
    """Keeps the progress bars and load reports of the library off the terminal."""
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def _load(model: str | Path) -> Any:
    from sentence_transformers import SentenceTransformer

    hush_transformers()
    try:
        return SentenceTransformer(str(model), device="cpu")
    except Exception as error:
        # the hub client, the file system and the model's own code each raise their own kinds here
        raise ModelUnavailable(model=model, reason=str(error).splitlines()[0] if str(error) else type(error)) from error


def _choose_engine(wanted: str, model: Any, folder: Path) -> Engine:
    if wanted != "torch":
        try:
            from index.embedders.openvino import OpenVinoEngine

            return OpenVinoEngine(model, folder)
        except ImportError as error:
            if wanted == "openvino":
                raise ModelUnavailable(model="openvino", reason=error) from error
    return TorchEngine(model)


def _batches_by_length(tokens: Sequence[list[int]]) -> Iterator[list[int]]:
    """Positions of texts of like length, longest first, so that little is padded."""
    batch: list[int] = []
    for i in sorted(range(len(tokens)), key=lambda i: -len(tokens[i])):
        if batch and (len(batch) + 1) * len(tokens[batch[0]]) > _BATCH_TOKENS:
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
