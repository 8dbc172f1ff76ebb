"""A figure under its floor is named, and one that is no longer measured is under it."""

from __future__ import annotations

import pytest

pytest.importorskip("langchain_community")

from bench.floor import find_below


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
