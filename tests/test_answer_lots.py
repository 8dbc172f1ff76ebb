"""Of the parts of a tender, those of another lot than the one that a question asks of are left out."""

from __future__ import annotations

import pytest

from answer.asked.lots import of_other_lots
from corpus.models import Document

DOCUMENTS = [
    Document(id, "", file, "application/pdf", 1, title, "CCTP")
    for id, file, title in (
        ("paint", "ecole_lot-03-peinture.pdf", "CCTP – Peinture"),
        ("wood", "ecole.pdf", "CCTP – Lot n° 13 : menuiserie"),
        ("roofs", "ecole-toits.pdf", "CCTP – Lots 3 et 4 : couverture"),
        ("common", "ecole-ccap.pdf", "CCAP – École"),
    )
]


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("Quelle peinture prévoit le lot 3 ?", {"wood"}),
        ("Quelles portes au lot n°13 ?", {"paint", "roofs"}),
        ("Que prévoit le lot 4 ?", {"paint", "wood"}),
        ("What does lot 03 include?", {"wood"}),
        ("Que prévoit le lot 1 ?", set()),
        ("Quelle différence entre le lot 3 et le lot 13 ?", set()),
        ("Que prévoient les lots 3 et 13 ?", set()),
        ("Combien de lots ?", set()),
    ],
)
def test_the_parts_of_other_lots_are_left_out_and_what_is_common_stays(question: str, left_out: set[str]) -> None:
    assert of_other_lots(question, DOCUMENTS) == left_out
