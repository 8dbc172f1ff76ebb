"""How questions are asked for measuring, of a small corpus without meaning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_corpus import WatchedEmbedder, add_document

from answer.commons import Commons
from corpus.settings import Settings
from evaluation.asking import Interviewer
from evaluation.questions import Gold, Question
from index.search_index import SearchIndex

LATE = Question("Q1", "fact", "Quelle pénalité par jour de retard ?", (), (Gold("CCAP.pdf", 1),), ())


@pytest.fixture
def embedder() -> WatchedEmbedder:
    return WatchedEmbedder()


@pytest.fixture
def commons(tmp_path: Path, embedder: WatchedEmbedder) -> Iterator[Commons]:
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)
    commons = Commons(settings)
    commons.search_index = SearchIndex(settings.index_dir, commons.store, lambda: embedder)
    page = ["# 7 Pénalités", "La pénalité est de 150 euros par jour de retard."]
    for name in ("CCAP.pdf", "CCTP.pdf"):
        add_document(commons.store, tmp_path, name, page)
    commons.refresh()
    yield commons
    commons.close()


def test_the_search_and_the_answer_are_each_timed_with_the_question_still_unknown(
    commons: Commons, embedder: WatchedEmbedder
) -> None:
    [asked] = Interviewer(commons).ask_all([LATE]).asked

    assert embedder.asked.count(LATE.text) == 2
    assert asked.search_ms > 0
    assert asked.answer_ms > 0
