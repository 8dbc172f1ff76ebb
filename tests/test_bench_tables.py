from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from bench.tables import as_tables, put_into
from evaluation.measures import summary

SEARCH = summary([{"page in the first 5": True}, {"page in the first 5": False}])
FAILURE = {
    "kind": "gold page among the hits, not cited",
    "id": "Q9",
    "question": "Quel délai [court] ?",
    "expected": [["ccap.pdf", 5], ["b.md", None]],
    "instead": ["rc.pdf", 2],
    "quote": "Le délai | est d'un *mois*.",
    "lacks": [],
}
INCOMPLETE = FAILURE | {"kind": "gold page cited, an expected string missing", "lacks": ["48 mois|4 ans"]}
RESULTS: dict[str, Any] = {
    "machine": {
        "date": "2025-03-01",
        "commit": "abc1234",
        "changed since the commit": False,
        "cores": 2,
        "cpu flags": ["avx2"],
        "versions": {"python": "3.11"},
    },
    "tenders": {
        "questions": 7,
        "documents": 89,
        "searched": 89,
        "passages": 6000,
        "model": "",
        "counts": {"all": 2, "fact": 1},
        "measures": {"all": SEARCH, "fact": summary([{"page in the first 5": True}])},
        "times": {"search": {"median_ms": 31.4, "p95_ms": 50.6}},
        "in pdfium": {"in one stretch": {"right": 9, "of": 9, "share": 1.0}},
        "failures": [FAILURE, *({**INCOMPLETE, "id": f"Q{n}"} for n in range(1, 6))],
    },
    "piaf": {
        "paragraphs": 761,
        "questions": 3835,
        "measures": {"nDCG@10": {"mean": 0.8651, "of": 3835}, "falsely refused": {"right": 0, "of": 4, "share": 0.0}},
    },
    "plain": {
        "questions": 2,
        "search": summary([{"page in the first 5": False}, {"page in the first 5": False}]),
        "search, one result a page": SEARCH,
        "times": {"median_ms": 20.2, "p95_ms": 30.4},
        "ours": summary([{"page in the first 5": True}, {"page in the first 5": True}]),
        "our times": {"median_ms": 31.4, "p95_ms": 50.6},
    },
}


def lines_of(results: dict[str, Any]) -> list[str]:
    """The lines, with the spaces that line up the columns of a table folded."""
    return [re.sub(" {2,}", " ", line) for line in as_tables(results).splitlines()]


def test_each_kind_of_question_is_a_column_and_each_measure_a_row() -> None:
    lines = lines_of(RESULTS)

    assert "| Measure | all (2) | fact (1) |" in lines
    assert "| page in the first 5 | 50 % (1/2) | 100 % |" in lines
    assert "| time to search (median, 95 %) | 31 ms, 51 ms | |" in lines
    assert "| in one stretch | 100 % (9/9) |" in lines
    assert "### PIAF, 761 paragraphs, 3,835 questions" in lines
    assert "| nDCG@10 | 0.865 |" in lines
    assert "Measured on 2025-03-01 at commit abc1234, on 2 cores (processor flags: avx2), with python 3.11." in lines


def test_the_heading_says_how_many_documents_were_searched() -> None:
    assert "### Tenders, 89 documents, 6,000 passages" in lines_of(RESULTS)
    some = RESULTS | {"tenders": RESULTS["tenders"] | {"searched": 1}}
    assert "### Tenders, 1 document searched, of 89, 6,000 passages" in lines_of(some)


def test_further_questions_have_their_own_table_where_they_were_asked() -> None:
    further = {"further": RESULTS["tenders"] | {"questions": 190}}
    assert "### Further questions on the same documents, 190" in lines_of(RESULTS | further)
    assert not any("Further" in line for line in lines_of(RESULTS))


