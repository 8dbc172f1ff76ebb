"""Who asks is no part of what is asked."""

from __future__ import annotations

import pytest

from answer.introduction import without_introduction


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Je travaille à la mairie de Rennes : quelles pénalités prévoir ?", "Quelles pénalités prévoir ?"),
        ("Je suis acheteur à Nantes, quel délai ?", "Quel délai ?"),
        ("I'm with the city of Boston. What penalties?", "What penalties?"),
        ("Je suis le titulaire du marché ?", "Je suis le titulaire du marché ?"),
        ("Quelles pénalités ? Je suis de Rennes.", "Quelles pénalités ? Je suis de Rennes."),
        ("Je suis à Rennes.", "Je suis à Rennes."),
    ],
)
def test_who_asks_is_left_out(question: str, asked: str) -> None:
    assert without_introduction(question) == asked
