from __future__ import annotations

import pytest

from evaluation.containment import holds


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("La pénalité est de 15\u00a0000 € par jour.", "15 000|15000"),
        ("une garantie de 50 %, au plus", "50 %|50%"),
        ("le taux de 50% est fixé", "50 %|50%"),
        ("| Majeure | 4 heures | 250 |", "4 h|4 heures"),
        ("un délai de **24 heures**", "24 heures"),
        ("P = 0,5*V x R / 100", "0,5|0.5"),
        ("Il ne s’agit pas d’une indemnité", "pas d'une indemnité"),
        ("hébergées en\nFRANCE métropolitaine", "France"),
        ("99,9955 % du temps", "99.9955|99,9955"),
        ("Réseau - 15 %Sous-critère 2.2", "15 %|15%"),
    ],
)
def test_a_text_holds_what_it_must_in_one_of_its_forms(text: str, must: str) -> None:
    assert holds(text, must)


@pytest.mark.parametrize(
    ("text", "must"),
    [("1250 euros", "250"), ("250,5 heures", "50"), ("le SOC 12", "SOC 1"), ("la Francette", "France"), ("", "France")],
)
def test_a_part_of_a_word_or_number_is_not_it(text: str, must: str) -> None:
    assert not holds(text, must)
