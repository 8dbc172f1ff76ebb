"""An extension is found where somebody is reached by it; a “poste” of a price schedule is left alone."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.findings import Kind
from protect.masking import find_in_pages, mask_pages
from protect.personal_data import find_personal_data


def phones(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text, "fr") if one.kind is Kind.PHONE]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Dossier suivi par Mme Sandrine Le Goff, poste 1204.", "1204"),
        ("par son adjoint Karim (poste 1207).", "1207"),
        ("Établi par : BENALI Karim, poste 1207", "1207"),
        ("Contact : poste 1204 (Sylvie)", "1204"),
        ("Poste 1204 (Sylvie), le matin", "1204"),
        ("Tél. : poste 1215", "1215"),
        ("Joindre le secrétariat au poste 4512.", "4512"),
        ("Renseignements : service achats, poste interne 312", "312"),
        ("Appeler le 1204 en interne.", "1204"),
        ("LE GOFF Sandrine | Cheffe de projet | poste 1204 | s.legoff@ormes.example", "1204"),
        ("Régie | Mme TANGUY | 02 99 44 12 00 (p. 1211)", "1211"),
        ("Nom | Fonction | Téléphone\nKarim Benali | Support | 1215", "1215"),
        ("Nom | Poste\nMme Brun | 4512", "4512"),
    ],
)
def test_the_extension_of_somebody_is_found(text: str, number: str) -> None:
    assert number in [one[-len(number) :] for one in phones(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Poste 3 : licences",
        "Poste 1204 : licences bureautiques, 340 unités",
        "Le poste 1204 du bordereau est facturé au mois.",
        "BPU – poste 1204 – Serveur virtuel",
        "Poste | Désignation | Prix\n1204 | Licence | 95",
        "Nom | Poste | Coût\nServeur virtuel | 1204 | 300",
        "Contact pour les prix : poste 1204 € HT",
        "L’infogérance de 340 postes, dont 1204 à terme.",
        "Lot 2, poste 1204, Mme Brun en est informée après la notification.",
        "Le poste 1500 postes de travail",
        "Poste source de 1204 kVA, tél. 15 ou 112.",
        "Poste de transformation n° 1204 rue du Port",
        "Le chef de poste 2024 est nommé.",
        "Composer le 3939 pour le service public.",
    ],
)
def test_what_else_is_called_a_poste_is_left_alone(text: str) -> None:
    assert phones(text) == []


def test_the_first_name_behind_an_extension_is_somebody_s() -> None:
    text = "Contact : poste 1204 (Sylvie) ou poste 1207 (Atelier)."
    people = [text[one.start : one.end] for one in find_personal_data(text, "fr") if one.kind is Kind.PERSON]
    assert people == ["Sylvie"]


def test_the_figures_of_an_extension_are_no_number_of_somebody_elsewhere() -> None:
    pages = [Page(1, "", "Mme Brun, poste 1204."), Page(2, "", "Total : 1204 € pour 1204 heures.")]
    assert mask_pages(pages, find_in_pages(pages))[1].text == pages[1].text
