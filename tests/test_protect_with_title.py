"""A family name alone behind a civility and a role is somebody's, and the title of an office is nobody's."""

from __future__ import annotations

import pytest

from protect.findings import Kind
from protect.personal_data import find_personal_data


def people(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text, "fr") if one.kind is Kind.PERSON]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Mme la directrice Corbel valide le planning.", "Corbel"),
        ("Courrier de Monsieur le maire Talhouarn.", "Talhouarn"),
        ("Madame la directrice générale Kervadec préside.", "Kervadec"),
        ("Vu par M. le directeur adjoint TALHOUARN.", "TALHOUARN"),
        ("M. l'architecte Le Gallo vise les plans.", "Le Gallo"),
        ("Mme la présidente Vasseur-Morvan ouvre la séance.", "Vasseur-Morvan"),
        ("DUPONT J., poste 1204", "DUPONT J."),
        ("- KERVADEC M. : 02 98 41 22 17", "KERVADEC M."),
        ("Nom | Poste\nTALHOUARN B. | poste 1207", "TALHOUARN B."),
        ("Signé : Gwenaëlle", "Gwenaëlle"),
        ("Bon pour accord.\nSigné : Gwenaëlle.", "Gwenaëlle"),
    ],
)
def test_somebody_is_named(text: str, named: str) -> None:
    assert people(text) == [named]


@pytest.mark.parametrize(
    "text",
    [
        "Monsieur le Maire de Brest",
        "Mme la directrice générale",
        "Madame la Directrice Générale des Services",
        "M. le préfet du Finistère",
        "Monsieur le Président du Conseil départemental",
        "Mme la directrice Achats",
        "M. le directeur Informatique",
        "Monsieur le directeur CCAS",
        "Mme la directrice Marchés publics",
        "Signé : Électroniquement",
        "Signé électroniquement le 12 mars",
        "Signé : Titulaire",
        "Signé : Mairie",
        "Demander à l'acheteur",
        "ANNEXE A. Tableau des prix",
        "ARTICLE L. 2111-1",
        "LOT B. : 02 bâtiments",
        "TITRE V. - Pénalités",
        "École Jean Moulin",
    ],
)
def test_an_office_is_nobody(text: str) -> None:
    assert people(text) == []
