"""Follow-ups on the samples find their page: `followups.jsonl` holds earlier questions, the next one, and its page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from answer.commons import Commons
from corpus.settings import Settings
from ingest.incoming import Incoming, files_in

TESTS = Path(__file__).parent
ROWS = [json.loads(line) for line in (TESTS / "followups.jsonl").read_text("utf-8").splitlines()]
FIRST = 5
LEAST = 0.85

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def commons(model_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commons]:
    folder = tmp_path_factory.mktemp("data")
    (folder / "models").symlink_to(model_settings.models_dir)
    commons = Commons(Settings(data_dir=folder, _env_file=None))
    files = [Incoming(path, path.name) for path in files_in(TESTS.parent / "samples")]
    assert not [outcome.error for outcome in commons.ingestion.ingest(files) if outcome.error]
    commons.refresh()
    yield commons
    commons.close()


def finds_its_page(commons: Commons, row: dict[str, Any]) -> bool:
    hits = commons.search(row["question"], FIRST, row["history"])
    return (row["file"], row["page"]) in [(hit.document.file, hit.passage.page) for hit in hits]


def test_follow_ups_find_their_page_among_the_first(commons: Commons) -> None:
    lost = [row["question"] for row in ROWS if not finds_its_page(commons, row)]

    assert len(lost) <= (1 - LEAST) * len(ROWS), lost


def test_the_others_are_answered_from_other_documents(commons: Commons) -> None:
    history = ["Quelles pénalités de retard dans le marché d'infogérance de Valmorance ?"]
    answer = commons.quote("Et chez les autres ?", history)

    assert answer.citations
    assert not [one.document.file for one in answer.citations if "Valmorance" in one.document.buyer]


def test_only_a_question_that_points_at_a_document_stays_within_it(commons: Commons) -> None:
    for row in ROWS:
        answer = commons.quote(row["question"], row["history"])

        assert [document.file for document in answer.within] == row.get("within", []), row["question"]
        assert len(answer.understood) < 150
