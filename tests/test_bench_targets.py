"""The table of what is aimed at, from results as the benches write them."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from bench import falsified, generated, piaf, written
from bench.targets import as_table, targets
from evaluation.judging import FALSELY_REFUSED, HOLDS_MUST, PAGE_AMONG, PAGE_CITED, RIGHTLY_REFUSED, TWO_CITED, VERBATIM
from evaluation.measures import summary

MACHINE = {"commit": "abc1234", "changed since the commit": False}
YES_OR_NO = (*PAGE_AMONG.values(), PAGE_CITED, HOLDS_MUST, TWO_CITED, RIGHTLY_REFUSED, VERBATIM)
QUICK = {"median": 10.0, "95 %": 40.0, "most": 60.0}
RESULTS: dict[str, Any] = {
    "quality": {
        "machine": MACHINE,
        "tenders": {
            "measures": {"all": summary([dict.fromkeys(YES_OR_NO, True) | {FALSELY_REFUSED: False}])},
            "times": {"search": {"median_ms": 31.4, "p95_ms": 50.6}},
        },
        "piaf": {"measures": summary([{piaf.NDCG: 0.87, piaf.NDCG_READ: 0.89, piaf.IN_SENTENCES: True}])},
    },
    "falsified": {
        "machine": MACHINE,
        falsified.FALSE_CAUGHT: {falsified.ALL: {"count": 96, "of": 100, "share": 0.96}},
        falsified.TRUE_FLAGGED: {falsified.ALL: {"count": 1, "of": 100, "share": 0.01}},
    },
    "generated": {"machine": MACHINE} | generated.summary([]) | {"answers": 200},
    "written": {
        "machine": MACHINE,
        "milliseconds": dict.fromkeys((written.FIRST_DRAFT, written.ADDED, written.CHECKS), QUICK),
    },
}


def rows(results: dict[str, Any]) -> list[list[str]]:
    """The cells of each target's row."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in as_table(results.get).splitlines()[2:]]


def verdict(results: dict[str, Any], what: str) -> str:
    [row] = [row for row in rows(results) if what in row[0]]
    return row[3]


def test_what_every_bench_measures_is_found() -> None:
    missed = [row[0] for row in rows(RESULTS) if row[3] != "reached"]

    assert missed == ["PIAF: the same, second aim"]
    assert len(rows(RESULTS)) == len(targets())
    assert {row[4] for row in rows(RESULTS)} == {"abc1234"}


def test_a_row_says_what_is_aimed_at_and_what_was_measured() -> None:
    assert rows(RESULTS)[0] == [
        "tenders: the page that answers is among the first 5 results",
        "at least 85 %",
        "100 % (1/1)",
        "reached",
        "abc1234",
    ]
    assert rows(RESULTS)[9][1:4] == ["at least 0.88", "0.870", "**missed**"]


@pytest.mark.parametrize(
    ("bench", "path", "value", "what"),
    [
        ("quality", ("tenders", "measures", "all", FALSELY_REFUSED, "share"), 0.06, "refused all the same"),
        ("quality", ("tenders", "measures", "all", VERBATIM, "share"), 0.999, "letter by letter"),
        ("quality", ("tenders", "times", "search", "median_ms"), 150.0, "a search takes"),
        ("falsified", (falsified.FALSE_CAUGHT, falsified.ALL, "share"), 0.949, "is caught"),
        ("falsified", (falsified.TRUE_FLAGGED, falsified.ALL, "share"), 0.101, "a true sentence is flagged"),
        ("generated", ("answers",), 199, "small model"),
        ("generated", ("violations",), [{}], "small model"),
        ("written", ("milliseconds", written.CHECKS, "95 %"), 151.0, "sentences together"),
    ],
)
def test_what_does_not_reach_its_target_is_missed(bench: str, path: tuple[str, ...], value: Any, what: str) -> None:
    results = copy.deepcopy(RESULTS)
    place = results[bench]
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value

    assert (verdict(RESULTS, what), verdict(results, what)) == ("reached", "**missed**")


def test_what_was_not_measured_is_neither_reached_nor_missed() -> None:
    results = RESULTS | {"generated": None}
    [row] = [row for row in rows(results) if "small model" in row[0]]

    assert row[2:] == ["not measured", "", ""]


def test_figures_of_code_that_was_not_committed_are_marked() -> None:
    changed = RESULTS["written"] | {"machine": MACHINE | {"changed since the commit": True}}

    assert rows(RESULTS | {"written": changed})[-2][4] == "abc1234 (with changes since)"


def test_each_bench_has_its_place_in_the_page() -> None:
    page = (Path(__file__).parents[1] / "docs" / "quality.md").read_text("utf-8")

    assert re.findall(r"<!-- (?!end)(.*) -->", page) == re.findall(r"<!-- end of (.*) -->", page)
    assert {"targets", "measured", "falsified", "written", "written by a small model"} <= set(
        re.findall(r"<!-- (?!end)(.*) -->", page)
    )
