"""Follow-ups on the samples find their page: `followups.jsonl` holds earlier questions, the next one, and its page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from answer.commons import Commons

TESTS = Path(__file__).parent
ROWS = [json.loads(line) for line in (TESTS / "followups.jsonl").read_text("utf-8").splitlines()]
FIRST = 5
LEAST = 0.85

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def commons(commons_of_samples: Commons) -> Commons:
    return commons_of_samples


def finds_its_page(commons: Commons, row: dict[str, Any]) -> bool:
    hits = commons.assistant.search(row["question"], FIRST, commons.assistant.exchanges(row["history"]))
    return (row["file"], row["page"]) in [(hit.document.file, hit.passage.page) for hit in hits]


def test_follow_ups_find_their_page_among_the_first(commons: Commons) -> None:
    lost = [row["question"] for row in ROWS if not finds_its_page(commons, row)]

    assert len(lost) <= (1 - LEAST) * len(ROWS), lost


def test_the_others_are_answered_from_other_documents(commons: Commons) -> None:
    history = ["Quelles pénalités de retard dans le marché d'infogérance de Valmorance ?"]
    answer = commons.assistant.quote("Et chez les autres ?", commons.assistant.exchanges(history))

    assert answer.citations
    assert not [one.document.file for one in answer.citations if "Valmorance" in one.document.buyer]


def test_only_a_question_that_points_at_a_document_stays_within_it(commons: Commons) -> None:
    for row in ROWS:
        answer = commons.assistant.quote(row["question"], commons.assistant.exchanges(row["history"]))

        assert [document.file for document in answer.scope.within] == row.get("within", []), row["question"]
        assert len(answer.understood) < 150
