from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep

import pytest

from answer.turns import Turns


def wait_for(turns: Turns, waiting: int) -> None:
    deadline = monotonic() + 60
    while turns.waiting != waiting:
        assert monotonic() < deadline
        sleep(0.001)


def test_who_comes_first_has_the_first_turn() -> None:
    turns, had = Turns(1), list[int]()

    def take(number: int) -> None:
        with turns:
            had.append(number)

    with ThreadPoolExecutor(20) as visitors, turns:
        for number in range(20):
            visitors.submit(take, number)
            wait_for(turns, number + 1)
    assert had == list(range(20))


def test_as_many_as_there_are_turns_have_one_at_the_same_time() -> None:
    turns = Turns(2)
    with turns:
        assert turns.are_free
        with turns:
            assert not turns.are_free
        assert turns.are_free


def test_a_turn_that_failed_is_over() -> None:
    turns = Turns(1)
    with pytest.raises(ValueError, match="no"), turns:
        raise ValueError("no")
    assert (turns.are_free, turns.waiting) == (True, 0)


def test_many_are_twice_as_many_as_are_answered_at_once() -> None:
    turns = Turns(2)
    with ThreadPoolExecutor(4) as visitors:
        with turns, turns:
            for number, are_many in enumerate((False, False, False, True), start=1):
                visitors.submit(turns.__enter__)
                wait_for(turns, number)
                assert turns.are_awaited_by_many is are_many
            for _ in range(2):
                turns.__exit__(None, None, None)
                turns.__exit__(None, None, None)
        wait_for(turns, 0)
