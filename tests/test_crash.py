"""A process that is killed at any moment leaves every document wholly there or wholly gone, and nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bench.crash import kill_and_check

pytestmark = pytest.mark.slow

_SECONDS = 75
"""As many kills as fit; `make crash` does hundreds."""


def test_every_document_is_whole_and_found_or_gone_wherever_the_kill_falls(tmp_path: Path) -> None:
    end = time.monotonic() + _SECONDS
    result = kill_and_check(tmp_path, 60, 7, lambda: time.monotonic() > end)
    assert result["faults"] == []
    assert result["kills"] >= 3