def test_general_questions_have_intervals_for_all_and_for_each_half_and_tell_which_are_left_out() -> None:
    quoted = summary([{"a good page is quoted": True}, {"a good page is quoted": False}])
    general = {
        "questions": 2,
        "left out": ["S31", "S58"],
        "counts": {"all": 2, "looked at": 0, "only measured": 2, "clauses": 2},
        "measures": {"all": quoted, "looked at": {}, "only measured": quoted, "clauses": quoted},
    }
    lines = lines_of(RESULTS | {"general": general})

    assert "### General questions on the same documents, 2" in lines
    assert "| Measure | all (2) | looked at (0) | only measured (2) | clauses (2) |" in lines
    assert "| a good page is quoted | 50 % (1/2; 9–91 %) | | 50 % (1/2; 9–91 %) | 50 % |" in lines
    assert "Left out, because none of the pages that serve is there: 2 (S31, S58)." in lines
    assert "Left out" not in as_tables(RESULTS | {"general": general | {"left out": []}})
    assert not any("General" in line for line in lines_of(RESULTS))


def test_questions_on_other_matters_have_a_row_of_their_own() -> None:
    quoted = {name: summary([{"refused": True}, {"refused": False}])["refused"] for name in ("all", "looked at")}
    lines = lines_of(RESULTS | {"other matters": quoted})

    assert "| | all | looked at |" in lines
    assert "| refused | 50 % (1/2; 9–91 %) | 50 % (1/2; 9–91 %) |" in lines
    assert not any("other matters" in line for line in lines_of(RESULTS))


def test_questions_of_another_town_have_a_table_of_their_own() -> None:
    measures = summary([{"refused": True}, {"refused": False}])
    lines = lines_of(RESULTS | {"other towns": {"questions": 2, "measures": measures}})

    assert "### The same questions, of a town that has no document, 2" in lines
    assert "| refused | 50 % (1/2) |" in lines
    assert not any("town" in line for line in lines_of(RESULTS))


def test_failures_come_by_kind_the_most_frequent_first_with_three_examples() -> None:
    failures = as_tables(RESULTS).split("### Failures by kind, with examples\n")[1].splitlines()

    assert failures[1] == "6 of 7 questions. Each is counted once, under the first kind that holds."
    assert failures[3] == "**Gold page cited, an expected string missing**: 5 (Q1, Q2, Q3, Q4, Q5)"
    assert failures[5].startswith(
        "- Q1 “Quel délai \\[court\\] ?”; lacks `48 mois|4 ans`; shown first: `rc.pdf` p. 2, "
    )
    assert [line[:4] for line in failures[5:9]] == ["- Q1", "- Q2", "- Q3", ""]
    assert failures[-1] == (
        "- Q9 “Quel délai \\[court\\] ?”; stands in `ccap.pdf` p. 5, `b.md`; "
        "shown first: `rc.pdf` p. 2, “Le délai \\| est d'un \\*mois\\*.”"
    )


def test_the_plain_pipeline_stands_beside_this_program_by_chunks_and_by_pages_or_not_at_all() -> None:
    assert "| page in the first 5 | 0 % (0/2) | 50 % (1/2) | 100 % (2/2) |" in lines_of(RESULTS)
    assert "| time to search (median, 95 %) | 20 ms, 30 ms | | 31 ms, 51 ms |" in lines_of(RESULTS)
    assert "plain pipeline" not in as_tables(RESULTS | {"plain": None})


def test_only_what_stands_between_the_marks_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text("Avant\n<!-- measured -->\nvieux\n<!-- end of measured -->\nAprès\n", "utf-8")
    put_into(page, "| neuf \\1 |\n")

    assert page.read_text("utf-8") == "Avant\n<!-- measured -->\n| neuf \\1 |\n<!-- end of measured -->\nAprès\n"


def test_each_bench_has_marks_of_its_own(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text("<!-- measured -->\na\n<!-- end of measured -->\n<!-- b -->\n<!-- end of b -->\n", "utf-8")
    put_into(page, "c\n", "b")

    assert page.read_text("utf-8") == (
        "<!-- measured -->\na\n<!-- end of measured -->\n<!-- b -->\nc\n<!-- end of b -->\n"
    )


def test_a_page_without_marks_is_left_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text("Rien\n", "utf-8")

    with pytest.raises(ValueError, match=r"quality\.md needs one pair of marks"):
        put_into(page, "x")
    assert page.read_text("utf-8") == "Rien\n"
