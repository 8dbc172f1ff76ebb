"""A language model behind an OpenAI-compatible server: Ollama, llama.cpp, vLLM, Mistral, Albert…

Reading happens on an event loop of its own, because only there can a request be given up at once, even while the server
is still reading the prompt and has not answered a byte.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Generator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from corpus.errors import ModelStopped, ModelUnreachable
from corpus.messages import N_
from prompts.template import Message

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from openai.types.chat import ChatCompletionMessageParam

_CONNECTING = 5.0
_RETRIES = 1
_BETWEEN_EMPTY_PIECES = 0.1
_GIVING_UP = 2.0
_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
_NO_KEY = "none"  # the client insists on one, and would else take OPENAI_API_KEY, which is meant for somebody else


@dataclass(frozen=True, slots=True)
class _End:
    """The last thing to come: why the writing ended, None when the model was done."""

    reason: str | None


class ServerModel:
    """Safe to share: any number of answers can be written at once."""

    def __init__(self, url: str, name: str, key: str, context_tokens: int, timeout: float) -> None:
        self.name = name
        self.context_tokens = context_tokens
        self._url = url
        self._key = key
        self._timeout = timeout
        self._loop = asyncio.new_event_loop()
        self._closing = asyncio.Event()
        Thread(target=self._run, name=f"language model {name}", daemon=True).start()
        self._loop.call_soon_threadsafe(lambda: self._client)  # loads the library before the first question

    def close(self) -> None:
        """See LanguageModel; returns at once. What is asked of it afterwards is unreachable."""
        with suppress(RuntimeError):  # it is closed already
            self._loop.call_soon_threadsafe(self._closing.set)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._until_closed())

    async def _until_closed(self) -> None:
        await self._closing.wait()
        if "_client" in self.__dict__:
            await self._client.close()

    def stream(self, messages: Sequence[Message], max_tokens: int) -> Generator[str, None, None]:
        """See LanguageModel. `timeout` seconds without a word are a failure; the server is asked twice at most."""
        pieces: Queue[str | _End] = Queue()
        reading = self._begin(self._read(messages, max_tokens, pieces))
        has_written = has_ended = False
        try:
            while True:
                piece = _next(pieces) or (_End(_CANCELLED) if self._loop.is_closed() else "")
                if isinstance(piece, _End):
                    has_ended = True
                    if piece.reason is not None:
                        raise (ModelStopped if has_written else ModelUnreachable)(model=self.name, reason=piece.reason)
                    return
                has_written = has_written or bool(piece)
                yield piece
        finally:
            if not has_ended:
                _give_up(reading, pieces)

    def _begin(self, reading: Coroutine[Any, Any, None]) -> Future[None]:
        """It goes on in the loop's thread. Raises ModelUnreachable where that has ended."""
        try:
            if not self._closing.is_set():
                return asyncio.run_coroutine_threadsafe(reading, self._loop)
        except RuntimeError:  # it ended just now
            pass
        reading.close()
        raise ModelUnreachable(model=self.name, reason=_CANCELLED)

    async def _read(self, messages: Sequence[Message], max_tokens: int, pieces: Queue[str | _End]) -> None:
        """Puts what the server sends into `pieces`, then an `_End`, whatever happens."""
        reason: str | None = _CANCELLED
        try:
            reason = await self._put(messages, max_tokens, pieces)
        except Exception as error:  # there is no end to what a server can send
            reason = str(error) or type(error).__name__
        finally:
            pieces.put(_End(reason))

    async def _put(self, messages: Sequence[Message], max_tokens: int, pieces: Queue[str | _End]) -> str | None:
        sent = [{"role": message.role, "content": message.text} for message in messages]
        stream = await self._client.chat.completions.create(
            model=self.name,
            messages=cast("list[ChatCompletionMessageParam]", sent),
            max_tokens=max_tokens,
            temperature=0,
            stream=True,
        )
        async with stream:
            async for chunk in stream:
                for choice in chunk.choices[:1]:
                    if choice.delta.content:
                        pieces.put(choice.delta.content)
                    if choice.finish_reason == "length":
                        return _TOO_LONG
                    if choice.finish_reason:
                        return None
        return _CUT_OFF

    @cached_property
    def _client(self) -> AsyncOpenAI:
        # Imported here, on the loop's thread: it takes over a second, and most commands never write.
        from openai import AsyncOpenAI, DefaultAsyncHttpxClient, Timeout

        client = AsyncOpenAI(
            base_url=self._url,
            api_key=self._key or _NO_KEY,
            max_retries=_RETRIES,
            timeout=Timeout(self._timeout, connect=_CONNECTING),
            # Passages go to the named server and nowhere else: not where it redirects, nor through a proxy to itself.
            http_client=DefaultAsyncHttpxClient(
                follow_redirects=False, trust_env=urlsplit(self._url).hostname not in _LOCAL_HOSTS
            ),
        )
        client.organization = client.project = None  # those of the environment are not meant for this server either
        return client


_TOO_LONG = N_("the answer is longer than allowed")
_CUT_OFF = N_("the connection was cut")
_CANCELLED = N_("the writing was stopped")


def _next(pieces: Queue[str | _End]) -> str | _End:
    try:
        return pieces.get(timeout=_BETWEEN_EMPTY_PIECES)
    except Empty:
        return ""


def _give_up(reading: Future[None], pieces: Queue[str | _End]) -> None:
    """Returns once the connection is closed, or after two seconds."""
    if reading.cancel():
        with suppress(Empty):
            while not isinstance(pieces.get(timeout=_GIVING_UP), _End):
                pass
