"""The worker beside a real server: it works off what is given, and a killed server's work is done by the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from test_browser_written import free_port

from answer.commons import Commons
from corpus.contributions import new_key
from corpus.settings import Settings
from corpus.uploads import Step
from ingest.description import Description
from jobs.approval import Approval
from jobs.queue import Jobs

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # a server is started, though no browser is

COUNT = 8


@pytest.fixture
def commons(settings: Settings, model_settings: Settings) -> Iterator[Commons]:
    settings.data_dir.mkdir(parents=True)
    settings.models_dir.symlink_to(model_settings.models_dir.absolute())
    commons = Commons(settings)
    yield commons
    commons.close()


@contextmanager
def server(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """A server with its worker, in a group of processes of their own, none of which outlives the context."""
    partage = str(Path(sys.executable).with_name("partage"))
    environment = os.environ | {"PARTAGE_DATA_DIR": str(settings.data_dir)}
    process = subprocess.Popen(
        [partage, "serve", "--port", str(free_port())],
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the server, its worker and its readers in the middle of whatever they do."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(1200):
        if condition():
            return
        time.sleep(0.1)
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

    with server(commons.settings) as process:
        wait_for(lambda: count(Step.PROTECTED) >= 2)
        kill(process)
    assert count(Step.PROTECTED) < COUNT, "all was read before the server was killed"

    with server(commons.settings) as process:
        wait_for(lambda: count(Step.PROTECTED) == COUNT)
        for upload in given:
            jobs.approve(upload, Approval(Description(licence="CC0-1.0")), new_key())
        wait_for(lambda: count(Step.STORED, Step.SEARCHABLE) >= 2)
        kill(process)
    assert count(Step.SEARCHABLE) < COUNT, "all was searchable before the server was killed"

    with server(commons.settings):
        wait_for(lambda: count(Step.SEARCHABLE) == COUNT)
    documents = commons.store.documents()
    assert sorted(document.file for document in documents) == sorted(upload.file for upload in given)
    assert commons.search_index.is_current()
    assert all(commons.store.files.path(document.sha256).exists() for document in documents)


def test_a_worker_that_dies_is_followed_by_another(commons: Commons) -> None:
    jobs, uploads = Jobs(commons), commons.store.uploads
    with server(commons.settings) as process:
        first = jobs.receive("a.md", text(1))
        wait_for(lambda: uploads.upload(first.id).step is Step.PROTECTED)
        os.kill(worker_of(process), signal.SIGKILL)
        second = jobs.receive("b.md", text(2))
        wait_for(lambda: uploads.upload(second.id).step is Step.PROTECTED)


def worker_of(process: subprocess.Popen[bytes]) -> int:
    found = subprocess.run(["pgrep", "-P", str(process.pid), "-f", "jobs.worker"], capture_output=True, text=True)
    [worker] = found.stdout.split()
    return int(worker)
