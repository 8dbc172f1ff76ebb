"""A family name alone beside or below a person's role in a table is hidden, and wherever it comes back."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.masking import find_in_pages, mask
from protect.personal_data import find_personal_data


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize("name", ["Pastorelli", "DESMOULIÈRES", "Le Goarnec"])
@pytest.mark.parametrize(
    "table",
    [
        "Référent métier | {} | 3612",
        "Élu référent | {}",
        "Chef de projet de la ville | {} |",
        "Service | Référent technique\nVoirie | {}",
        "Service: Voirie ; Technicien: {} ; Poste: 3612",
    ],
)
def test_a_family_name_in_a_cell_of_people_is_hidden(table: str, name: str) -> None:
    assert hidden(table.format(name)) == [name]


def test_it_is_hidden_wherever_it_comes_back() -> None:
    pages = [Page(1, "", "Référent métier | Pastorelli | 3612"), Page(2, "", "Pastorelli valide les bons de commande.")]
    assert mask(pages[1].text, find_in_pages(pages)[1]) == "██████████ valide les bons de commande."


@pytest.mark.parametrize(
    "table",
    [
        "Chef de projet | Jour | 650",
        "Chef de projet | Confirmé | 650",
        "Élu référent | Voirie",
        "Référent | DSIN",
        "Référent métier | Urbanisme",
        "Directeur | Vacant",
        "Responsable | Dalkior",
        "Responsable travaux | Dalkior",
        "Chef de chantier | Dalkior",
        "Agent | Dalkior",
        "un portable Dalkior Martin",
        "Responsable de traitement | Dalkior",
        "Assistant à maîtrise d’ouvrage | Dalkior",
        "Chefs de projet | Dalkior",
        "Lot | Pastorelli",
        "Référent métier | les services de la dalkior | Dalkior",
        "Acheteur de la ville, représenté par son maire en exercice | Acte d’engagement\nBons | Bénéficiaire",
    ],
)
def test_what_else_stands_in_such_a_cell_is_nobody(table: str) -> None:
    assert hidden(table) == []


@pytest.mark.parametrize(
    "text",
    ["Tél. C. Hervouane", "Mobile : C. Hervouane", "Poste: 12 ; Tél.: C. Hervouane ; Lot: 3", "Tél. Anne Hervouane"],
)
def test_a_name_behind_a_contact_word_is_hidden(text: str) -> None:
    assert len(hidden(text)) == 1
    assert hidden(text)[0].endswith("Hervouane")


@pytest.mark.parametrize(
    "text",
    [
        "Contact : {}",
        "Technicien de maintenance : {}, 06 12 34 56 78",
        "Chef de projet | {} | 3612",
        "Tél. {}\nSuite",
        "Référente: {} ; Poste: 3612",
    ],
)
@pytest.mark.parametrize("name", ["kevin morvanec", "Kevin morvanec", "marie-ange le morvanec"])
def test_a_name_in_small_letters_behind_a_role_or_a_contact_word_is_hidden(text: str, name: str) -> None:
    assert hidden(text.format(name))[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Contact : kevin morvanec.", "kevin morvanec"),
        ("Contact : kevin morvanec. Il répond sous deux jours", "kevin morvanec"),
        ("Contact:kevin morvanec", "kevin morvanec"),
        ("Contact : m. kevin morvanec", "kevin morvanec"),
        ("Contact : éloïse de la tourenne", "éloïse de la tourenne"),
    ],
)
def test_it_is_hidden_as_it_is_written_in_haste(text: str, name: str) -> None:
    assert hidden(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Contact : marine nationale",
        "Contact : kevin mairie",
        "Contact : kevin de la mairie",
        "Contact : kevin capgemini",
        "Contact : kevin morvanec.fr",
        "Voir : kevin morvanec",
        "Contact : kevin morvanec vient",
    ],
)
def test_other_words_in_small_letters_are_left_alone(text: str) -> None:
    assert hidden(text) == []
