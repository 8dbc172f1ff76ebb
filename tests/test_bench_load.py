"""The load test in small: what visitors saw is counted, and memory is read of the processes that are meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from filled import fill_with_samples

from bench.load import KEPT_BACK, Load, as_table, measure
from bench.visits import SAMPLE_QUESTIONS
from index.embedders import Embedder
from ingest.incoming import files_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # a server is started, though no browser is

SAMPLES = Path(__file__).parents[1] / "samples"


def test_three_ask_and_one_gives_without_an_error(tmp_path: Path, data_with_samples: Path, embedder: Embedder) -> None:
    files = [file for file in files_in(SAMPLES) if file.suffix in (".md", ".docx", ".html")]
    prepared = {file.name for file in files} - {file.name for file in files[::KEPT_BACK]}  # what is given meanwhile
    fill_with_samples(tmp_path, data_with_samples, prepared, embedder)
    load = Load(visitors=3, givers=1, seconds=12, arrival=1, reading=(0.5, 1))
    result = measure(tmp_path, files, SAMPLE_QUESTIONS, load)
    assert result["errors"] == []
    assert result["page errors"] == 0
    assert result["answers"] >= 3
    assert 0 < result["p50"] <= result["p95"] <= result["longest"]
    assert result["uploads"].keys() == {"searchable"}
    assert result["memory"]["server"]["at most"] > 200
    assert result["memory"]["worker"]["at most"] > 100
    machine = {"date": "2026-01-01", "commit": "abc", "changed since the commit": False, "cores": 2}
    assert "| an answer, 95 %" in as_table({"machine": machine} | result)
