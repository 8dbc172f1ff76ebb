import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import (
    BlankPages,
    DamagedFile,
    ProtectedFile,
    ReadingStopped,
    ReadingTimedOut,
    TooMuchContent,
    UnreadableFile,
)
from corpus.models import Page, PageKind
from corpus.settings import Settings
from ingest.document import ReadDocument
from ingest.formats import Format
from ingest.isolation import ReadingProcesses
from ingest.reading import ReadFile


def document(text: str) -> tuple[Format, ReadDocument]:
    return Format.TEXT, ReadDocument(PageKind.SECTION, (Page(1, "", text),))


def behave(path: Path, file: str) -> tuple[Format, ReadDocument]:
    """A reader that does what the file's name says."""
    behaviours = {
        "hang": lambda: time.sleep(60),
        "endless": compute_for_ever,
        "waits": lambda: time.sleep(1.5),
        "crash": lambda: ctypes.string_at(0),
        "killed": lambda: os.kill(os.getpid(), 9),
        "memory": lambda: bytearray(10**10),
        "recursion": lambda: behave(path, file),
        "complain": lambda: (_ for _ in ()).throw(OwnError(1, 2)),
        "panic": lambda: (_ for _ in ()).throw(Panic()),
        "protected": lambda: (_ for _ in ()).throw(ProtectedFile(file=file)),
        "noise": lambda: os.write(2, b"noise on the terminal"),
    }
    if file.startswith("hard"):
        _compute(0.7)
    if file in behaviours:
        behaviours[file]()
    return document("x" * 101 if file == "long" else "" if file == "blank" else f"text of {file}")


def _compute(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def compute_for_ever() -> None:
    while True:
        pass


class OwnError(Exception):
    """An error that cannot be rebuilt in another process."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__("one argument")


class Panic(BaseException):
    """What a Rust library raises where it panics."""


def read_within(processes: ReadingProcesses, file: str) -> str:
    read = processes.result(processes.start(Path(file), file), file).document
    return read.pages[0].text


def processes_for(read: ReadFile, **limits: float) -> ReadingProcesses:
    settings = Settings(_env_file=None, reading_workers=1, reading_timeout=1, max_characters=100, **limits)
    return ReadingProcesses(settings, read)


@pytest.fixture(scope="module")
def processes() -> Iterator[ReadingProcesses]:
    processes = processes_for(behave)
    yield processes
    processes.close()


def test_what_was_read_comes_back(processes: ReadingProcesses) -> None:
    assert read_within(processes, "file") == "text of file"


def read_as_text(path: Path, file: str) -> tuple[Format, ReadDocument]:
    return document(path.read_text("utf-8"))


def test_a_copy_is_called_without_whom_its_text_names_without_capitals(
    processes: ReadingProcesses, tmp_path: Path
) -> None:
    path, file = tmp_path / "given", "CCTP-nettoyage-Diallo.txt"
    path.write_text("Suppléante : fatoumata diallo\nLe titulaire nettoie.", "utf-8")
    reading = processes.start(path, file, tmp_path / "copy", read_as_text)
    assert processes.result(reading, file).file == "CCTP-nettoyage.txt"


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("hang", ReadingTimedOut),
        ("endless", ReadingTimedOut),
        ("crash", DamagedFile),
        ("killed", TooMuchContent),
        ("memory", TooMuchContent),
        ("recursion", TooMuchContent),
        ("complain", DamagedFile),
        ("panic", DamagedFile),
        ("protected", ProtectedFile),
        ("long", TooMuchContent),
        ("blank", BlankPages),
    ],
)
def test_bad_file_has_its_reason_and_the_next_one_is_read(
    processes: ReadingProcesses, file: str, reason: type[UnreadableFile]
) -> None:
    with pytest.raises(reason) as raised:
        read_within(processes, file)
    assert type(raised.value) is reason
    assert raised.value.details["file"] == file
    assert read_within(processes, "next") == "text of next"


@pytest.mark.parametrize("file", ["hang", "endless"])
def test_time_limit_is_told_to_the_reader(processes: ReadingProcesses, file: str) -> None:
    with pytest.raises(ReadingTimedOut) as raised:
        read_within(processes, file)
    assert "1 s" in raised.value.text("en")


def test_a_file_that_waits_for_a_busy_machine_is_read(processes: ReadingProcesses) -> None:
    assert read_within(processes, "waits") == "text of waits"


def test_a_lower_limit_of_the_machine_on_computing_stays() -> None:
    command = (
        "import resource; from ingest.isolation import _computing_within;"
        "resource.setrlimit(resource.RLIMIT_CPU, (100, 100));"
        "print(_computing_within(300, resource.getrlimit, resource.RLIMIT_CPU))"
    )
    told = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert told.stdout == "(100, 100)\n"


def test_what_one_file_has_computed_does_not_count_for_the_next(processes: ReadingProcesses) -> None:
    for file in ("hard 1", "hard 2", "hard 3"):
        assert read_within(processes, file) == f"text of {file}"


def test_noise_of_a_library_does_not_reach_the_terminal(
    processes: ReadingProcesses, capfd: pytest.CaptureFixture[str]
) -> None:
    assert read_within(processes, "noise") == "text of noise"
    assert capfd.readouterr().err == ""


def test_processes_start_again_after_they_were_closed() -> None:
    processes = processes_for(behave)
    read_within(processes, "first")
    processes.close()
    assert read_within(processes, "second") == "text of second"
    processes.close()


def test_what_is_under_way_ends_with_the_processes() -> None:
    processes = processes_for(behave)
    read_within(processes, "first")
    begun, waiting = (processes.start(Path(file), file) for file in ("endless", "next"))
    processes.close()
    for reading, file in ((begun, "endless"), (waiting, "next")):
        assert reading.done()
        with pytest.raises(ReadingStopped) as raised:
            processes.result(reading, file)
        assert raised.value.details == {"file": file}


def test_reader_process_knows_no_language_model() -> None:
    processes = processes_for(loaded_modules)
    assert read_within(processes, "any") == "torch False, streamlit False"
    processes.close()


def loaded_modules(path: Path, file: str) -> tuple[Format, ReadDocument]:
    import sys

    return document(f"torch {'torch' in sys.modules}, streamlit {'streamlit' in sys.modules}")
