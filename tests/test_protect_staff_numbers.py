"""The number of a badge, a payroll or a permit to drive is found; those of things are left alone."""

from __future__ import annotations

import pytest

from protect.findings import Kind
from protect.personal_data import find_personal_data


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text, "fr") if one.kind is Kind.IDENTITY]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("chez Mme Legoff, badge n° 20457.", "20457"),
        ("N° de badge : 20457", "20457"),
        ("Son numéro de badge 0045 est rendu.", "0045"),
        ("Badge n°A-20457 remis le 3 mars", "A-20457"),
        ("Matricule agent 0045872", "0045872"),
        ("Matricule de l’agent : 45872", "45872"),
        ("M. Koné (matricule 45872) est affecté au site.", "45872"),
        ("L’agent, matricule n° 45872, rend son véhicule.", "45872"),
        ("Matricule RH : 45872B", "45872B"),
        ("Nom | Prénom | Matricule\nBRUN | Nadia | 45872", "45872"),
        ("Permis n° 123456789012, né le 12/05/1971", "123456789012"),
        ("Permis B : 13AA00002", "13AA00002"),
        ("Permis de conduire n° 123456789012", "123456789012"),
    ],
)
def test_the_number_of_who_works_somewhere_is_found(text: str, number: str) -> None:
    assert found(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Lecteur de badge n° 12 de la porte nord.",
        "Fourniture de 20457 badges.",
        "Badges : 500 unités, référence 20457",
        "Ascenseur matricule 45872, révisé en 2024.",
        "Compteur | Matricule\nEau froide | 45872",
        "Le matricule 45872 du groupe froid est gravé.",
        "Le matricule : à compléter par le titulaire",
        "Permis de construire n° 123456789012",
        "Permis de feu n° 2024",
        "Permis n° 12",
        "Badge 13,56 MHz, Mifare 1024",
        "Badge n° 2024.12 du catalogue",
    ],
)
def test_the_number_of_a_thing_is_left_alone(text: str) -> None:
    assert found(text) == []
