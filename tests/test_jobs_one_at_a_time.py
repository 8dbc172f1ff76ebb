"""What several threads come for at once is done by one of them, and once more where it was asked for meanwhile."""

from __future__ import annotations

import pytest
from huey.api import Task

from jobs.one_at_a_time import EachOnce, OneAtATime, each_once


def test_work_asked_for_while_it_is_done_is_done_once_more() -> None:
    once, done = OneAtATime(), []

    def work() -> None:
        done.append(len(done))
        if len(done) == 1:
            once.run(work)  # as another thread would, meanwhile
            once.run(work)

    once.run(work)
    assert done == [0, 1]


def test_work_asked_for_while_it_fails_is_done_once_more_and_the_failure_is_told() -> None:
    once, done = OneAtATime(), []

    def work() -> None:
        done.append(len(done))
        if len(done) == 1:
            once.run(work)  # as another thread would, meanwhile
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        once.run(work)
    assert done == [0, 1]


def test_what_one_thread_works_at_is_no_other_thread_s() -> None:
    work = EachOnce()

    with work.held("a") as first, work.held("a") as again, work.held("b") as other:
        assert (first, again, other) == (True, False, True)
        with work.held("a") as still_held:
            assert not still_held
    with work.held("a") as later:
        assert later


def test_an_upload_may_be_published_while_its_reading_ends_and_is_not_read_twice_at_once() -> None:
    done: list[str] = []
    task = Task()

    def read_it(upload_id: str, task: Task) -> None:
        done.append("read")
        read(upload_id, task)
        publish(upload_id, task)

    read = each_once(read_it)
    publish = each_once(lambda upload_id, task: done.append("published"))
    read("a", task)

    assert done == ["read", "published"]
