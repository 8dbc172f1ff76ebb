"""Several visitors at once, on a real server: what the bench counts, and that all that is given arrives."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.crowd import as_table, measure
from ingest.incoming import files_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # a server is started, though no browser is

SAMPLES = Path(__file__).parents[1] / "samples"


def test_two_give_while_two_ask_and_all_arrives() -> None:
    questions = ["Quelles sont les pénalités de retard ?", "Quel est le délai de VABF ?"]
    result = measure(list(files_in(SAMPLES)), questions, 2)
    assert [upload["became"] for upload in result["uploads"]] == ["searchable", "searchable"]
    assert result["answers"] >= 2
    assert result["longest in the crowd"] >= result["in the crowd"] > 0
    machine = {"date": "2026-01-01", "commit": "abc", "changed since the commit": False, "cores": 2}
    assert "2: 2 searchable" in as_table({"machine": machine} | result)
