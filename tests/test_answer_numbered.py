"""The numbered parts of tenders that a question names, and the texts that have none of that number."""

from __future__ import annotations

import pytest

from answer.asked.numbered import parts_in
from answer.text.figures import flat


@pytest.mark.parametrize("question", ["Que couvre le lot 9 ?", "Lot n° 9 : quel prix ?", "What is in milestone 9?"])
def test_a_part_is_absent_where_all_are_below_its_number(question: str) -> None:
    (part,) = parts_in(question)

    assert part.is_absent_from(
        flat(f"{part.kind} n° 1 : voirie de la ville et du port de pêche.\n{part.kind} n° 2 : bois.")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Lots 1, 3 et 9",
        "Lots 1 à 12",
        "lots n° 1 (nord), n° 2 (sud) et n° 9",
        "Lot nº : 1\nLot nº : 9",
        "Le lot 1 est réservé.\nLot | Objet\n1 | Gros œuvre\n2 | Charpente\n9 | Peinture",
        "La phase 1 dure un mois.",
        "Le lot 1 est réservé.",
        "Lot 1, puis lots 2 & 10",
        "Les lots sont répartis.",
    ],
)
def test_a_part_may_be_there_however_it_is_numbered(text: str) -> None:
    (part,) = parts_in("Que couvre le lot 9 ?")

    assert not part.is_absent_from(flat(text))


def test_a_quantity_is_no_number_of_a_part() -> None:
    assert list(parts_in("Le lot 9 % moins cher, et la phase 1.2 ?")) == []
