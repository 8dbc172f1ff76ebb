"""Programs that work on a file for us: each in a session of its own, ended with all it started when time is over."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from math import ceil
from threading import Event

BUSY = 5
"""How many times longer a reading or a conversion may take on the clock than in computing."""
_LOOK_EVERY = 0.2


def run_program(
    command: Sequence[str],
    seconds: float,
    stopped: Event | None = None,
    environment: Mapping[str, str] | None = None,
    limits: tuple[int, float] | None = None,
) -> int | None:
    """The exit code of `command`; None when it was ended, since its time was over or `stopped` was set.

    It is run with `environment` beside our own, and whatever it says is thrown away. `limits` are the bytes of memory
    and the seconds of computing that each of its processes may take, where the system can see to it.
    """
    process = subprocess.Popen(  # noqa: S603 - our own programs, and the system's
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | dict(environment or {}),
        start_new_session=True,
    )
    try:
        if limits:
            _limit(process.pid, *limits)
        return _wait(process, seconds, stopped or Event())
    finally:
        _end_session(process)


def _limit(process: int, memory: int, seconds: float) -> None:
    with contextlib.suppress(ImportError, AttributeError, ProcessLookupError):  # Linux alone can
        from resource import RLIMIT_AS, RLIMIT_CPU, prlimit

        prlimit(process, RLIMIT_AS, (memory, memory))
        prlimit(process, RLIMIT_CPU, (ceil(seconds), ceil(seconds)))


def _wait(process: subprocess.Popen[bytes], seconds: float, stopped: Event) -> int | None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not stopped.is_set():
        try:
            return process.wait(_LOOK_EVERY)
        except subprocess.TimeoutExpired:
            continue
    return None


def _end_session(process: subprocess.Popen[bytes]) -> None:
    """Ends the process and those that it started, if any is left."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
