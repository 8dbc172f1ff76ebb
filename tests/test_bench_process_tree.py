"""The memory of a command is that of all its processes together."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.process_tree import run_measured

pytestmark = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux's /proc")

HOLDS_100_MB = "import time; held = bytearray(b'x') * (100 * 1024 * 1024); time.sleep(1.5)"
PARENT = f"""
import subprocess, sys
children = [subprocess.Popen([sys.executable, "-c", {HOLDS_100_MB!r}]) for _ in range(2)]
[child.wait() for child in children]
print("said on the way")
print('{{"pages": 3}}')
"""


def test_the_peak_counts_the_processes_below() -> None:
    result = run_measured([sys.executable, "-c", PARENT], os.environ)

    assert result["pages"] == 3
    assert 200 <= result["peak MB"] < 400
    assert len(result["MB of each process"]) == 3


def test_a_command_that_fails_gives_no_figures() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run_measured([sys.executable, "-c", "raise SystemExit(3)"], os.environ)
