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
        "Élu référent | {} | 05 36 49 30 01",
        "Chef de projet de la ville | {} | Poste 3612",
        "DPO | {} | dpo@ville",
        "Nom du référent | {}",
        "Fonction | Nom\nTechnicien | {}",
        "Fonction | Contact | Prix\nTechnicien | {} | 650",
        "Service | Référent technique | Tél.\nVoirie | {} | 12",
        "Service | Référent technique | Tél.\nVoirie | Vacant | 11\nEau | {} | 12",
        "Service: Voirie ; Technicien: {} ; Poste: 3612",
    ],
)
def test_a_family_name_in_a_cell_of_people_is_hidden(table: str, name: str) -> None:
    assert name in hidden(table.format(name))


def test_it_is_hidden_wherever_it_comes_back() -> None:
    pages = [Page(1, "", "Référent métier | Pastorelli | 3612"), Page(2, "", "Pastorelli valide les bons de commande.")]
    assert mask(pages[1].text, find_in_pages(pages)[1]) == "██████████ valide les bons de commande."


@pytest.mark.parametrize("table", ["Fonction | Nom\nRéférent | {}", "Nom du référent | {}"])
@pytest.mark.parametrize("name", ["Pastorelli", "Le Goarnec"])
def test_where_only_its_table_tells_it_is_hidden_in_its_cell_alone(table: str, name: str) -> None:
    pages = [Page(1, "", table.format(name)), Page(2, "", f"{name} valide les bons de commande.")]
    first, second = find_in_pages(pages)
    assert [pages[0].text[one.start : one.end] for one in first] == [name]
    assert second == ()


@pytest.mark.parametrize(
    "said", ["Le logiciel Orvelia est maintenu.", "La ville d’Orvelia paie.", "Contrat avec la société Orvelia."]
)
def test_what_the_document_calls_a_firm_a_program_or_a_town_is_nobody(said: str) -> None:
    assert find_in_pages([Page(1, "", "Référent métier | Orvelia | 3612"), Page(2, "", said)]) == ((), ())


@pytest.mark.parametrize(
    "table",
    [
        "Technicien informatique | Orvelia",
        "Maire | Orvelia",
        "Maire de | Orvelia | 3612",
        "Référent SIRH | Orvelia",
        "Ingénieur Java | Orvelia | 1200",
        "Chef de projet | Orvelia | 650,00",
        "Directeur | Orvelia | 2024",
        "Profil | Nom du lot | Prix\nTechnicien | Orvelia | 650",
        "Nom | Technicien | Prix\nVoirie | Orvelia | 650",
        "DPO | Orange | 3612",
        "Chef de projet | Capgemini | 05 36 49 30 01",
        "Fonction | Contact\nMaire | Villeurbanne",
        "Référent | Salesforce | 3612",
        "Référent métier | Pierre | 3612",
        "Référent | Orvelia | Tél.",
        "Service | Référent technique | Tél.\nVoirie | Orvelia",
        "Référent métier | Groupe | 3612",
        "Référent métier | Kox | 3612",
        "Chef de projet | Jour | 650",
        "Chef de projet | Confirmé | 05 36 49 30 01",
        "Élu référent | Voirie | 3612",
        "Référent | DSIN | 3612",
        "Référent métier | Urbanisme | 3612",
        "Directeur | Vacant | 3612",
        "Responsable | Dalkior | 3612",
        "Responsable travaux | Dalkior | 3612",
        "Chef de chantier | Dalkior | Poste 3612",
        "Agent | Dalkior | 3612",
        "un portable Dalkior Martin",
        "Responsable de traitement | Dalkior | 3612",
        "Assistant à maîtrise d’ouvrage | Dalkior | 3612",
        "Chefs de projet | Dalkior | Poste 3612",
        "Lot | Pastorelli | 3612",
        "Référent métier | Dalkior | 3612 | les services de la dalkior",
        "Acheteur de la ville, représenté par son maire en exercice | Acte d’engagement\nBons | Bénéficiaire",
    ],
)
def test_what_else_stands_in_such_a_cell_is_nobody(table: str) -> None:
    assert [words for words in hidden(table) if not words.startswith("05 ")] == []


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
