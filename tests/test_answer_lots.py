"""Of the parts of a tender, those of the lot that a question asks of."""

from __future__ import annotations

import pytest

from answer.lots import of_the_lot
from corpus.models import Document

PAINT, WOOD, COMMON = (
    Document(id, "", file, "application/pdf", 1, title, "CCTP")
    for id, file, title in (
        ("paint", "ecole_lot-03-peinture.pdf", "CCTP – Peinture"),
        ("wood", "ecole.pdf", "CCTP – Lot n° 13 : menuiserie"),
        ("common", "ecole-ccap.pdf", "CCAP – École"),
    )
)
ALL = frozenset(("paint", "wood", "common"))


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("Quelle peinture prévoit le lot 3 ?", {"paint"}),
        ("Quelles portes au lot n°13 ?", {"wood"}),
        ("What does lot 03 include?", {"paint"}),
        ("Que prévoit le lot 1 ?", set()),
        ("Quelle différence entre le lot 3 et le lot 13 ?", set()),
        ("Que prévoient les lots 3 et 13 ?", set()),
        ("Combien de lots ?", set()),
    ],
)
def test_the_parts_called_by_the_lot_are_found_however_it_is_written(question: str, documents: set[str]) -> None:
    assert of_the_lot(question, (PAINT, WOOD, COMMON), ALL) == documents


def test_other_documents_are_left_out() -> None:
    assert of_the_lot("Quelle peinture prévoit le lot 3 ?", (PAINT, WOOD, COMMON), frozenset({"wood"})) == set()
