"""Runs a sentence-transformers model with OpenVINO, at the precision that the processor runs best."""

from __future__ import annotations

import os
import warnings
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import openvino
from filelock import FileLock
from numpy.typing import NDArray

from index.embedders import Vectors


class OpenVinoEngine:
    """The whole model, pooling and normalisation included, converted once and kept beside its weights."""

    def __init__(self, model: Any, folder: Path) -> None:
        core = openvino.Core()
        network = core.read_model(_converted(model, folder))
        self._network = core.compile_model(network, "CPU", {"PERFORMANCE_HINT": "LATENCY"})
        self._lock = Lock()

    def __call__(self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]) -> Vectors:
        with self._lock:
            result = self._network([input_ids, attention_mask])[0]
        vectors = np.asarray(result, dtype=np.float32)
        # at half precision the norm is off by a thousandth, which is enough to shuffle near equals
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


def _converted(model: Any, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"openvino-{version('openvino')}.xml"
    with FileLock(target.with_suffix(".lock")):
        if not target.exists():
            aside = folder / f"converting-{os.getpid()}.xml"
            openvino.save_model(_convert(model), aside, compress_to_fp16=False)
            aside.with_suffix(".bin").replace(target.with_suffix(".bin"))
            aside.replace(target)
    return target


def _convert(model: Any) -> Any:
    import torch

    class SentenceVector(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            return self.model({"input_ids": input_ids, "attention_mask": attention_mask})["sentence_embedding"]

    example = {name: torch.ones((2, 8), dtype=torch.int64) for name in ("input_ids", "attention_mask")}
    shapes = [(name, [-1, -1]) for name in example]
    with torch.inference_mode(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tracing warns of branches that depend on the padding, which is always given
        return openvino.convert_model(SentenceVector(), example_input=example, input=shapes)
