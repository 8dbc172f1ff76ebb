"""A process that is killed at any moment leaves every document wholly there or wholly gone, and nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bench.crash import kill_and_check, sources_in
from bench.side_by_side import search_meanwhile

pytestmark = pytest.mark.slow

_SECONDS = 75
"""As many kills as fit; `make crash` does hundreds."""


def test_every_document_is_whole_and_found_or_gone_wherever_the_kill_falls(tmp_path: Path) -> None:
    end = time.monotonic() + _SECONDS
    result = kill_and_check(tmp_path, 60, 7, lambda: time.monotonic() > end)
    assert result["faults"] == []
    assert result["kills"] >= 3


def test_processes_that_add_withdraw_and_search_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    result = search_meanwhile(tmp_path, sources_in(tmp_path), 30)
    assert result["faults"] == []
    assert result["added"] > 0
    assert result["seconds until found, longest"] is not None
