"""The process that works off the queue beside the server: started by it, and one for a data folder."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from filelock import FileLock, Timeout

from answer.commons import Commons
from corpus.logs import set_up_logs
from corpus.settings import Settings
from jobs.figures import TaskFigures, figures_file
from jobs.queue import Jobs

_THREADS = 4  # one may be busy making documents searchable, another recognising scans; two read what comes in
_LONGEST_PAUSE = 1.0  # seconds between two looks at an empty queue
_POLITENESS = 10  # answers come first: the system runs this process when the server leaves it the time
_SECONDS_BETWEEN_STARTS = 2
_LONGEST_TASK = 5.0  # seconds that tasks may take to be finished when the worker is to end
LONGEST_END = 15.0

_logger = logging.getLogger(__name__)


def work(settings: Settings, parent: int | None = None) -> None:
    """Works off the queue until it is told to stop, or until `parent`, the process that started it, is gone.

    Without that number it outlives whoever started it. Waits its turn as long as another process works for the same
    data folder.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with _turn(settings):
        commons = Commons(settings)
        jobs = Jobs(commons)
        try:
            jobs.resume()
            consumer = jobs.huey.create_consumer(
                workers=_THREADS, max_delay=_LONGEST_PAUSE, graceful_signal="TERM", shutdown_timeout=_LONGEST_TASK
            )
            TaskFigures(jobs.huey).write_until(consumer.stop_flag, figures_file(settings))
            if parent is not None:
                Thread(target=_stop_without, args=(parent, consumer.stop_flag), daemon=True).start()
            consumer.run()
        finally:
            jobs.close()
            commons.close()


def is_at_work(settings: Settings) -> bool:
    """Whether a worker, of whatever server, works for this data folder."""
    try:
        with _turn(settings).acquire(timeout=0):
            return False
    except Timeout:
        return True


def _turn(settings: Settings) -> FileLock:
    return FileLock(settings.data_dir / "worker.lock")


def _stop_without(parent: int, stop: Event) -> None:
    """Has the consumer end when its parent has: what it was doing is taken up by the next worker."""
    while not stop.wait(_LONGEST_PAUSE):
        if os.getppid() != parent:
            _logger.warning("The server that started this worker is gone; the worker ends.")
            stop.set()


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker for as long as the server runs; one that dies is followed by another."""
    stopping = Event()
    thread = Thread(target=_keep_working, args=(stopping,), name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join()


def _keep_working(stopping: Event) -> None:
    while not stopping.is_set():
        # With the server's own number: it may be gone before the worker is there to look.
        command = [sys.executable, "-m", "jobs.worker", str(os.getpid())]
        try:
            process = subprocess.Popen(command, env=_environment())  # noqa: S603 - our own interpreter
        except OSError:  # no memory or no processes left, for now
            _logger.exception("The worker could not be started")
            stopping.wait(_SECONDS_BETWEEN_STARTS)
            continue
        while process.poll() is None and not stopping.wait(_LONGEST_PAUSE):
            pass
        if stopping.is_set():
            _end(process)
        elif not stopping.wait(_SECONDS_BETWEEN_STARTS):  # else both were told to end, as by Ctrl+C
            _logger.warning("The worker ended with code %s; it is started again.", process.returncode)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Has the worker end: soon, since what it leaves is taken up by the next one."""
    process.terminate()
    try:
        process.wait(LONGEST_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _environment() -> dict[str, str]:
    """Our own, so that the worker finds the program wherever it was started from."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


if __name__ == "__main__":
    set_up_logs(Settings())
    with suppress(AttributeError, OSError):  # Windows has no such thing
        os.nice(_POLITENESS)
    work(Settings(), int(sys.argv[1]))
