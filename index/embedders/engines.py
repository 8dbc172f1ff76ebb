"""The engine and the precision that run a model quickest on this processor, measured once and remembered.

Each candidate embeds the same texts. One whose vectors are not those of full precision is out; of the others the first
is taken, unless a later one is clearly quicker. What was measured stays beside the model in `engine.json`, and counts
until the processor or the version of an engine changes.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import process_time
from typing import Any, Literal, NamedTuple, Protocol

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable
from index.arrays import save_json
from index.embedders import Vectors
from index.embedders.text_model import TextModel
from index.embedders.torch import TorchEngine, load_model
from index.preparing import prepare_folder

Wanted = Literal["auto", "torch", "openvino"]

_CHOICE = "engine.json"
_NETWORK = "network.xml"
_TORCH, _TORCH_HALF, _OPENVINO, _OPENVINO_8_BITS = "torch", "torch-bfloat16", "openvino", "openvino-int8"
_CANDIDATES: Mapping[Wanted, Sequence[str]] = {
    "torch": (_TORCH,),
    "openvino": (_OPENVINO_8_BITS,),
    "auto": (_OPENVINO_8_BITS, _OPENVINO, _TORCH_HALF, _TORCH),
}
"""Those to choose from, the one that wins where they are about as quick first."""
_LEAST_COSINE = 0.998
_CLEARLY_QUICKER = 1.1
"""What it takes to prefer a later one: those before need less memory."""
_TIMES = 3
_HOPELESS = 5
"""One whose pass of a single text tells that it takes so many times the least of those before makes no other: half
precision, where no processor multiplies it, took half of a first start."""
_PROBE = (
    "Le titulaire encourt une pénalité de 250 euros par jour de retard, sans mise en demeure préalable.",
    "Article 12 – Réversibilité : le titulaire remet la documentation, les sources et les données en deux mois.",
    "The supplier shall restore the service within four working hours of a blocking incident.",
)


class Engine(Protocol):
    """Runs the network on one padded batch of token ids.

    Gives an array (texts, dimension) of unit vectors, and the last state of each token: (texts, tokens, dimension).
    It is quickest with `streams` batches at once, each of about `batch_tokens` padded tokens.
    `begin` gives what ends the same pass, to be called once; an engine that can is at it from then on.
    """

    streams: int
    batch_tokens: int

    def __call__(self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]) -> tuple[Vectors, Vectors]: ...

    def begin(
        self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]
    ) -> Callable[[], tuple[Vectors, Vectors]]:
        return partial(self, input_ids, attention_mask)


@dataclass(frozen=True, slots=True)
class Choice:
    """The engine that was chosen, where, and what was measured: the speed of one core, the least cosine to torch's."""

    engine: str
    processor: str
    openvino: str
    tokens_a_core_second: dict[str, int]
    cosines: dict[str, float]


class Prepared(NamedTuple):
    """A model ready to embed."""

    text_model: TextModel
    engine: Engine


def open_engine(model: str | Path, wanted: Wanted, folder: Path) -> Prepared:
    """The model and the engine that runs it; what has to be converted and measured first is kept in `folder`.

    Raises ModelUnavailable.
    """
    if wanted == "torch":
        loaded = load_model(model)
        return Prepared(TextModel.of(loaded, model), TorchEngine(loaded))
    kept = folder / f"engine-{wanted}"
    if known := _open_kept(kept, model):
        return known
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"engine-{wanted}.lock"):
        if known := _open_kept(kept, model):  # another process has prepared it meanwhile
            return known
        prepare_folder(model, kept, "choosing-", _prepare, model, wanted)
        if known := _open_kept(kept, model):
            return known
    raise ModelUnavailable(model=model, reason=f"{kept} cannot be read")


def _open_kept(folder: Path, model: str | Path) -> Prepared | None:
    """What was chosen before, on this processor and with this version; None where nothing was, or it is damaged."""
    with suppress(OSError, ValueError, TypeError):
        choice = Choice(**json.loads((folder / _CHOICE).read_text("utf-8")))
        if (choice.processor, choice.openvino) == (_processor(), _openvino_version()):
            text_model = TextModel.load(folder)
            if choice.engine in (_OPENVINO, _OPENVINO_8_BITS):
                return Prepared(text_model, _open_network(folder / _NETWORK))
            return Prepared(text_model, TorchEngine(load_model(model), in_bfloat16=choice.engine == _TORCH_HALF))
    return None


def _open_network(path: Path) -> Engine:
    from index.embedders.openvino import OpenVinoEngine, read_network

    return OpenVinoEngine(read_network(path))


