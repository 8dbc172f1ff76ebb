"""Several visitors at once, on a real server: what the bench counts, and that all that is given arrives."""

from __future__ import annotations

from pathlib import Path

import pytest
from served import give_model

from bench.crowd import as_table, measure
from corpus.settings import Settings
from ingest.incoming import files_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # a server is started, though no browser is

SAMPLES = Path(__file__).parents[1] / "samples"


def test_two_give_while_two_ask_and_all_arrives(tmp_path: Path, model_settings: Settings) -> None:
    folder = give_model(tmp_path, model_settings.models_dir)
    files = [file for file in files_in(SAMPLES) if file.suffix in (".md", ".docx", ".html")]
    questions = ["Quelles sont les pénalités de retard ?", "Quel est le délai de VABF ?"]
    result = measure(folder, files, questions, 2)
    assert [upload["became"] for upload in result["uploads"]] == ["searchable", "searchable"]
    assert result["answers"] >= 2
    assert result["longest in the crowd"] >= result["in the crowd"] > 0
    machine = {"date": "2026-01-01", "commit": "abc", "changed since the commit": False, "cores": 2}
    assert "2: 2 searchable" in as_table({"machine": machine} | result)
