"""Language models: a real llama.cpp server, a server of our own that misbehaves, a file in this process."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread
from threading import enumerate as enumerate_threads
from time import monotonic
from typing import Any

import pytest
from model_server import CONTEXT, KEY, MODEL, running_model, scripted_server
from pydantic import SecretStr

from answer.commons import Commons
from answer.language_models import LanguageModel, open_language_model
from answer.language_models.local import LocalModel
from answer.language_models.server import ServerModel
from cli.running import as_environment
from corpus.errors import LanguageModelMisconfigured, ModelStopped, ModelUnreachable
from corpus.settings import Settings
from prompts.template import Message

MESSAGES = [Message("system", "You are a helpful assistant."), Message("user", "Tell me a long story about trains.")]


def server_model(url: str, key: str = KEY, timeout: float = 60) -> ServerModel:
    return ServerModel(url, MODEL, key, CONTEXT, timeout)


def words(model: LanguageModel, max_tokens: int = 40) -> Iterator[str]:
    return (piece for piece in model.stream(MESSAGES, max_tokens) if piece)


def test_a_real_server_is_read_piece_by_piece(language_model_url: str) -> None:
    pieces = words(server_model(language_model_url))

    assert [next(pieces) for _ in range(3)] != ["", "", ""]
    with pytest.raises(ModelStopped, match="longer than allowed"):
        list(pieces)


def test_a_file_is_run_in_this_process(language_model_file: Path) -> None:
    model = open_language_model(Settings(model_file=language_model_file, model_context=2048, _env_file=None))
    assert model is not None
    assert (model.name, model.context_tokens) == ("SmolLM2-135M-Instruct.Q4_1", 2048)

    with closing(model.stream(MESSAGES, 20)) as pieces:
        assert next(filter(None, pieces))


def test_a_file_that_holds_no_model_is_unreachable(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp")
    file = tmp_path / "model.gguf"
    file.write_text("no model")
    model = open_language_model(Settings(model_file=file, _env_file=None))
    assert model is not None

    with pytest.raises(ModelUnreachable):
        next(model.stream(MESSAGES, 20))


def test_a_wrong_key_or_a_server_that_is_not_there_is_unreachable(language_model_url: str) -> None:
    for model in (server_model(language_model_url, key="wrong"), server_model("http://127.0.0.1:9/v1")):
        with pytest.raises(ModelUnreachable, match=MODEL):
            list(model.stream(MESSAGES, 20))


def test_a_server_killed_in_mid_answer_has_stopped(language_model_file: Path) -> None:
    with running_model(language_model_file) as (url, process):
        pieces = words(server_model(url), max_tokens=1000)
        assert [next(pieces), next(pieces)]
        process.send_signal(signal.SIGKILL)
        with pytest.raises(ModelStopped):
            list(pieces)


class Request:
    """What a server of our own has received, when it has, and whether the client has hung up."""

    def __init__(self) -> None:
        self.text = ""
        self.is_received, self.is_given_up = Event(), Event()


def _whole_request(caller: socket.socket) -> str:
    """The head and the body, which may come apart."""
    with caller.makefile("rb") as lines:
        head = b"".join(iter(lines.readline, b"\r\n")).decode()
        length = re.search(r"(?i)content-length: (\d+)", head)
        return head + lines.read(int(length[1]) if length else 0).decode()


@contextmanager
def misbehaving(answer: bytes) -> Iterator[tuple[str, Request]]:
    """A server that sends `answer` to its first caller, then nothing more, and waits until the caller hangs up."""
    request = Request()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            caller, _ = listening.accept()
            with caller:
                request.text = _whole_request(caller)
                request.is_received.set()
                caller.sendall(answer)
                while caller.recv(65536):
                    pass
                request.is_given_up.set()

        Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1", request


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
FIRST_WORD = b'data: {"choices":[{"index":0,"delta":{"content":"Bonjour"}}]}\n\n'


@pytest.mark.parametrize(("sent", "first"), [(b"", ""), (HEAD, ""), (HEAD + FIRST_WORD, "Bonjour")])
def test_closing_hangs_up_at_once_even_before_the_first_word(sent: bytes, first: str) -> None:
    with misbehaving(sent) as (url, request):
        pieces = server_model(url).stream(MESSAGES, 20)
        begun = next(pieces)
        assert request.is_received.wait(timeout=60)
        assert first in (begun, next(pieces), next(pieces))
        pieces.close()
        assert request.is_given_up.wait(timeout=60)


def test_a_model_that_is_closed_ends_what_it_writes_and_its_thread(tmp_path: Path) -> None:
    with misbehaving(HEAD + FIRST_WORD) as (url, request):
        commons = Commons(Settings(data_dir=tmp_path, model_url=url, model_name="to be closed", _env_file=None))
        model = commons.language_model
        assert model is not None
        [thread] = [thread for thread in enumerate_threads() if thread.name == "language model to be closed"]
        pieces = words(model)
        assert next(pieces) == "Bonjour"
        commons.close()
        with pytest.raises(ModelStopped):
            list(pieces)
        assert request.is_given_up.wait(timeout=60)
    thread.join(timeout=60)
    assert not thread.is_alive()
    with pytest.raises(ModelUnreachable, match="the writing was stopped"):
        list(words(model))
    commons.close()


def test_a_file_that_is_closed_is_loaded_anew(language_model_file: Path) -> None:
    model = LocalModel(language_model_file, 1024, 60, "to be loaded twice")
    for _ in range(2):
        with closing(model.stream(MESSAGES, 20)) as pieces:
            assert next(filter(None, pieces))
        [thread] = [thread for thread in enumerate_threads() if thread.name == "language model to be loaded twice"]
        model.close()
        thread.join(timeout=60)
        assert not thread.is_alive()


class SlowlyEndingModel(ServerModel):
    """Its reading goes on for a while after the last piece was handed over, as that of a busy computer does."""

    async def _read(self, *arguments: Any) -> None:
        await super()._read(*arguments)
        await asyncio.sleep(30)


def test_an_answer_that_has_ended_is_not_given_up_as_well() -> None:
    with scripted_server(lambda asked: ["Bonjour."], pause=0) as server:
        pieces = words(SlowlyEndingModel(server.url, MODEL, KEY, CONTEXT, 60))
        assert next(pieces) == "Bonjour."
        began = monotonic()
        assert list(pieces) == []

    assert monotonic() - began < 1.5  # giving up what no longer answers takes two seconds


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (HEAD, ModelUnreachable),
        (HEAD + FIRST_WORD, ModelStopped),
    ],
)
def test_a_silent_server_is_left_after_the_time_set(answer: bytes, error: type[Exception]) -> None:
    began = monotonic()
    with misbehaving(answer) as (url, _), pytest.raises(error):
        list(server_model(url, timeout=0.5).stream(MESSAGES, 20))
    assert monotonic() - began < 5


@pytest.mark.parametrize(
    "body",
    [
        b"data: {not json}\n\n",
        b'data: {"choices":[{"delta":null}]}\n\n',
        b'data: {"error":{"message":"out of memory"}}\n\n',
        b"data: \xff\xfe\n\n",
    ],
)
def test_nonsense_from_a_server_is_an_error_of_ours(body: bytes) -> None:
    with misbehaving(HEAD + body) as (url, _), pytest.raises(ModelUnreachable):
        list(server_model(url, timeout=2).stream(MESSAGES, 20))


def test_passages_follow_no_redirection() -> None:
    moved = b"HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:9/elsewhere\r\nContent-Length: 0\r\n\r\n"
    with misbehaving(moved) as (url, _), pytest.raises(ModelUnreachable):
        list(server_model(url).stream(MESSAGES, 20))


def test_only_the_key_that_is_set_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "somebody else's")
    with misbehaving(HEAD + FIRST_WORD) as (url, request):
        model = open_language_model(Settings(model_url=url, model_name="m", model_timeout=0.5, _env_file=None))
        assert model is not None
        next(filter(None, model.stream(MESSAGES, 20)))
    assert "somebody else's" not in request.text
    assert "trains" in request.text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"model_url": "http://localhost/v1", "model_name": "m", "model_file": Path("m.gguf")}, "both set"),
        ({"model_url": "localhost:8080", "model_name": "m"}, "http://"),
        ({"model_url": "http://localhost:8080/v1"}, "PARTAGE_MODEL_NAME"),
        ({"model_file": Path("nowhere.gguf")}, "no file"),
    ],
)
def test_settings_that_cannot_work_are_refused_with_what_to_change(values: dict[str, object], said: str) -> None:
    with pytest.raises(LanguageModelMisconfigured, match=said):
        open_language_model(Settings(**values, _env_file=None))  # type: ignore[arg-type]


def test_no_setting_is_no_model() -> None:
    assert open_language_model(Settings(_env_file=None)) is None


def test_a_key_is_never_shown() -> None:
    settings = Settings(model_key=SecretStr("s3cret"), _env_file=None)
    assert "s3cret" not in f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"


def test_the_server_starts_with_the_settings_of_the_command_its_key_included(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(
        data_dir=tmp_path,
        model_file=tmp_path / "m.gguf",
        model_key=SecretStr("s3cret"),
        model_timeout=7,
        _env_file=None,
    )
    for name, value in as_environment(settings).items():
        monkeypatch.setenv(name, value)
    assert Settings(_env_file=None) == settings

    monkeypatch.setenv("PARTAGE_MODEL_FILE", "")
    assert Settings(_env_file=None).model_file is None