def _prepare(model: str | Path, wanted: Wanted, folder: Path) -> None:
    """Chooses an engine, and writes into the folder what it runs on and, last, the choice."""
    loaded = load_model(model)
    text_model = TextModel.of(loaded, model)
    candidates = _candidates(loaded, wanted)
    rates, cosines = _measure(candidates, TorchEngine(loaded), text_model)
    chosen = _quickest(rates, cosines, list(candidates))
    _, network = candidates[chosen]()
    text_model.save(folder)
    if network is not None:
        from index.embedders.openvino import save_network

        save_network(network, folder / _NETWORK)
    save_json(folder / _CHOICE, asdict(Choice(chosen, _processor(), _openvino_version(), rates, cosines)))


Candidate = Callable[[], tuple[Engine, Any]]
"""Opens an engine; with it comes the network to keep, None for torch."""


def _candidates(loaded: Any, wanted: Wanted) -> dict[str, Candidate]:
    candidates: dict[str, Candidate] = {
        _TORCH: lambda: (TorchEngine(loaded), None),
        _TORCH_HALF: lambda: (TorchEngine(loaded, in_bfloat16=True), None),
    }
    try:
        from index.embedders.openvino import OpenVinoEngine, convert, in_8_bits
    except ImportError as error:
        if wanted == "openvino":
            raise ModelUnavailable(model="openvino", reason=error) from error
    else:
        network = convert(loaded)
        smaller = in_8_bits(network)
        candidates |= {
            _OPENVINO: lambda: (OpenVinoEngine(network), network),
            _OPENVINO_8_BITS: lambda: (OpenVinoEngine(smaller), smaller),
        }
    return {name: candidates[name] for name in _CANDIDATES[wanted] if name in candidates}


def _measure(
    candidates: Mapping[str, Candidate], reference: Engine, text_model: TextModel
) -> tuple[dict[str, int], dict[str, float]]:
    """The tokens a second of one core, and the least cosine to the reference, of each; of a single one nothing."""
    if len(candidates) == 1:
        return {}, {}
    batch = _probe_batch(text_model)
    one = batch[0][:1], batch[1][:1]
    expected, _ = reference(*batch)
    seconds: dict[str, float] = {}
    cosines: dict[str, float] = {}
    for name, open_candidate in candidates.items():
        engine, _ = open_candidate()
        engine(*one)  # a first pass prepares too, for a second or two
        vectors, taken = _timed(engine, one)
        seconds[name] = taken * len(expected)
        if seconds[name] <= _HOPELESS * min(seconds.values()):
            passes = [_timed(engine, batch) for _ in range(_TIMES)]
            vectors, seconds[name] = passes[0][0], min(taken for _, taken in passes)
        cosines[name] = round(float((vectors * expected[: len(vectors)]).sum(axis=1).min()), 5)
    return {name: round(batch[0].size / least) for name, least in seconds.items()}, cosines


def _timed(engine: Engine, batch: tuple[NDArray[np.int64], NDArray[np.int64]]) -> tuple[Vectors, float]:
    """The vectors, and what it computes, all threads together.

    How long it takes tells more of what else the machine is doing.
    """
    began = process_time()
    vectors, _ = engine(*batch)
    return vectors, process_time() - began


def _probe_batch(text_model: TextModel) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Texts as long as passages, all of one length: each is the probe begun at another word."""
    words = " ".join(_PROBE * 4).split()
    texts = [f"{text_model.about.passage_prompt}{' '.join(words[n:] + words[:n])}" for n in range(0, 48, 6)]
    ids = [encoding.ids for encoding in text_model.tokenizer.encode_batch(texts)]
    width = min(text_model.about.max_tokens, *map(len, ids))
    input_ids = np.array([some[: width - 1] + some[-1:] for some in ids], dtype=np.int64)
    return input_ids, np.ones_like(input_ids)


def _quickest(rates: Mapping[str, int], cosines: Mapping[str, float], candidates: Sequence[str]) -> str:
    """The first of the candidates that give the right vectors, unless one is clearly quicker."""
    right = [name for name in candidates if cosines.get(name, 1.0) >= _LEAST_COSINE] or list(candidates[-1:])
    quickest = max(right, key=lambda name: rates.get(name, 0))
    return quickest if rates.get(quickest, 0) > _CLEARLY_QUICKER * rates.get(right[0], 0) else right[0]


def _openvino_version() -> str:
    with suppress(PackageNotFoundError):
        return version("openvino")
    return ""


def _processor() -> str:
    """What tells processors apart: their name where the system says it."""
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()
