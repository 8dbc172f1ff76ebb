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
        ("Combien coûtent les prestations pour 2000 licences ?", set()),
        ("Budget 2023 de la régie ?", {"2023"}),
        ("Combien de tickets en mars 2024 ?", {"2024"}),
        ("Dépenses de l’exercice 2024 ?", {"2024"}),
        ("How much did we spend in FY2024?", {"2024"}),
        ("Combien de 2023 à 2025 ?", {"2023", "2024", "2025"}),
        ("Combien entre 2023 et 2024 ?", {"2023", "2024"}),
        ("Budget total 2023-2025 ?", {"2023", "2024", "2025"}),
        ("En 2024, les dépenses ont-elles augmenté ?", {"2024"}),
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
        ("Le marché conclu en 2019 a coûté 3 M€.", False),
        ("Créée en 2003, la régie emploie 40 agents.", False),
        ("Une enquête faite en 2022 ; la régie a dépensé 3 M€.", False),
    ],
)
def test_what_tells_of_another_year_is_told(text: str, is_of_others: bool) -> None:
    assert expected_of("Combien la ville a-t-elle dépensé en 2024 ?").is_of_other_years(text) == is_of_others
    assert not expected_of("Combien la ville a-t-elle dépensé ?").is_of_other_years(text)


def test_a_day_or_a_duration_may_be_told_with_any_year() -> None:
    text = "La consultation commencée en 2022 dure 6 mois."
    assert not expected_of("Quand la consultation a-t-elle pris fin en 2024 ?").is_of_other_years(text)
    assert not expected_of("Combien de temps dure la consultation en 2024 ?").is_of_other_years(text)
