"""Programs that work on a file for us: each in a session of its own, ended with all it started when time is over."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event

_LOOK_EVERY = 0.2


def run_program(
    command: Sequence[str],
    seconds: float,
    stopped: Event | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> int | None:
    """The exit code of `command`; None when it was ended, since its time was over or `stopped` was set.

    It is run in `folder`, with `environment` beside our own, and whatever it says is thrown away.
    """
    process = subprocess.Popen(  # noqa: S603 - our own programs, and the system's
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | dict(environment or {}),
        cwd=folder,
        start_new_session=True,
    )
    try:
        return _wait(process, seconds, stopped or Event())
    finally:
        _end_session(process)


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
