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
        ("Rouault est en arrêt maladie depuis mars.", "Rouault"),
        ("Licenciement de P. Rouault, hospitalisation de Karim Rouault", "P. Rouault, Karim Rouault"),
        ("Karim est en arrêt depuis mars.", "Karim"),
        ("L'absence de Karim en mai", "Karim"),
        ("L’absence de Karim en mai", "Karim"),
        ("L'inaptitude de P. Rouault", "P. Rouault"),
        ("L'intérim de Sandrine", "Sandrine"),
        ("Karim, absent depuis mars, revient.", "Karim"),
        ("Vu avec Karim (en arrêt maladie) hier", "Karim"),
        ("Karim Rouault, en arrêt maladie, revient.", "Karim Rouault"),
        ("P. Rouault (actuellement en congés)", "P. Rouault"),
        ("During Karim's sick leave", "Karim"),
    ],
)
def test_who_is_ill_or_away_is_hidden(text: str, name: str) -> None:
    assert ", ".join(hidden(text)) == name


def test_a_family_name_alone_behind_an_illness_is_hidden_there_only() -> None:
    text = "Retard dû à l’arrêt maladie de Rouault.\nRouault reprend en mai."
    (found,) = find_in_pages([Page(1, "", text)])
    assert [(text[one.start : one.end], one.end < text.index("\n")) for one in found] == [("Rouault", True)]


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
        "Hospitalisation de Jour, Hospitalisation de Nuit, hospitalisation de Semaine, Hospitalisation d'Urgence",
        "Arrêt maladie de Longue durée",
        "Congé maladie de Catégorie 2",
        "Invalidité de Catégorie 2, Accident du travail de Gravité 3",
        "Licenciement de Salariés protégés, licenciement de Salariés",
        "Sick leave of Employees, arrêt maladie de Salariée, arrêt maladie d’Agent, inaptitude de Cadres",
        "Licenciement de Renault, licenciement de Peugeot, licenciement de Michelin",
        "Arrêt de travail de Nuit, inaptitude de Renault, congé maladie de Droit, l’arrêt de travail de Chantier",
        "ArcelorMittal est en arrêt",
        "Flamanville est en arrêt, Sartrouville est en arrêt",
        "Mise à la retraite de Fonctionnaire",
        "Renault, en arrêt depuis mars ; Flamanville (en arrêt)",
        "Karim, absent du marché ; Oracle, absent de la liste ; Paris's sick leave",
    ],
)
def test_illnesses_programs_and_towns_are_nobody(text: str) -> None:
    assert hidden(text) == []
