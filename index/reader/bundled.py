"""The bundled reader: the bundled encoder with what training added to it, converted once, and run in 8 bits.

What was added is in `trained.npz`, which `python -m bench.reader_training` makes.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from corpus.disk import unusable
from corpus.errors import ModelUnavailable
from index.embedders.bundled import bundled_model_folder
from index.embedders.text_model import TextModel
from index.embedders.transformer import batches_by_length
from index.preparing import prepare_folder
from index.reader import PADDING, PASSAGE, QUESTION, Read, ToRead, spelt

if TYPE_CHECKING:
    from corpus.settings import Settings

_Token = TypeVar("_Token")

_logger = logging.getLogger(__name__)
_TRAINED = "trained.npz"
_NETWORK = "network.xml"
LONGEST_QUESTION, _LONGEST_TEXT = 64, 448
"""Tokens that are read of a question, and of a text with its head."""
_BATCH_TOKENS = 1024
"""Padded tokens of the texts that are read together: three passages or so."""


def open_bundled_reader(settings: Settings) -> BundledReader:
    """The reader, prepared first where it never was, or what is there is damaged, which takes seconds.

    Raises ModelUnavailable, and DataFolderUnusable where it cannot be prepared.
    """
    try:
        return _opened(settings.models_dir)
    except OSError as error:
        raise unusable(settings.data_dir, error) from error
    except (ImportError, RuntimeError) as error:  # OpenVINO is not there, or cannot convert it
        raise ModelUnavailable(model=settings.reader, reason=error) from error


class BundledReader:
    """Reads with the bundled encoder, one question after the other."""

    def __init__(self, folder: Path) -> None:
        from index.embedders.openvino import open_request, read_network

        self._model = TextModel.load(folder)
        self._request = open_request(read_network(folder / _NETWORK))
        self._turn = Lock()

    def read(self, question: str, texts: Sequence[ToRead]) -> list[Read]:
        """What each text told. Of a long question or text, what comes first is read."""
        about, tokenizer = self._model.about, self._model.tokenizer
        asked = cut(tokenizer.encode(about.question_prompt + spelt(question)).ids, LONGEST_QUESTION)
        begins = [one.begun(about.passage_prompt) for one in texts]
        encodings = tokenizer.encode_batch([begin + one.text for begin, one in zip(begins, texts, strict=True)])
        ids = [cut(encoding.ids, _LONGEST_TEXT) for encoding in encodings]
        scores: dict[int, NDArray[np.float32]] = {}
        for batch in batches_by_length(ids, _BATCH_TOKENS):
            scores |= zip(batch, self._scores(asked, [ids[i] for i in batch]), strict=True)
        return [
            Read(np.array(cut(encoding.offsets, _LONGEST_TEXT), dtype=np.int32) - len(begin), scores[i])
            for i, (encoding, begin) in enumerate(zip(encodings, begins, strict=True))
        ]

    def _scores(self, asked: Sequence[int], texts: Sequence[Sequence[int]]) -> Iterator[NDArray[np.float32]]:
        """The scores of the tokens of each text."""
        shape = len(texts), len(asked) + max(map(len, texts))
        input_ids = np.full(shape, self._model.about.padding_id, dtype=np.int64)
        kinds = np.full(shape, PADDING, dtype=np.int64)
        input_ids[:, : len(asked)], kinds[:, : len(asked)] = asked, QUESTION
        for row, ids in enumerate(texts):
            stretch = slice(len(asked), len(asked) + len(ids))
            input_ids[row, stretch], kinds[row, stretch] = ids, PASSAGE
        with self._turn:
            scores = np.array(self._request.infer([input_ids, kinds])[0], dtype=np.float32)
        return (row[len(asked) : len(asked) + len(ids)] for row, ids in zip(scores, texts, strict=True))


def cut(tokens: list[_Token], longest: int) -> list[_Token]:
    """The first tokens, and the mark that ends them."""
    return tokens if len(tokens) <= longest else [*tokens[: longest - 1], tokens[-1]]


def reader_name() -> str:
    """What tells one training from another."""
    trained = files(__package__).joinpath(_TRAINED).read_bytes()
    return f"reader-{hashlib.sha256(trained).hexdigest()[:12]}"


def _opened(models_dir: Path) -> BundledReader:
    """The reader of the converted network; those of other trainings are let go of when it is made."""
    folder = models_dir / reader_name()
    if kept := _kept(folder):
        return kept
    models_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(models_dir / "reader.lock"):
        if kept := _kept(folder):  # another process has made it meanwhile
            return kept
        prepare_folder(reader_name(), folder, "reader-", _prepare, bundled_model_folder(models_dir))
    return BundledReader(folder)


def _kept(folder: Path) -> BundledReader | None:
    """None where it is not there, or damaged."""
    if not (folder / _NETWORK).exists():
        return None
    try:
        return BundledReader(folder)
    except (OSError, ValueError, RuntimeError) as error:
        _logger.warning("The reader is made again: what was kept is damaged", exc_info=error)
        return None


def _prepare(model: str | Path, folder: Path) -> None:
    """Writes the network into a folder, and beside it what has to be known of the encoder."""
    from index.embedders.openvino import in_8_bits, save_network
    from index.embedders.torch import load_model

    loaded = load_model(model)
    TextModel.of(loaded, model).save(folder)
    save_network(in_8_bits(_converted(loaded[0].auto_model)), folder / _NETWORK)


def _converted(encoder: Any) -> Any:
    import torch

    from index.embedders.openvino import convert_module
    from index.reader.network import ReaderNetwork

    with files(__package__).joinpath(_TRAINED).open("rb") as file:
        trained = {name: torch.from_numpy(one.astype(np.float32)) for name, one in np.load(file).items()}
    kinds = torch.tensor([[QUESTION, QUESTION, PASSAGE, PADDING]] * 2)
    return convert_module(ReaderNetwork(encoder, trained).eval(), {"input_ids": torch.ones_like(kinds), "kinds": kinds})
