"""What a command needs: its time, and the memory of all its processes together at their largest."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import sleep
from typing import Any

_PAUSE = 0.25
_MEGABYTE = 1024
_WORTH_A_LOOK = 1.01
"""How much more has to be resident before it is looked at closely, which takes the system a while."""
_PROC = Path("/proc")


def run_measured(command: Sequence[str], environment: Mapping[str, str]) -> dict[str, Any]:
    """What the command prints as JSON in its last line, with the peak of its memory and how it was shared out.

    Pages of memory that several processes share are counted once. Raises CalledProcessError.
    """
    peak: dict[str, int] = {}
    resident = 0
    with subprocess.Popen(command, env=dict(environment), stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        while process.poll() is None:
            if (now := _resident_pages(process.pid)) > _WORTH_A_LOOK * resident:
                resident, peak = now, max(peak, memory_of(process.pid), key=lambda one: sum(one.values()))
            sleep(_PAUSE)
        told = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    result: dict[str, Any] = json.loads(told.splitlines()[-1])
    return result | {"peak MB": sum(peak.values()), "MB of each process": peak}


def on_every_core() -> dict[str, str]:
    """Our own environment for a command, without what holds libraries to one thread."""
    return {name: value for name, value in os.environ.items() if name != "OMP_NUM_THREADS"}


def memory_of(pid: int) -> dict[str, int]:
    """The megabytes of a process and of each below it, by a name that tells which is which."""
    found = {}
    for place, one in enumerate(with_those_below(pid)):
        if size := _proportional_kilobytes(one):
            found["main" if place == 0 else f"{place}"] = size // _MEGABYTE
    return found


def with_those_below(pid: int) -> list[int]:
    """The process and all that it has started, and they in turn, the nearest first."""
    parents = _parents()
    below = [pid]
    for one in below:
        below += [child for child, parent in parents.items() if parent == one]
    return below


def _resident_pages(pid: int) -> int:
    """Of all of them together, those that several share counted for each: more than they need, but read in no time."""
    pages = 0
    for one in with_those_below(pid):
        try:
            pages += int((_PROC / str(one) / "statm").read_text("utf-8").split()[1])
        except OSError:
            continue  # it has ended
    return pages


def _parents() -> dict[int, int]:
    found = {}
    for path in _PROC.iterdir():
        if path.name.isdigit():
            try:
                fields = (path / "stat").read_text("utf-8").rsplit(")", 1)[1].split()
            except OSError:
                continue  # it has ended
            found[int(path.name)] = int(fields[1])
    return found


def _proportional_kilobytes(pid: int) -> int:
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
