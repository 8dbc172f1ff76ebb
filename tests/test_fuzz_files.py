"""Thousands of files that are not what they were: each is read or refused with its reason, and is whole if read."""

from __future__ import annotations

import pytest

from bench.fuzz import fuzz, sources
from bench.mutants import Mutants
from corpus.settings import Settings

pytestmark = pytest.mark.slow

SEED = 20261125
LIMITS = Settings(_env_file=None, reading_workers=2, reading_timeout=30, reading_memory=2**30)


def test_mutants_are_the_same_for_the_same_seed() -> None:
    some, again = (Mutants(sources(), SEED, shortened=True) for _ in range(2))
    assert [some.mutant(number) for number in range(50)] == [again.mutant(number) for number in range(50)]


@pytest.mark.parametrize("first", range(0, 800, 200))
def test_a_broken_file_is_read_or_refused_with_its_reason(first: int) -> None:
    found = fuzz(Mutants(sources(), SEED, shortened=True), range(first, first + 200), LIMITS)
    assert found.faults == []
    assert found.inputs == 200
    assert set(found.outcomes) >= {"read", "DamagedFile"}
    assert 0 < found.peak_bytes < LIMITS.reading_memory
