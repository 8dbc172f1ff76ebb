"""A language model in a GGUF file, run in this process by llama.cpp.

Its own small server listens on a free port of this machine only, behind a key made for the occasion, so that everything
about writing and stopping is the same as with any other server.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Generator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from answer.language_models.server import ServerModel
from corpus.errors import ModelUnreachable
from prompts.template import Message


class LocalModel:
    """Loads the file when something is first written."""

    def __init__(self, file: Path, context_tokens: int, timeout: float, name: str = "") -> None:
        self.name = name or file.stem
        self.context_tokens = context_tokens
        self._file = file
        self._timeout = timeout
        self._lock = Lock()
        self._running: tuple[Any, ServerModel] | None = None

    def stream(self, messages: Sequence[Message], max_tokens: int) -> Generator[str, None, None]:
        """See LanguageModel."""
        yield from self._model().stream(messages, max_tokens)

    def close(self) -> None:
        """See LanguageModel; what is written afterwards loads the file anew."""
        with self._lock:
            if self._running is not None:
                self._running[1].close()
                self._running = None

    def _model(self) -> ServerModel:
        with self._lock:
            if self._running is None:
                self._running = self._start()
            return self._running[1]

    def _start(self) -> tuple[Any, ServerModel]:
        import xllamacpp

        key = secrets.token_urlsafe()
        parameters = xllamacpp.CommonParams()
        parameters.model.path = str(self._file)
        parameters.n_ctx = self.context_tokens
        parameters.n_parallel = 1
        # One core is left to the rest of this process: threads that wait for a busy core would slow the writing down.
        threads = max(1, (os.cpu_count() or 2) - 1)
        parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = threads
        parameters.hostnames = ["127.0.0.1"]
        parameters.port = 0
        parameters.api_keys = [key]
        parameters.ui = parameters.endpoint_slots = False
        parameters.offline = True
        parameters.verbosity = 1  # errors only
        try:
            server = xllamacpp.Server(parameters)
        except RuntimeError as error:
            raise ModelUnreachable(model=self.name, reason=str(error) or type(error).__name__) from error
        address = f"{server.listening_address}/v1"
        return server, ServerModel(address, self.name, key, self.context_tokens, self._timeout)
