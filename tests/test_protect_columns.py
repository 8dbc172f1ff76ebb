"""People in the columns of tables are hidden, in rows that lack empty cells and in a table right below another too."""

from __future__ import annotations

import pytest

from protect.personal_data import find_personal_data

HEAD = "Service | Nom | Prénom | Téléphone | Courriel\n"


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize("row", ["Eau | QUERDEC | Karim | 3612", "QUERDEC | Karim", "Parc | QUERDEC | Karim"])
def test_a_row_without_its_empty_last_or_first_cells_names_somebody(row: str) -> None:
    assert hidden(f"{HEAD}{row}\n") == ["QUERDEC", "Karim"]


@pytest.mark.parametrize("row", ["Eau | Vacant | 3612", "Voirie | Orvelia", "Eau | Poste à pourvoir"])
def test_a_short_row_without_a_first_name_names_nobody(row: str) -> None:
    assert hidden(f"{HEAD}{row}\n") == []


def test_a_short_row_below_one_column_of_names_needs_a_first_name() -> None:
    table = "Lot | Interlocuteur | Visite | Date\n1 | Karim Querdec\n2 | Orve Conseil\n"
    assert hidden(table) == ["Karim Querdec"]


def test_a_table_right_below_another_has_its_own_head() -> None:
    visits = "Lot | Interlocuteur | Visite\n1 | Karim Querdec | oui\n"
    table = f"{HEAD}{visits}Agent | Matricule | Taux\nRANNOU Malo | 123 | 80\n"
    assert hidden(table) == ["Karim Querdec", "RANNOU Malo"]


def test_what_somebody_does_is_no_head() -> None:
    table = "Nom | Fonction | Site\nKarim Querdec | Responsable | Orve\nMalo Rannou | Contact | Lerme\n"
    assert hidden(table) == ["Karim Querdec", "Malo Rannou"]


def test_the_last_column_of_the_head_says_nothing_of_the_name_below() -> None:
    assert hidden("Nom | Fonction | Site\nKarim Querdec | Responsable | Orve\n") == ["Karim Querdec"]
