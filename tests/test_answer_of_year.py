"""The years of which a question asks, and what tells of others."""

from __future__ import annotations

import pytest

from answer.wanted.expected import expected_of
from answer.wanted.of_year import years_asked


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Combien la ville d’Orve a-t-elle dépensé en 2024 ?", {"2024"}),
        ("Quel budget pour 2024 ?", {"2024"}),
        ("Fin 2023, combien d’agents travaillaient au port ?", {"2023"}),
        ("Nombre de lauréats et enveloppe, 2023 contre 2024", {"2023", "2024"}),
        ("Combien de tickets en 2023, puis en 2024 ?", {"2023", "2024"}),
        ("How many tickets were closed during 2022?", {"2022"}),
        ("Compare the spending in 2022 and 2023", {"2022", "2023"}),
        ("Quelle avance le CCAG-TIC 2021 prévoit-il ?", set()),
        ("Marché 2022-011 : quelle durée ?", set()),
        ("Combien coûte l’hébergement en 20240 ?", set()),
        ("Quelle durée ?", set()),
    ],
)
def test_a_question_asks_how_something_was_in_a_year(question: str, years: set[str]) -> None:
    assert years_asked(question) == years


@pytest.mark.parametrize(
    ("text", "is_of_others"),
    [
        ("(5,6 M€ en 2023)", True),
        ("En 2022, la régie a dépensé 3 M€, contre 2 M€ en 2021.", True),
        ("The service cost 40,000 in 2023.", True),
        ("(5,8 M€ en 2024)", False),
        ("En 2023, la régie a dépensé 3 M€ ; en 2024, 4 M€.", False),
        ("3 M€ en 2023 (4 M€ l’année 2024)", False),
        ("5 869 442 €", False),
        ("Le marché 2023-04 est conclu pour deux ans.", False),
        ("Le décret de 2016 s’applique.", False),
    ],
)
def test_what_tells_of_another_year_is_told(text: str, is_of_others: bool) -> None:
    assert expected_of("Combien la ville a-t-elle dépensé en 2024 ?").is_of_other_years(text) == is_of_others
    assert not expected_of("Combien la ville a-t-elle dépensé ?").is_of_other_years(text)
