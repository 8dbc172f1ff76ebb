"""Runs a sentence-transformers model with OpenVINO, its matrices in 8 bits."""

from __future__ import annotations

import os
import sys
import warnings
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from index.embedders import Vectors

# Without this, importing openvino sends usage statistics to its maker; with it, openvino takes its own empty stub.
sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]

import openvino  # noqa: E402
from openvino import opset13 as operations  # noqa: E402

_GROUP = 384
"""Activations that share one scale when they are rounded to 8 bits."""


class OpenVinoEngine:
    """The whole model, pooling and normalisation included, converted once and kept beside its weights.

    Its matrices are kept in 8 bits, one scale a row, and multiplied in 8 bits: vectors stay within a cosine of 0.998 of
    those in full precision (a test holds it), and a processor without matrix instructions gains about a half.
    """

    def __init__(self, model: Any, folder: Path) -> None:
        core = openvino.Core()
        network = core.read_model(_converted(model, folder))
        settings = {"PERFORMANCE_HINT": "LATENCY", "DYNAMIC_QUANTIZATION_GROUP_SIZE": str(_GROUP)}
        self._network = core.compile_model(network, "CPU", settings)
        self._lock = Lock()

    def __call__(self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]) -> tuple[Vectors, Vectors]:
        with self._lock:
            result = self._network([input_ids, attention_mask])
            vectors, states = (np.array(result[output], dtype=np.float32) for output in range(2))
        # below full precision the norm is off by a thousandth, which is enough to shuffle near equals
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True), states


def _converted(model: Any, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"openvino-{version('openvino')}-int8-words.xml"
    with FileLock(target.with_suffix(".lock")):
        if not target.exists():
            aside = folder / f"converting-{os.getpid()}.xml"
            network = _convert(model)
            _round_matrices(network)
            openvino.save_model(network, aside, compress_to_fp16=False)
            aside.with_suffix(".bin").replace(target.with_suffix(".bin"))
            aside.replace(target)
    return target


def _convert(model: Any) -> Any:
    import torch

    class TextAndTokens(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            made = self.model({"input_ids": input_ids, "attention_mask": attention_mask})
            return made["sentence_embedding"], made["token_embeddings"]

    example = {name: torch.ones((2, 8), dtype=torch.int64) for name in ("input_ids", "attention_mask")}
    shapes = [(name, [-1, -1]) for name in example]
    with torch.inference_mode(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tracing warns of branches that depend on the padding, which is always given
        return openvino.convert_model(TextAndTokens(), example_input=example, input=shapes)


def _round_matrices(network: Any) -> None:
    """Replaces each constant matrix of a multiplication by 8-bit integers and one scale for each of its outputs."""
    for node in network.get_ordered_ops():
        if node.get_type_name() != "MatMul":
            continue
        constant = node.input(1).get_source_output().get_node()
        if constant.get_type_name() != "Constant":
            continue
        weights = constant.get_data().astype(np.float32)
        inputs_axis = 1 if node.get_attributes()["transpose_b"] else 0
        scales = np.maximum(np.abs(weights).max(axis=inputs_axis, keepdims=True) / 127, np.finfo(np.float32).tiny)
        rounded = operations.constant(np.round(weights / scales).astype(np.int8))
        restored = operations.multiply(operations.convert(rounded, "f32"), operations.constant(scales))
        node.input(1).replace_source_output(restored.output(0))
