"""The measure of what is found of people, and that its figures stay where they were."""

from __future__ import annotations

from typing import Any

import pytest

from bench.marked import PARTS, Mark, marked_texts, without_marks
from bench.personal_data import OFFICES, measure
from protect.findings import Kind

ASKED_FOR = {
    Kind.EMAIL: 150,
    Kind.PHONE: 150,
    Kind.IBAN: 60,
    Kind.SIRET: 60,
    Kind.BIRTH: 30,
    Kind.IDENTITY: 12,
    Kind.HOME: 12,
    Kind.PERSON: 200,
}
FLOORS = {
    Kind.EMAIL: (0.99, 0.97),
    Kind.PHONE: (0.99, 0.97),
    Kind.IBAN: (0.99, 0.97),
    Kind.SIRET: (0.99, 0.97),
    Kind.BIRTH: (0.95, 0.95),
    Kind.IDENTITY: (0.95, 0.95),
    Kind.HOME: (0.6, 0.95),
    Kind.PERSON: (0.95, 0.95),
}
"""Recall and precision below which neither part may fall."""


@pytest.fixture(scope="module", params=PARTS)
def figures(request: pytest.FixtureRequest) -> dict[str, Any]:
    return measure(marked_texts(request.param))


@pytest.mark.parametrize("kind", FLOORS)
def test_recall_and_precision_stay_above_their_floors(figures: dict[str, Any], kind: Kind) -> None:
    recall, precision = FLOORS[kind]
    one = figures["kinds"][kind.value]
    assert one["recall"] >= recall, figures["failures"]
    assert one["precision"] >= precision, figures["failures"]
    assert figures[OFFICES]["share"] >= 0.9


@pytest.mark.parametrize("kind", ASKED_FOR)
def test_both_halves_together_have_as_many_marks_as_were_asked_for(kind: Kind) -> None:
    marks = [mark for part in PARTS for text in marked_texts(part) for mark in text.marks]
    assert sum(mark.kind is kind for mark in marks) >= ASKED_FOR[kind]


def test_a_mark_is_taken_out_of_the_text_and_knows_its_place() -> None:
    text = without_marks("a.en.md", "See {{person:Ann\nLee}}, {{office:info@town.example}}.")
    assert (text.text, text.language) == ("See Ann\nLee, info@town.example.", "en")
    assert text.marks == (Mark(Kind.PERSON, 4, 11), Mark(Kind.EMAIL, 13, 30, is_office=True))


def test_half_a_name_is_a_miss_and_a_name_with_too_much_a_false_alarm() -> None:
    marked = "Mme {{person:Claire Martin dite Clo}}, {{phone:01 23 45 67 89}}, M. {{person:Durand}} Jean, M. Petit."
    text = without_marks("a.md", marked)
    result = measure([text])
    assert result["kinds"]["person"] == {
        "marked": 2,
        "found": 1,
        "recall": 0.5,
        "findings": 3,
        "right": 1,
        "precision": 0.3333,
    }
    assert result["kinds"]["phone"]["recall"] == result["kinds"]["phone"]["precision"] == 1
    assert [failure["what"] for failure in result["failures"]] == ["missed", "false alarm", "false alarm"]
