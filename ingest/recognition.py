"""Recognises the text of scanned pages with Tesseract, page by page, each in a process of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from threading import Event

from corpus.disk import make_folder, put
from corpus.errors import RecognitionStopped
from corpus.files import INCOMING
from corpus.settings import Settings
from ingest.programs import run_program

_PATIENCE = 20
_BUSY = 10
"""How many times longer a page may take on the clock than in computing."""
_PROGRAM = f"{__package__}.page_recognition"


def usable_languages(settings: Settings) -> Sequence[str]:
    """Those of the wanted languages that the installed Tesseract knows; none where there is no Tesseract."""
    installed = installed_languages()
    return [wanted for wanted in settings.recognition_languages.split("+") if wanted in installed]


def installed_languages() -> set[str]:
    """What Tesseract can recognise, by its own names; empty where it is not installed."""
    command = shutil.which("tesseract")
    if command is None:
        return set()
    try:
        told = subprocess.run(  # noqa: S603 - the system's own command
            [command, "--list-langs"], capture_output=True, text=True, timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return set()
    return set(told.stdout.split("\n")[1:]) - {"", "osd"}


class PageRecognition:
    """Recognises one page after the other; `stop` ends the one at work and refuses any other."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._stopped = Event()

    def stop(self) -> None:
        self._stopped.set()

    def recognise(self, source: Path, number: int, target: Path, languages: Sequence[str]) -> None:
        """Writes the page `number` of the PDF `source`, with its text, as `target`; an empty file where that fails.

        Raises RecognitionStopped, having written nothing, when `stop` was called.
        """
        with _put_whole(target) as found:
            if not self._run(source, number, found, languages):
                found.write_bytes(b"")

    def _run(self, source: Path, number: int, target: Path, languages: Sequence[str]) -> bool:
        seconds = self._settings.recognition_timeout
        arguments = (
            source.absolute(),
            number,
            target,
            "+".join(languages),
            self._settings.reading_memory,
            ceil(seconds),
        )
        command = [sys.executable, "-m", _PROGRAM, *map(str, arguments)]
        code = run_program(command, seconds * _BUSY, self._stopped, {"TMPDIR": str(target.parent)})
        if self._stopped.is_set():
            raise RecognitionStopped
        return code == 0 and target.exists()


def give_up(target: Path) -> None:
    """Writes an empty file as `target`: that page is not to be recognised."""
    with _put_whole(target) as found:
        found.write_bytes(b"")


@contextmanager
def _put_whole(target: Path) -> Iterator[Path]:
    """Where to write what becomes `target` once it is whole, on the same disk; nothing where that is broken off."""
    make_folder(target.parent)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=INCOMING) as folder:
        found = Path(folder, "found.pdf").absolute()
        yield found
        put(found, target)
