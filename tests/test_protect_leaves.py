"""People whose illness, leave or departure is told."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.masking import find_in_pages
from protect.personal_data import find_personal_data


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Retard dû à l’arrêt maladie de P. Rouault.", "P. Rouault"),
        ("Retard dû à l'arrêt maladie de Rouault.", "Rouault"),
        ("Arrêt de travail : P. Rouault", "P. Rouault"),
        ("Congés de J. Kerdoncuff en août", "J. Kerdoncuff"),
        ("Remplacement de Pierre Rouault en mars", "Pierre Rouault"),
        ("Pendant le congé maternité de Sandrine, le délai est suspendu.", "Sandrine"),
        ("P. Rouault est en arrêt maladie depuis mars.", "P. Rouault"),
        ("Karim sera absent lundi.", "Karim"),
        ("During the sick leave of P. Rouault", "P. Rouault"),
    ],
)
def test_who_is_ill_or_away_is_hidden(text: str, name: str) -> None:
    assert hidden(text) == [name]


def test_who_was_told_to_be_ill_is_hidden_by_the_family_name_too() -> None:
    text = "Retard dû à l’arrêt maladie de P. Rouault.\nRouault reprend en mai."
    (found,) = find_in_pages([Page(1, "", text)])
    assert [text[one.start : one.end] for one in found] == ["P. Rouault", "Rouault"]


@pytest.mark.parametrize(
    "text",
    [
        "Une maladie de Parkinson, la maladie de Lyme",
        "Arrêt de travail : Procédure. Congé maternité (Salariée)",
        "Décès : Capital garanti. RQTH (Reconnaissance). Invalidité : Prévoyance",
        "Remplacement de Windows, remplacement de Ariane, départ de Marseille",
        "Absence de Garantie, vacances de Noël, assurance maladie de Bretagne",
        "Le Titulaire est absent, la Direction est absente.",
    ],
)
def test_illnesses_programs_and_towns_are_nobody(text: str) -> None:
    assert hidden(text) == []
