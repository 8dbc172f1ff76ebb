"""What visitors do on a running server, for whoever measures it: they ask, and they give a document."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from typing import Any
from urllib.request import urlopen

from bench.visitor import Visitor, sources_cited
from ingest.incoming import MANIFEST_NAME

_ROOT = Path(__file__).parents[1]
_LONGEST_UPLOAD = 900.0
_LONGEST_START = 240.0
_LICENCE = ("Licence", "Licence Ouverte 2.0")
_PUBLISH = "Publier"
_REFUSED = ":material/block:"
_KNOWN = "est déjà partagé"
_NEAR = ":material/difference:"

SAMPLE_QUESTIONS = [
    "Quelles sont les pénalités de retard ?",
    "Quel est le délai de VABF ?",
    "Quel est le délai d’intervention ?",
]


@dataclass(frozen=True)
class Served:
    """A server that runs: its address, its process, and the file that holds what it and its worker log."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path


@contextmanager
def served(folder: Path, files: Sequence[Path], **settings: str) -> Iterator[Served]:
    """A server of these files, with a data folder in `folder`, that is ready; it ends with the context.

    They are not added where the folder already holds a corpus, made by a run before.
    """
    partage = str(Path(sys.executable).with_name("partage"))
    port = _free_port()
    address = settings.get("PARTAGE_PUBLIC_URL", "http://localhost:{port}").format(port=port)
    environment = os.environ | {
        "PARTAGE_DATA_DIR": str(folder / "data"),
        "PYTHONPATH": str(_ROOT),
        "PARTAGE_FILES_PER_HOUR": "0",
        "PARTAGE_QUESTIONS_PER_HOUR": "0",
        **settings,
        "PARTAGE_PUBLIC_URL": address,
    }
    if files and not (folder / "data" / "corpus.sqlite").exists():
        manifest = files[0].parent / MANIFEST_NAME
        described = ["--manifest", str(manifest)] if manifest.exists() else []
        command = [partage, "ingest", *map(str, files), *described]
        subprocess.run(command, env=environment, check=False, capture_output=True)  # noqa: S603 - our own command
    log = folder / "server.log"
    with log.open("wb") as told:
        command = [partage, "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, stdout=told, stderr=told)  # noqa: S603 - our own command
        try:
            _wait_until_ready(address, server)
            yield Served(address, server, log)
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_until_ready(address: str, server: subprocess.Popen[bytes]) -> None:
    end = perf_counter() + _LONGEST_START
    while True:
        try:
            with urlopen(f"{address}/ready", timeout=5):  # noqa: S310 - our own server
                return
        except OSError:
            if perf_counter() > end or server.poll() is not None:
                raise
            sleep(0.2)


def ask(visitor: Visitor, question: str) -> float:
    """The seconds until the whole answer stands on the page. Raises AssertionError where there is none."""
    began = perf_counter()
    visitor.open("ask", q=question)
    taken = perf_counter() - began
    if not sources_cited(visitor.shown) and "refus" not in visitor.shown:
        raise AssertionError(f"no answer to {question!r}:\n{visitor.shown[-2000:]}")
    return taken


def give(address: str, file: Path, longest: float = _LONGEST_UPLOAD) -> dict[str, Any]:
    """What became of one upload, and the seconds until it had. Raises TimeoutError after two times `longest`."""
    began = perf_counter()
    with Visitor(address) as visitor:
        visitor.open("contribute")
        visitor.upload(file)
        visitor.run_until(lambda shown: any(sign in shown for sign in (_PUBLISH, _REFUSED, _KNOWN)), longest)
        became = "refused with its reason" if _REFUSED in visitor.shown else "already shared"
        if _PUBLISH in visitor.shown:
            visitor.choose(*_LICENCE)
            visitor.press(_PUBLISH)
            visitor.run_until(lambda shown: "publié et consultable" in shown or _NEAR in shown, longest)
            became = "held back, being nearly another" if _NEAR in visitor.shown else "searchable"
    return {"file": file.name, "became": became, "seconds": round(perf_counter() - began, 1)}
