"""Requests that attack the server: too large, too slow, malformed. Each ends, and the others are answered meanwhile."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import httpx2
import pytest
from served import give_model, served
from starlette.types import Message, Receive, Scope, Send

from bench.visitor import Visitor
from corpus.settings import Settings
from pages.addresses.patience import Patience

REFUSED = range(400, 500)


def asked(patience: float, *pauses: float) -> list[str]:
    """What an application gets of a request whose parts come after these pauses, up to what it takes for its end."""
    got: list[str] = []
    waiting = list(pauses)

    async def receive() -> Message:
        await asyncio.sleep(waiting.pop(0))
        return {"type": "http.request", "body": b"x", "more_body": len(waiting) > 1}

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        while waiting:
            message = await receive()
            got.append(str(message["type"]))
            if message["type"] == "http.disconnect":
                return

    async def send(message: Message) -> None:
        raise AssertionError(message)

    asyncio.run(Patience(application, patience)({"type": "http"}, receive, send))
    return got


def test_a_request_in_the_middle_of_which_nothing_comes_is_given_up() -> None:
    assert asked(0.05, 0, 0, 60, 0, 0) == ["http.request", "http.request", "http.disconnect"]


def test_a_request_that_is_whole_may_be_answered_at_length() -> None:
    assert asked(0.05, 0, 0, 0.2) == ["http.request"] * 3


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, model_settings: Settings) -> Iterator[str]:
    """The address of a server of an empty commons."""
    folder = give_model(tmp_path_factory.mktemp("server"), model_settings.models_dir)
    with served(folder, PARTAGE_ADMIN_TOKEN="") as server:
        yield server.address


def is_well(server: str) -> bool:
    with urlopen(f"{server}/health", timeout=20) as answer:  # noqa: S310 - our own server
        return bool(answer.read() == b"ok\n")


def connected(server: str) -> socket.socket:
    return socket.create_connection(("localhost", int(server.rsplit(":", 1)[1])), timeout=20)


def status_of(server: str, request: bytes) -> int:
    """The status that answers these bytes; 0 where the connection is closed without any."""
    with connected(server) as connection:
        connection.sendall(request)
        try:
            answer = connection.recv(4096)
        except ConnectionError:
            return 0
    return int(answer.split()[1]) if answer else 0


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("path", ["/sources/a/b", "/documents/a", "/health", "/_stcore/upload_file/a/b"])
def test_a_body_of_a_terabyte_is_refused_before_it_is_sent(server: str, path: str) -> None:
    for method in ("POST", "PUT"):
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {2**40}\r\n\r\n"
        assert status_of(server, head.encode()) in REFUSED
    assert is_well(server)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"GET /sources/%00/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /sources/../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x00\x01\x02\r\n\r\n",
        b"GET /health HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    ],
    ids=["long address", "long header", "encoded way out", "way out", "no request", "length below zero"],
)
def test_a_malformed_request_is_refused(server: str, request_line: bytes) -> None:
    assert status_of(server, request_line) in {0, *REFUSED}
    assert is_well(server)


@pytest.mark.browser
@pytest.mark.slow
def test_two_hundred_requests_that_are_never_finished_keep_nobody_waiting(server: str) -> None:
    head = b"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n"
    connections = [connected(server) for _ in range(200)]
    try:
        for number, connection in enumerate(connections):
            connection.sendall(head if number % 2 else head + b"\r\nthe first of a million bytes")
        assert is_well(server)
    finally:
        for connection in connections:
            connection.close()


@pytest.mark.browser
@pytest.mark.slow
def test_a_file_above_the_limit_of_the_server_is_refused(server: str, tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        allowed = 2 * Settings(_env_file=None).max_file_bytes // 1_000_000
        file.truncate((allowed + 2) * 1024**2)  # a megabyte of Streamlit's limit has 1,024 times 1,024 bytes
    with Visitor(server) as visitor:
        visitor.open("contribute")
        with pytest.raises((httpx2.HTTPStatusError, httpx2.WriteError, httpx2.ReadError)):
            visitor.upload(large)
    assert is_well(server)
