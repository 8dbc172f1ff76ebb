"""Runs a sentence-transformers model with OpenVINO, its matrices as they are or in 8 bits."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedders import Vectors

# Without this, importing openvino sends usage statistics to its maker; with it, openvino takes its own empty stub.
sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]

import openvino  # noqa: E402
from openvino import opset13 as operations  # noqa: E402

_FIRST_USE = Lock()
"""openvino fills tables when it is first used, and two threads that both do so at once wait for each other forever."""
_ONE_TOKEN = np.zeros((1, 1), dtype=np.int64), np.ones((1, 1), dtype=np.int64)
_GROUP = 128
"""Activations that share one scale when they are rounded to 8 bits."""
_KERNELS = 200
"""Compiled kernels that are kept, about those of two shapes of a batch. OpenVINO keeps 5,000, which grow to hundreds of
megabytes as texts of new lengths come, and are no quicker."""
_SETTINGS = {
    "DYNAMIC_QUANTIZATION_GROUP_SIZE": str(_GROUP),
    "CPU_RUNTIME_CACHE_CAPACITY": str(_KERNELS),
    "ENABLE_CPU_PINNING": False,  # else it takes its core from who goes on meanwhile, and another stays idle
}


class OpenVinoEngine:
    """Runs a network, pooling and normalisation included, in the precision that is the processor's own.

    Matrices in 8 bits, one scale a row, are multiplied in 8 bits: vectors stay within a cosine of 0.998 of those in
    full precision (a test holds it), and a processor without matrix instructions gains about a third. As many batches
    run at once as OpenVINO finds best: on two cores two, each on its own, which is an eighth quicker than one on both.
    """

    batch_tokens = 1024

    def __init__(self, network: Any) -> None:
        compiled = openvino.Core().compile_model(network, "CPU", {"PERFORMANCE_HINT": "THROUGHPUT"} | _SETTINGS)
        self.streams = int(compiled.get_property("OPTIMAL_NUMBER_OF_INFER_REQUESTS"))
        self._idle: SimpleQueue[Any] = SimpleQueue()
        self._idle.put(compiled.create_infer_request())
        with _FIRST_USE:
            self(*_ONE_TOKEN)
        for _ in range(1, self.streams):
            self._idle.put(compiled.create_infer_request())
        self._idle_to_begin: SimpleQueue[Any] = SimpleQueue()
        for _ in range(self.streams):
            self._idle_to_begin.put(compiled.create_infer_request())

    def __call__(self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]) -> tuple[Vectors, Vectors]:
        request = self._idle.get()
        try:
            request.infer([input_ids, attention_mask])
            return _made(request)
        finally:
            self._idle.put(request)

    def begin(
        self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]
    ) -> Callable[[], tuple[Vectors, Vectors]]:
        """The pass runs meanwhile, and does not wait for Python's lock, unless many are begun that nobody has ended.

        It has requests of its own: whoever is to end one may be waiting for an idle one.
        """
        try:
            request = self._idle_to_begin.get_nowait()
        except Empty:
            return partial(self, input_ids, attention_mask)
        request.start_async([input_ids, attention_mask])
        return partial(self._end, request)

    def _end(self, request: Any) -> tuple[Vectors, Vectors]:
        try:
            request.wait()
            return _made(request)
        finally:
            self._idle_to_begin.put(request)


def _made(request: Any) -> tuple[Vectors, Vectors]:
    vectors, states = (np.array(output.data, dtype=np.float32) for output in request.output_tensors)
    # below full precision the norm is off by a thousandth, which is enough to shuffle near equals
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True), states


def read_network(path: Path) -> Any:
    """The network that was saved, its weights left on disk until they are used. Raises OSError."""
    try:
        return openvino.Core().read_model(path)
    except RuntimeError as error:
        raise OSError(f"{path} cannot be read") from error


def save_network(network: Any, path: Path) -> None:
    """Writes it beside its place, then puts it there whole: the weights first, by which nobody knows it."""
    aside = path.with_name(f"new-{path.name}")
    openvino.save_model(network, aside, compress_to_fp16=False)
    aside.with_suffix(".bin").replace(path.with_suffix(".bin"))
    aside.replace(path)


def convert(model: Any) -> Any:
    """The network of a loaded model."""
    import torch

    class TextAndTokens(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            made = self.model({"input_ids": input_ids, "attention_mask": attention_mask})
            return made["sentence_embedding"], made["token_embeddings"]

    return convert_module(
        TextAndTokens(), {name: torch.ones((2, 8), dtype=torch.int64) for name in ("input_ids", "attention_mask")}
    )


def convert_module(module: Any, example: Mapping[str, Any]) -> Any:
    """The network of a torch module that takes these inputs by name, matrices (texts, tokens) of any size."""
    import torch

    shapes = [(name, [-1, -1]) for name in example]
    with torch.inference_mode(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tracing warns of branches that depend on the padding, which is always given
        return openvino.convert_model(module, example_input=dict(example), input=shapes)


def open_request(network: Any) -> Any:
    """What runs a network on one batch at a time, on all cores."""
    compiled = openvino.Core().compile_model(network, "CPU", {"PERFORMANCE_HINT": "LATENCY"} | _SETTINGS)
    with _FIRST_USE:
        return compiled.create_infer_request()


def in_8_bits(network: Any) -> Any:
    """The network with each constant matrix that multiplies as 8-bit integers, one scale for each of its outputs."""
    rounded = network.clone()
    for node in rounded.get_ordered_ops():
        if node.get_type_name() != "MatMul":
            continue
        constant = node.input(1).get_source_output().get_node()
        if constant.get_type_name() == "Constant":
            node.input(1).replace_source_output(_rounded(constant, node.get_attributes()["transpose_b"]).output(0))
    return rounded


def _rounded(constant: Any, transposed: bool) -> Any:
    weights = constant.get_data().astype(np.float32)
    scales = np.abs(weights).max(axis=1 if transposed else 0, keepdims=True) / 127
    scales = np.maximum(scales, np.finfo(np.float32).tiny)
    integers = operations.constant(np.round(weights / scales).astype(np.int8))
    return operations.multiply(operations.convert(integers, "f32"), operations.constant(scales))
