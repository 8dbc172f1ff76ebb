"""The settings, read once from the environment (`PARTAGE_…`) or a `.env` file and passed explicitly."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import (
    SettingNoAddress,
    SettingNoNumber,
    SettingNotAbove,
    SettingNotAmong,
    SettingNoWholeNumber,
    SettingsFileUnreadable,
    SettingTooShort,
    SettingTooSmall,
    SettingUnusable,
)

PREFIX = "PARTAGE_"
WHICH_ENV_FILE = f"{PREFIX}ENV_FILE"
"""What tells the server which file the command read that started it, from another folder than its own."""
_ENV_FILE = os.environ.get(WHICH_ENV_FILE, ".env")
_ADDRESS = r"^https?://\S+$"
_ADDRESS_OR_NONE = rf"{_ADDRESS}|^$"
_READ_ELSEWHERE = frozenset({WHICH_ENV_FILE, "PARTAGE_LANG", "PARTAGE_SHARED", "PARTAGE_TEST_MODELS"})
"""By this module, by the command line, by the benches and by the tests."""


class Settings(BaseSettings):
    """Every choice an administrator can make. Sizes are in bytes, durations in seconds."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=_ENV_FILE,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,  # a password that is too short would stand in the log
    )

    data_dir: Path = Path("data")
    public_url: str = Field(default="http://localhost:8501", pattern=_ADDRESS)
    operator: str = ""
    """Who runs the site and how to reach them, in the words that visitors read."""
    legal_url: str = Field(default="", pattern=_ADDRESS_OR_NONE)
    """Where the body that runs the site tells who it is and what the law has it tell; none: no page leads there."""

    embedder: str = "bundled"
    """`bundled`, or any sentence-transformers model name or folder."""
    engine: Literal["auto", "torch", "openvino"] = "auto"
    reader: Literal["off", "bundled"] = "bundled"
    """What reads the closest passages with the question before they are judged enough to answer."""

    max_file_bytes: int = Field(default=100_000_000, ge=1)
    reading_timeout: float = Field(default=60, gt=0, allow_inf_nan=False)
    reading_memory: int = Field(default=2 * 1024**3, ge=1)
    reading_workers: int = Field(default=2, ge=1)
    max_characters: int = Field(default=20_000_000, ge=1)

    recognition_languages: str = "fra+eng"
    """Tesseract's names of the languages of scanned pages, the likeliest first."""
    recognition_timeout: float = Field(default=120, gt=0, allow_inf_nan=False)
    """How long the recognition of one page may compute."""
    recognition_pages: int = Field(default=500, ge=0)
    """How many pages of one document are recognised at most; 0: none."""
    recognition_at_once: int = Field(default=20, ge=0)
    """Up to how many scanned pages of a file are recognised before its giver is asked what to publish; 0: none."""

    max_question_characters: int = Field(default=2_000, ge=1)
    passage_tokens: int = Field(default=256, ge=33)

    model_url: str = ""
    """The base address of an OpenAI-compatible server, such as http://localhost:11434/v1; none: nothing is written."""
    model_name: str = ""
    model_key: SecretStr | None = None
    model_file: Path | None = None
    """A GGUF file to run in this process instead of asking a server."""
    model_timeout: float = Field(default=60, gt=0, allow_inf_nan=False)
    """How long the model may stay silent, before its first word too."""
    model_context: int = Field(default=4096, ge=2048)
    """How many tokens the model reads and writes at most; 4096 is what Ollama gives when told nothing.

    Fewer than half of that hold its rules and its answer, and hardly a passage.
    """

    questions_per_hour: int = Field(default=300, ge=0)
    """How many one visitor, or all behind one address, may ask; 0: any number. The same for the next two."""
    files_per_hour: int = Field(default=200, ge=0)
    reports_per_hour: int = Field(default=30, ge=0)

    moderators: str = ""
    """The addresses of those who moderate, separated by commas, as the provider of their accounts (OIDC) gives them."""
    admin_token: SecretStr | None = Field(default=None, min_length=16)
    """A password that opens moderation without an account."""

    log_format: Literal["text", "json"] = "text"
    log_details: bool = False
    """Whether logs also hold what errors say, which may be parts of a question or the name of a file."""
    metrics_token: SecretStr | None = Field(default=None, min_length=16)
    """What a monitor on another machine sends to be shown the figures of this one."""

    @field_validator("embedder")
    @classmethod
    def _whatever_folder_one_is_in(cls, embedder: str) -> str:
        """A folder by its whole path: the name is kept with the index, and the server runs elsewhere."""
        is_folder = embedder not in ("", "bundled") and Path(embedder).is_dir()
        return str(Path(embedder).absolute()) if is_folder else embedder

    @field_validator("public_url")
    @classmethod
    def _without_a_slash_at_its_end(cls, public_url: str) -> str:
        """Every path that is put behind it begins with one."""
        return public_url.rstrip("/")

    @property
    def moderator_addresses(self) -> frozenset[str]:
        """The addresses of those who moderate, in lower case."""
        return frozenset(address.strip().casefold() for address in self.moderators.split(",") if address.strip())

    @property
    def is_moderated(self) -> bool:
        """Whether anybody can moderate."""
        return self.admin_token is not None or bool(self.moderator_addresses)

    @property
    def base_path(self) -> str:
        """Below which path of its host the site is: the path of its public address, "" for none."""
        return urlsplit(self.public_url).path

    @property
    def database_url(self) -> str:
        return f"sqlite:///{(self.data_dir / 'corpus.sqlite').as_posix()}"

    @property
    def files_dir(self) -> Path:
        return self.data_dir / "files"

    @property
    def recognised_dir(self) -> Path:
        return self.data_dir / "recognised"

    @property
    def uploads_dir(self) -> Path:
        return self.data_dir / "uploads"

    @property
    def queue_file(self) -> Path:
        return self.data_dir / "queue.sqlite"

    @property
    def address_file(self) -> Path:
        """Where the server keeps at which address it was last started, where no public one is set."""
        return self.data_dir / "address"

    @property
    def index_dir(self) -> Path:
        return self.data_dir / "index"

    @property
    def models_dir(self) -> Path:
        return self.data_dir / "models"


