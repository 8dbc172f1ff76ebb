"""When and where people were born is found where a word says so; what else has a day or was “born” is left alone."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.identifiers.births import find_births
from protect.masking import find_in_pages, mask


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_births(text)]


@pytest.mark.parametrize(
    ("text", "births"),
    [
        ("Mme Durand, né(e) le 12 mars 1980 à Lyon, déclare", ["12 mars 1980 à Lyon"]),
        ("née le 03.04.75 à Saint-Étienne (Loire), domiciliée", ["03.04.75 à Saint-Étienne (Loire)"]),
        ("NÉ LE 14/07/1968 À BREST", ["14/07/1968 À BREST"]),
        ("née à Brest le 1er août 1971", ["Brest", "1er août 1971"]),
        ("Mme Morel, née DURAND, le 12 mars 1980 à Lille", ["12 mars 1980 à Lille"]),
        ("née Durand le 12 mars 1980", ["12 mars 1980"]),
        ("sa date de naissance est le 12 mars 1980", ["12 mars 1980"]),
        ("né·e le 12 03 1980", ["12 03 1980"]),
        ("Date de naissance : 12/03/1980", ["12/03/1980"]),
        ("Date de naissance (jj/mm/aaaa) : ......12/03/1980", ["12/03/1980"]),
        ("Date et lieu de naissance : 12 mars 1980 - Lyon (69)", ["12 mars 1980 - Lyon (69)"]),
        ("Lieu de naissance : Saint-Denis-en-Val\nSexe : F", ["Saint-Denis-en-Val"]),
        ("Nom: Perrot ; Date de naissance: 1979-10-30 00:00:00 ; Lieu: Lyon", ["1979-10-30"]),
        ("DOB: 12/03/1980", ["12/03/1980"]),
        ("Ann Lee, born on 12 March 1980 in Leeds, and", ["12 March 1980 in Leeds"]),
        ("Date of birth: March 4, 1969", ["March 4, 1969"]),
        ("La directrice de l’association est née le 12 mars 1980", ["12 mars 1980"]),
    ],
)
def test_a_birth_is_found_behind_the_words_for_one(text: str, births: list[str]) -> None:
    assert found(text) == births


@pytest.mark.parametrize(
    "text",
    [
        "Date de création : 12/03/1980",
        "Le réseau est né d’une initiative ; l’incubateur, né en 2015 à Toulouse, compte 12 projets.",
        "Le projet Alpha est né le 12 mars 2018 à Lyon.",
        "La plateforme de visites, née le 1er janvier 2019, remplace le registre.",
        "La société, créée le 4 mai 1999 à Lyon, est informée le 5 mai 2001 ; la journée 12/03/2020 est chômée.",
        "Zone NE 12/03/2024",
        "The programme was born on 1 April 2016.",
        "Date de naissance : inconnue. Notifié le 12/03/2024.",
    ],
)
def test_what_else_has_a_day_is_no_birth(text: str) -> None:
    assert found(text) == []


def test_the_columns_of_a_table_tell_births_in_rows_that_lack_cells_too() -> None:
    table = (
        "Nom | Prénom | Né(e) le | Lieu de naissance | Entrée le\n"
        "LECANU | Maryse | 19/02/1971 | Saint-Lô | 01/09/2004\n"
        "HAMEL | Didier | 8/12/1963\n"
        "\nNom | Date\nHAMEL | 01/09/2004\n"
    )
    assert found(table) == ["19/02/1971", "8/12/1963", "Saint-Lô"]


def test_neither_the_day_nor_the_town_is_hidden_where_it_stands_for_something_else() -> None:
    told = "Née le : 12/03/1980\nLieu de naissance : Lyon"
    pages = [Page(1, "", told), Page(2, "", "Lyon, le 12/03/1980.")]
    first, second = find_in_pages(pages)
    assert (mask(told, first), second) == ("Née le : ██/██/████\nLieu de naissance : ████", ())


@pytest.mark.parametrize("unit", ["né à Lyon ", "né à A-de-A ", "Date de naissance ....", "le projet a ", "\n", "A | "])
def test_a_long_text_of_beginnings_is_read_through(unit: str) -> None:
    assert found(unit * (100_000 // len(unit))) == []
