"""The worker beside a real server: it works off what is given, and a killed server's work is done by the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from served import Served, give_model, started

from answer.commons import Commons
from corpus.contributions import new_key
from corpus.settings import Settings
from corpus.uploads import Step
from ingest.description import Description
from jobs.approval import Approval
from jobs.figures import figures_file
from jobs.queue import Jobs
from jobs.worker import is_at_work

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # a server is started, though no browser is

COUNT = 8
ROOT = Path(__file__).parents[1]
PARTAGE = Path(sys.executable).with_name("partage")


@pytest.fixture
def commons(settings: Settings, model_settings: Settings) -> Iterator[Commons]:
    give_model(settings.data_dir.parent, model_settings.models_dir)
    commons = Commons(settings)
    yield commons
    commons.close()


@contextmanager
def server(settings: Settings) -> Iterator[Served]:
    """A server with its worker, killed where it has not been."""
    with started(settings.data_dir.parent) as server:
        yield server
        server.kill()


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(6000):
        if condition():
            return
        time.sleep(0.02)
    pytest.fail("nothing happened for two minutes")


def text(number: int) -> bytes:
    clauses = "\n\n".join(
        f"Article {n} : clause {number * 31 + n * 7} du lot {number}, délai {n} jours." for n in range(60)
    )
    return f"# CCTP – Lot {number} du marché de fournitures\n\n{clauses}\n".encode()


def test_a_server_killed_in_the_middle_of_its_queue_finishes_it_when_it_is_started_again(commons: Commons) -> None:
    jobs, uploads = Jobs(commons), commons.store.uploads
    given = [jobs.receive(f"lot-{number}.md", text(number)) for number in range(COUNT)]

    def count(*steps: Step) -> int:
        return len(uploads.at(steps))

    with server(commons.settings) as running:
        wait_for(lambda: count(Step.PROTECTED) >= 2)
        running.kill()
    assert count(Step.PROTECTED) < COUNT, "all was read before the server was killed"

    with server(commons.settings) as running:
        wait_for(lambda: count(Step.PROTECTED) == COUNT)
        for upload in given:
            jobs.approve(upload, Approval(Description(licence="CC0-1.0")), new_key())
        wait_for(lambda: count(Step.STORED, Step.SEARCHABLE) >= 2)
        running.kill()
    assert count(Step.SEARCHABLE) < COUNT, "all was searchable before the server was killed"

    with server(commons.settings):
        wait_for(lambda: count(Step.SEARCHABLE) == COUNT)
    documents = commons.store.documents()
    assert sorted(document.file for document in documents) == sorted(upload.file for upload in given)
    assert commons.search_index.is_current()
    assert all(commons.store.files.path(document.sha256).exists() for document in documents)


def test_a_worker_that_dies_is_followed_by_another(commons: Commons) -> None:
    jobs, uploads = Jobs(commons), commons.store.uploads
    with server(commons.settings) as running:
        first = jobs.receive("a.md", text(1))
        wait_for(lambda: uploads.upload(first.id).step is Step.PROTECTED)
        os.kill(worker_of(running.process), signal.SIGKILL)
        second = jobs.receive("b.md", text(2))
        wait_for(lambda: uploads.upload(second.id).step is Step.PROTECTED)


def test_a_worker_started_from_a_shell_goes_on_when_that_is_gone(commons: Commons) -> None:
    with shell_with_worker(commons.settings) as shell:
        wait_for(figures_file(commons.settings).exists)
        shell.communicate(b"exit\n")
        for _ in range(3):  # the figures are written every few seconds, as long as it works
            wait_until_written_anew(figures_file(commons.settings))
            assert is_at_work(commons.settings)


@contextmanager
def shell_with_worker(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """A shell that has started a worker in the background, and ends when it has read a line; at last the worker too."""
    told = settings.data_dir.parent / "pid"
    command = f'"{PARTAGE}" work & echo $! > "{told}"; read line'
    environment = os.environ | {"PARTAGE_DATA_DIR": str(settings.data_dir)}
    with subprocess.Popen(["sh", "-c", command], stdin=subprocess.PIPE, env=environment, cwd=ROOT) as shell:
        try:
            yield shell
        finally:
            with suppress(ProcessLookupError):
                os.kill(int(told.read_text("utf-8")), signal.SIGKILL)


def wait_until_written_anew(file: Path) -> None:
    before = file.stat().st_mtime_ns
    wait_for(lambda: file.stat().st_mtime_ns != before)


def test_a_worker_whose_server_is_gone_ends_and_says_why(commons: Commons) -> None:
    environment = os.environ | {"PARTAGE_DATA_DIR": str(commons.settings.data_dir)}
    gone = str(os.getppid())  # not what starts it here
    command = [sys.executable, "-m", "jobs.worker", gone]
    ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "is gone; the worker ends" in ended.stderr


def test_a_worker_starts_on_a_system_that_knows_no_politeness(commons: Commons) -> None:
    environment = os.environ | {"PARTAGE_DATA_DIR": str(commons.settings.data_dir)}
    gone = str(os.getppid())
    as_on_windows = f"import os, runpy, sys; del os.nice; sys.argv[1:] = ['{gone}']"
    command = [sys.executable, "-c", f"{as_on_windows}; runpy.run_module('jobs.worker', run_name='__main__')"]
    ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "is gone; the worker ends" in ended.stderr


def worker_of(process: subprocess.Popen[bytes]) -> int:
    found = subprocess.run(["pgrep", "-P", str(process.pid), "-f", "jobs.worker"], capture_output=True, text=True)
    [worker] = found.stdout.split()
    return int(worker)
