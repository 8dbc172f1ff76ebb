from __future__ import annotations

from typing import Any

from bench.first_asked import as_table, kept_of
from evaluation.judging import FALSELY_REFUSED, HOLDS_MUST, PAGE_AMONG, PAGE_CITED, RIGHTLY_REFUSED, TWO_CITED
from evaluation.measures import Share

MEASURES = (PAGE_AMONG[5], PAGE_AMONG[10], PAGE_CITED, HOLDS_MUST, TWO_CITED, FALSELY_REFUSED, RIGHTLY_REFUSED)


def measures(right: int, of: int) -> dict[str, Any]:
    return {name: Share(right, of).record() for name in MEASURES}


def of_documents(documents: str, right: int, of: int) -> dict[str, Any]:
    return {"commit": "abc1234", "of": "schools", "documents": documents, "measures": measures(right, of)}


def test_the_lists_whose_documents_were_never_seen_are_added_up() -> None:
    lists = {
        "A": of_documents("known", 10, 10),
        "E": of_documents("new", 1, 2),
        "F": of_documents("new", 8, 8),
    }

    *_, known, first, second, together = as_table(lists).splitlines()

    assert known.count("100 % (10/10)") == len(MEASURES)
    assert first.count("50 % (1/2)") == len(MEASURES)
    assert second.count("100 % (8/8)") == len(MEASURES)
    assert together.count("90 % (9/10)") == len(MEASURES)


def test_a_report_is_kept_with_the_figures_of_all_its_questions() -> None:
    report = {"questions": 50, "measures": {"all": measures(3, 4), "fact": measures(1, 1)}}

    assert kept_of(report, "abc1234", "20 files: roads") == {
        "commit": "abc1234",
        "of": "20 files: roads",
        "documents": "new",
        "questions": 50,
        "measures": measures(3, 4),
    }


def test_a_list_without_comparisons_has_none_in_the_table() -> None:
    asked = of_documents("known", 3, 4)
    del asked["measures"][TWO_CITED]

    *_, row, _ = as_table({"Y": asked, "E": of_documents("new", 1, 2)}).splitlines()[:-1]
    assert row.count("75 % (3/4)") == len(MEASURES) - 1
