"""The numbered parts of tenders that a question names, and the texts that have none of that number."""

from __future__ import annotations

import pytest

from answer.figures import flat
from answer.numbered import parts_in


@pytest.mark.parametrize("question", ["Que couvre le lot 9 ?", "Lot n° 9 : quel prix ?", "What is in milestone 9?"])
def test_a_part_is_absent_where_others_are_numbered(question: str) -> None:
    (part,) = parts_in(question)
    text = f"{part.kind} n° 1 : voirie. {part.kind} n° 2 : 9 agents."

    assert part.is_absent_from(flat(text))


@pytest.mark.parametrize(
    "text",
    ["Lots 1, 3 et 9", "Lots 1 à 12", "Lot 1 ; lot IX", "Lot 1, puis 9e lot", "Lot nº : 9", "Les lots sont répartis."],
)
def test_a_part_is_there_however_it_is_numbered_or_where_none_is(text: str) -> None:
    (part,) = parts_in("Que couvre le lot 9 ?")

    assert not part.is_absent_from(flat(text))


def test_a_quantity_is_no_number_of_a_part() -> None:
    assert list(parts_in("Le lot 9 % moins cher, et la phase 1.2 ?")) == []
