"""Thumbs are counted, can be changed and taken back, and keep the question only where it was given."""

from __future__ import annotations

from datetime import UTC, datetime

from corpus.opinions import Count, Opinion
from corpus.store import Store


def test_thumbs_are_counted_with_and_without_a_question(store: Store) -> None:
    assert store.opinions.count() == Count(0, 0)
    for opinion in (Opinion(True), Opinion(False, "Quel délai ?"), Opinion(False)):
        store.opinions.give(opinion)
    assert store.opinions.count() == Count(helped=1, failed=2)
    [kept] = store.opinions.with_questions()
    assert kept.opinion == Opinion(False, "Quel délai ?")
    assert kept.day == datetime.now(UTC).date()


def test_reader_changes_their_mind_and_takes_it_back(store: Store) -> None:
    number = store.opinions.give(Opinion(True, "Quel délai ?"))
    store.opinions.change(number, Opinion(False))
    assert store.opinions.count() == Count(helped=0, failed=1)
    assert store.opinions.with_questions() == []
    store.opinions.take_back(number)
    assert store.opinions.count() == Count(0, 0)
