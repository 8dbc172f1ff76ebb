from __future__ import annotations

from math import log2

import pytest

from evaluation.measures import Share, ndcg, summary, times


def test_a_share_says_what_it_counts_and_how_sure_it_is() -> None:
    assert Share.of_all([True, False, True]).record() == {
        "right": 2,
        "of": 3,
        "share": 0.6667,
        "low": 0.2077,
        "high": 0.9385,
    }
    assert Share.of_all([]).record() == {"right": 0, "of": 0, "share": None, "low": 0.0, "high": 1.0}


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [(Share(9, 10), 0.5958, 0.9821), (Share(0, 20), 0.0, 0.1611), (Share(10, 10), 0.7225, 1.0)],
)
def test_the_interval_is_wilson_s_at_95_per_cent(share: Share, low: float, high: float) -> None:
    assert share.interval == pytest.approx((low, high), abs=1e-4)


def test_a_yes_or_no_is_counted_over_the_questions_that_it_applies_to() -> None:
    found = summary([{"cited": True}, {"cited": False, "compared": True}])

    assert list(found) == ["cited", "compared"]
    assert (found["cited"]["right"], found["cited"]["of"]) == (1, 2)
    assert (found["compared"]["right"], found["compared"]["of"]) == (1, 1)


def test_figures_are_averaged_and_shares_added_up() -> None:
    found = summary([{"recall": 1.0, "verbatim": Share(3, 3)}, {"recall": 0.5, "verbatim": Share(1, 2)}])

    assert found["recall"] == {"mean": 0.75, "of": 2}
    assert (found["verbatim"]["right"], found["verbatim"]["of"]) == (4, 5)


@pytest.mark.parametrize(
    ("gains", "wanted", "gain"),
    [
        ([True, False], 1, 1.0),
        ([False, True], 1, 1 / log2(3)),
        ([False, False, True], 1, 0.5),
        ([False], 1, 0.0),
        ([], 1, 0.0),
        ([True, False, True], 2, (1 + 0.5) / (1 + 1 / log2(3))),
        ([True], 2, 1 / (1 + 1 / log2(3))),
        ([False] * 10 + [True], 1, 0.0),
    ],
)
def test_ndcg_falls_with_the_places_of_what_is_wanted(gains: list[bool], wanted: int, gain: float) -> None:
    assert ndcg(gains, wanted) == pytest.approx(gain)


def test_times_are_the_median_and_what_all_but_one_in_twenty_keep() -> None:
    assert times([float(one) for one in range(100, 0, -1)]) == {"median_ms": 50.5, "p95_ms": 96.0}
    assert times([7.0]) == {"median_ms": 7.0, "p95_ms": 7.0}
