"""What has to be known of a model besides its weights; kept beside its converted network, so that both open quickly."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from index.arrays import save_json, save_text

_DESCRIPTION = "model.json"
_TOKENIZER = "tokenizer.json"
_E5_PROMPTS = {"query": "query: ", "passage": "passage: "}
_IS_E5 = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])")


@dataclass(frozen=True, slots=True)
class Description:
    """The size of the vectors, the longest text in tokens, and what is written before every text."""

    dimension: int
    max_tokens: int
    padding_id: int
    question_prompt: str
    passage_prompt: str


@dataclass(frozen=True, slots=True)
class TextModel:
    """A model without its weights."""

    about: Description
    tokenizer: Tokenizer

    @classmethod
    def of(cls, model: Any, name: str | Path) -> TextModel:
        """That of a model which sentence-transformers has loaded under this name."""
        prompts = prompts_of(name, model.prompts or {})
        about = Description(
            dimension=int(model.get_embedding_dimension()),
            max_tokens=int(model.max_seq_length or 512),
            padding_id=int(model.tokenizer.pad_token_id or 0),
            question_prompt=prompts.get("query", ""),
            passage_prompt=prompts.get("passage", prompts.get("document", "")),
        )
        return cls(about, _as_it_is(model.tokenizer.backend_tokenizer))

    def save(self, folder: Path) -> None:
        """Writes it into `folder`, on the disk when this returns."""
        save_text(folder / _TOKENIZER, self.tokenizer.to_str())
        save_json(folder / _DESCRIPTION, asdict(self.about))

    @classmethod
    def load(cls, folder: Path) -> TextModel:
        """What was saved. Raises OSError or ValueError where that cannot be read."""
        try:
            about = Description(**json.loads((folder / _DESCRIPTION).read_text("utf-8")))
        except TypeError as error:  # written by another version, which said other things of a model
            raise ValueError(f"{folder / _DESCRIPTION}: {error}") from error
        return cls(about, _as_it_is(_read_tokenizer(folder / _TOKENIZER)))


def _read_tokenizer(path: Path) -> Tokenizer:
    text = path.read_text("utf-8")
    try:
        return Tokenizer.from_str(text)
    except Exception as error:  # the library raises nothing more precise
        raise ValueError(f"{path}: {error}") from error


def _as_it_is(tokenizer: Tokenizer) -> Tokenizer:
    """Every token of a text, no more and no fewer."""
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def prompts_of(model: str | Path, carried: Mapping[str, str]) -> Mapping[str, str]:
    """The prompts that a model carries, else those that its name, the last part of a folder's, tells."""
    if any(carried.values()):
        return carried
    return _E5_PROMPTS if _IS_E5.search(Path(model).name.lower()) else {}
