from __future__ import annotations

from math import log2

import pytest

from bench.measures import Share, ndcg, shares, shares_by_type, times


def test_a_share_says_what_it_counts() -> None:
    assert Share.of_all([True, False, True]).record() == {"right": 2, "of": 3, "share": 0.6667}
    assert Share.of_all([]).record() == {"right": 0, "of": 0, "share": None}


def test_a_measure_counts_the_questions_that_it_applies_to() -> None:
    assert shares([{"cited": True}, {"cited": False, "compared": True}]) == {
        "cited": {"right": 1, "of": 2, "share": 0.5},
        "compared": {"right": 1, "of": 1, "share": 1.0},
    }


def test_shares_are_given_for_all_questions_then_for_each_type() -> None:
    found = shares_by_type([("fact", {"cited": True}), ("list", {"cited": False}), ("fact", {"cited": True})])

    assert list(found) == ["all", "fact", "list"]
    assert [one["cited"]["share"] for one in found.values()] == [0.6667, 1.0, 0.0]


@pytest.mark.parametrize(
    ("places", "gain"),
    [([True, False], 1.0), ([False, True], 1 / log2(3)), ([False, False, True], 0.5), ([False], 0.0), ([], 0.0)],
)
def test_ndcg_of_one_right_answer_falls_with_its_place(places: list[bool], gain: float) -> None:
    assert ndcg(places) == pytest.approx(gain)


def test_times_are_the_median_and_what_all_but_one_in_twenty_keep() -> None:
    assert times([float(one) for one in range(100, 0, -1)]) == {"median_ms": 50.5, "p95_ms": 96.0}
    assert times([7.0]) == {"median_ms": 7.0, "p95_ms": 7.0}
