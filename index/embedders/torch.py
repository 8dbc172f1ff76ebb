"""Loads a sentence-transformers model, and runs it with torch as it was loaded."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable
from index.embedders import Vectors


class TorchEngine:
    """Runs the model in full precision, or in the half precision that recent processors multiply quicker."""

    streams = 1
    batch_tokens = 4096

    def __init__(self, model: Any, *, in_bfloat16: bool = False) -> None:
        self._model = model
        self._in_bfloat16 = in_bfloat16

    def __call__(self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]) -> tuple[Vectors, Vectors]:
        import torch

        features = {"input_ids": torch.from_numpy(input_ids), "attention_mask": torch.from_numpy(attention_mask)}
        half = torch.autocast("cpu", dtype=torch.bfloat16) if self._in_bfloat16 else nullcontext()
        with torch.inference_mode(), half:
            made = self._model(features)
        vectors: Vectors = made["sentence_embedding"].float().numpy()
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True), made["token_embeddings"].float().numpy()

    def begin(
        self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]
    ) -> Callable[[], tuple[Vectors, Vectors]]:
        return partial(self, input_ids, attention_mask)


def load_model(model: str | Path) -> Any:
    """The model as sentence-transformers loads it. Raises ModelUnavailable."""
    from sentence_transformers import SentenceTransformer

    hush_transformers()
    try:
        return SentenceTransformer(str(model), device="cpu")
    except Exception as error:
        # the hub client, the file system and the model's own code each raise their own kinds here
        raise ModelUnavailable(model=model, reason=str(error).splitlines()[0] if str(error) else type(error)) from error


def hush_transformers() -> None:
    """Keeps the progress bars and load reports of the library off the terminal."""
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