def read_settings() -> Settings:
    """The settings in force. Raises SettingUnusable for the first that cannot be used, and SettingsFileUnreadable."""
    try:
        return Settings()
    except UnicodeDecodeError as error:
        raise SettingsFileUnreadable from error
    except ValidationError as error:
        [first, *_] = error.errors()
        raise _unusable(str(first["loc"][0]), first["type"], first.get("ctx", {})) from error


def env_file() -> Path:
    """The file of settings that is read beside the environment, whether it is there or not."""
    return Path(_ENV_FILE).absolute()


def setting_names() -> list[str]:
    """What every setting is called in the environment."""
    return [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]


def unknown_settings() -> list[str]:
    """The names in the environment or in the `.env` file that look like settings and are none: misspelt ones."""
    given = {name.upper() for name in (*os.environ, *dotenv_values(_ENV_FILE)) if name.upper().startswith(PREFIX)}
    return sorted(given - _READ_ELSEWHERE - set(setting_names()))


def _unusable(field: str, fault: str, limits: Mapping[str, Any]) -> SettingUnusable:
    """The error for a fault, by the name that pydantic gives its sort, and the limits that were not kept."""
    name = f"{PREFIX}{field.upper()}"
    match fault:
        case "too_short" | "string_too_short":
            return SettingTooShort(name=name, limit=limits["min_length"])
        case "greater_than":
            return SettingNotAbove(name=name, limit=limits["gt"])
        case "greater_than_equal":
            return SettingTooSmall(name=name, limit=limits["ge"])
        case "string_pattern_mismatch":
            return SettingNoAddress(name=name)
        case "literal_error":
            return SettingNotAmong(name=name, values=", ".join(get_args(Settings.model_fields[field].annotation)))
        case "bool_parsing":
            return SettingNotAmong(name=name, values="true, false")
        case "int_parsing" | "int_from_float":
            return SettingNoWholeNumber(name=name)
        case "float_parsing" | "finite_number":
            return SettingNoNumber(name=name)
        case _:
            return SettingUnusable(name=name)
