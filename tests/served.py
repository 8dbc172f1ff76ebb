"""`partage serve` as its administrator runs it: on a folder of its own, with its worker, until the context ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

_ROOT = Path(__file__).parents[1]
_PARTAGE = str(Path(sys.executable).with_name("partage"))
_LONGEST_INGESTION = 900.0
_LONGEST_START = 240.0
_LONGEST_END = 60.0


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs: its address, its process, and the file that holds what it and its worker log."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """Ends the server, its worker and its readers in the middle of whatever they do."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def give_model(folder: Path, models: Path) -> Path:
    """Lets the server of a folder find its model unpacked, among those at `models`; returns the folder."""
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "models").symlink_to(models.absolute(), target_is_directory=True)
    return folder


def ingest(folder: Path, files: Sequence[Path], manifest: Path | None = None) -> None:
    """Adds files to the corpus in the `data` of a folder. Raises CalledProcessError where one of them cannot be."""
    described = ["--manifest", str(manifest)] if manifest else []
    subprocess.run(
        [_PARTAGE, "ingest", *map(str, files), *described],
        env=_environment(folder),
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=_LONGEST_INGESTION,
    )


@contextmanager
def served(folder: Path, port: int = 0, /, **environment: str) -> Iterator[Served]:
    """A server of the corpus in the `data` of a folder, once it is ready; port 0 is any that is free."""
    with started(folder, port, **environment) as server:
        _wait_until_ready(server)
        yield server


@contextmanager
def started(folder: Path, port: int = 0, /, **environment: str) -> Iterator[Served]:
    """The same, at once. It is in a group of processes of its own, none of which outlives the context.

    Its PARTAGE_PUBLIC_URL may name the port as `{port}`.
    """
    port = port or free_port()
    address = environment.get("PARTAGE_PUBLIC_URL", "http://localhost:{port}").format(port=port)
    settings = _environment(folder) | environment | {"PARTAGE_PUBLIC_URL": address}
    log = folder / "server.log"
    with log.open("ab") as told:
        process = subprocess.Popen(
            [_PARTAGE, "serve", "--port", str(port)],
            env=settings,
            cwd=folder,
            stdout=told,
            stderr=told,
            start_new_session=True,
        )
    server = Served(address, process, log)
    try:
        yield server
        process.terminate()
        process.wait(_LONGEST_END)
    finally:
        server.kill()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {"PARTAGE_DATA_DIR": str(folder / "data"), "PYTHONPATH": str(_ROOT)}


def _wait_until_ready(server: Served) -> None:
    end = monotonic() + _LONGEST_START
    while True:
        try:
            with urlopen(f"{server.address}/ready", timeout=5):  # noqa: S310 - our own server
                return
        except OSError as error:
            if monotonic() > end or server.process.poll() is not None:
                told = server.log.read_text("utf-8", "replace")[-2000:]
                raise AssertionError(f"the server is not ready ({error}); it said:\n{told}") from error
            sleep(0.2)
