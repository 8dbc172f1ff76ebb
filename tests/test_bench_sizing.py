"""The table of sizes says what the load test found, in the reader's own way of writing numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.batching import measure
from bench.sizing import write
from index.embedders import Embedder

LOAD = {
    "machine": {"date": "2026-11-05", "cores": 2},
    "documents": 60,
    "visitors": 50,
    "givers": 5,
    "seconds": 180.0,
    "reading": (5.0, 15.0),
    "p50": 0.4,
    "p95": 1.25,
    "longest upload": 61.5,
    "memory": {name: {"early": 1, "late": 1, "at most": 1500} for name in ("server", "worker", "its readers")},
}


def test_the_table_of_sizes_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    page = tmp_path / "running.md"
    page.write_text("Avant.\n<!-- sizing -->\nancien\n<!-- end of sizing -->\nAprès.\n", "utf-8")
    write(LOAD, page)
    text = page.read_text("utf-8")
    assert "ancien" not in text
    assert "Avant.\n" in text
    assert "\nAprès." in text
    assert "pendant 3 min" in text
    assert "mesuré le 5 novembre 2026" in text
    assert "1,25 s" in text
    assert "61,5 s" in text


@pytest.mark.slow
def test_every_way_of_embedding_questions_is_timed(embedder: Embedder) -> None:
    result = measure(embedder, ["Quel délai ?", "Quelle pénalité pour un retard de livraison ?"] * 4)
    assert result["questions"] == 8
    assert len(result["ms"]) == 4
    assert all(ms > 0 for ms in result["ms"].values())
