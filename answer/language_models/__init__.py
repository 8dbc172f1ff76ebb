"""Programs that write. Adding one: a file here and a line in `open_language_model`."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from corpus.errors import LanguageModelMisconfigured
from corpus.messages import N_
from corpus.settings import Settings
from prompts.template import Message


class LanguageModel(Protocol):
    """Writes an answer to messages, piece by piece."""

    name: str
    context_tokens: int

    def stream(self, messages: Sequence[Message], max_tokens: int) -> Generator[str, None, None]:
        """What it writes, as it comes; closing the iterator stops the writing and lets go of the connection.

        An empty piece comes several times a second while there is nothing new, so that the caller can stop at any
        moment. Raises ModelUnreachable before the first words, ModelStopped after them.
        """
        ...

    def close(self) -> None:
        """Ends what is being written, and lets go of connections, threads and memory."""
        ...


def open_language_model(settings: Settings) -> LanguageModel | None:
    """The language model that the settings name, None where they name none. Nothing is contacted or loaded yet.

    Raises LanguageModelMisconfigured.
    """
    from answer.language_models.local import LocalModel
    from answer.language_models.server import ServerModel

    url, file = settings.model_url, settings.model_file
    if url and file:
        raise LanguageModelMisconfigured(reason=N_("PARTAGE_MODEL_URL and PARTAGE_MODEL_FILE are both set; keep one"))
    if file:
        return LocalModel(_checked(file), settings.model_context, settings.model_timeout, settings.model_name)
    if not url:
        return None
    if not url.startswith(("http://", "https://")):
        raise LanguageModelMisconfigured(reason=N_("PARTAGE_MODEL_URL must begin with http:// or https://"))
    if not settings.model_name:
        raise LanguageModelMisconfigured(reason=N_("name the server's model in PARTAGE_MODEL_NAME"))
    key = settings.model_key.get_secret_value() if settings.model_key else ""
    return ServerModel(url, settings.model_name, key, settings.model_context, settings.model_timeout)


def _checked(file: Path) -> Path:
    if not file.is_file():
        raise LanguageModelMisconfigured(reason=N_("there is no file at PARTAGE_MODEL_FILE"))
    if find_spec("xllamacpp") is None:
        raise LanguageModelMisconfigured(reason=N_('the package xllamacpp is missing: pip install -e ".[local]"'))
    return file
