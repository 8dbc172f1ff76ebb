from __future__ import annotations

from pathlib import Path

import pytest

from bench.measures import shares_by_type
from bench.tables import as_tables, put_into

SEARCH = shares_by_type([("fact", {"page in the first 5": True}), ("list", {"page in the first 5": False})])
RESULTS = {
    "machine": {
        "date": "2025-03-01",
        "commit": "abc1234",
        "changed since the commit": False,
        "cores": 2,
        "cpu flags": ["avx2"],
        "versions": {"python": "3.11"},
    },
    "tenders": {
        "documents": 89,
        "passages": 6000,
        "search": SEARCH,
        "answers": shares_by_type([("fact", {"gold page cited": True})]),
        "quotations": {"verbatim": {"right": 9, "of": 9, "share": 1.0}},
        "times": {"search": {"median_ms": 31.4, "p95_ms": 50.6}},
    },
    "piaf": {"questions": 3835, "ndcg@10": 0.8651, "falsely refused": {"right": 0, "of": 4, "share": 0.0}},
    "plain": {"questions": 2, "search": SEARCH, "ours": SEARCH},
}


def test_each_type_of_question_is_a_column_and_each_measure_a_row() -> None:
    tables = as_tables(RESULTS)

    assert "| Measure | all | fact | list |\n|---|---:|---:|---:|" in tables
    assert "| page in the first 5 | 50 % (1/2) | 100 % (1/1) | 0 % (0/1) |" in tables
    assert "| search | 31 ms | 51 ms |" in tables
    assert "| ndcg@10 | 0.865 |" in tables
    assert "| questions | 3,835 |" in tables
    assert "Measured on 2025-03-01 at commit abc1234, on 2 cores (processor flags: avx2), with python 3.11." in tables


def test_the_plain_pipeline_is_left_out_where_it_was_not_measured() -> None:
    assert "plain pipeline" in as_tables(RESULTS)
    assert "plain pipeline" not in as_tables(RESULTS | {"plain": None})


def test_only_what_stands_between_the_marks_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text("Avant\n<!-- measured -->\nvieux\n<!-- end of measured -->\nAprès\n", "utf-8")
    put_into(page, "| neuf \\1 |\n")

    assert page.read_text("utf-8") == "Avant\n<!-- measured -->\n| neuf \\1 |\n<!-- end of measured -->\nAprès\n"


def test_a_page_without_marks_is_left_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text("Rien\n", "utf-8")

    with pytest.raises(ValueError, match=r"quality\.md needs one pair of marks"):
        put_into(page, "x")
    assert page.read_text("utf-8") == "Rien\n"
