"""Processes begun by a program whose main module cannot be run twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from concurrent.futures import ProcessPoolExecutor
from os import getpid

from corpus.processes import forking, spawning

with open(sys.argv[1], "a") as runs:
    runs.write("run\\n")
with ProcessPoolExecutor(1, mp_context={context}) as pool:
    assert pool.submit(getpid).result() != getpid()
assert sys.modules["__main__"].sys is sys
"""


@pytest.mark.parametrize("context", ["spawning()", "forking(['corpus.models'])"])
def test_a_script_that_guards_nothing_is_run_once(context: str, tmp_path: Path) -> None:
    script, runs = tmp_path / "script.py", tmp_path / "runs"
    script.write_text(SCRIPT.format(context=context), "utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, str(script), str(runs)], check=True, timeout=120, env=environment)

    assert runs.read_text("utf-8") == "run\n"
