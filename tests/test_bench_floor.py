"""A figure under its floor is named, and one that is no longer measured is under it."""

from __future__ import annotations

import pytest

pytest.importorskip("langchain_community")

from bench.floor import best_of_a_few, find_below, floors_of


def test_what_is_under_its_floor_is_named() -> None:
    floors = {"speed": {"times": 2.0}, "quality": {"found": 0.8, "cited": 0.7, "verbatim": 1.0}}

    assert (
        list(find_below(floors, {"speed": {"times": 2.0}, "quality": {"found": 0.9, "cited": 0.7, "verbatim": 1}}))
        == []
    )
    good = {"speed": {"times": 2.0}, "quality": {"found": 0.9, "cited": 0.7, "verbatim": 1.0}}
    bad = {"speed": {"times": 1.9}, "quality": {"found": 0.7, "cited": 0.8}}

    assert list(find_below(floors, good)) == []
    assert list(find_below(floors, bad)) == ["times", "found", "verbatim"]


def test_the_floor_of_speed_is_that_of_the_processor() -> None:
    floors = {"speed": {"times": 2.0}, "speed without 8-bit instructions": {"times": 1.1}, "quality": {"found": 0.8}}

    assert floors_of(floors, on_bytes=True) == {"speed": {"times": 2.0}, "quality": {"found": 0.8}}
    assert floors_of(floors, on_bytes=False) == {"speed": {"times": 1.1}, "quality": {"found": 0.8}}


def test_a_measure_that_is_enough_is_not_taken_again_and_one_that_is_not_is_taken_three_times() -> None:
    noisy, slow = iter([1.8, 2.4, 9.0]), iter([1.2, 1.4, 1.3, 9.0])

    assert best_of_a_few(lambda: next(noisy), enough=2.0) == 2.4
    assert best_of_a_few(lambda: next(slow), enough=2.0) == 1.4
