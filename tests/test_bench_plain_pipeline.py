"""The plain pipeline of a tutorial, where it is installed."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_corpus import WordEmbedder

from evaluation.judging import PAGE_AMONG
from evaluation.questions import Gold, Question

pytest.importorskip("langchain_community")

from bench import plain_pipeline

LATE = "La pénalité de retard est due par le titulaire, sans mise en demeure.\n\n"
PENALTY = Question("Q1", "fact", "Quelle pénalité de retard est due ?", (), (Gold("ccap.md", None),), ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files: one says it in every chunk and more closely, the other once and among other words."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "cctp.md").write_text(LATE * 200, "utf-8")
    (folder / "ccap.md").write_text("Le comptable public règle les factures ; un retard se signale.", "utf-8")
    return folder


def test_chunks_of_one_place_crowd_out_others_unless_each_place_counts_once(folder: Path, tmp_path: Path) -> None:
    measured = plain_pipeline.measure(folder, tmp_path / "kept", WordEmbedder(), [PENALTY])

    assert measured["chunks"] > 10
    assert measured["search"][PAGE_AMONG[10]]["right"] == 0
    assert measured["search, one result a page"][PAGE_AMONG[5]]["right"] == 1
    assert measured["times"]["median_ms"] > 0


def test_each_place_is_kept_once_in_the_order_in_which_it_came() -> None:
    found = [("a.pdf", 1), ("b.pdf", 1), ("a.pdf", 1), ("a.pdf", 2), ("c.md", None), ("c.md", None)]

    assert plain_pipeline.first_of_each(found) == [("a.pdf", 1), ("b.pdf", 1), ("a.pdf", 2), ("c.md", None)]
