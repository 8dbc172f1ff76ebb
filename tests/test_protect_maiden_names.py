"""The names that somebody had or has by marriage are found; what else was “née” somewhere is left alone."""

from __future__ import annotations

import pytest

from protect.people.maiden_names import find_maiden_names
from protect.personal_data import find_personal_data


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mme Dupuis, née {}, signe.",
        "Mme Dupuis (née {}) signe.",
        "Mme Dupuis épouse {} est nommée.",
        "Mme Dupuis\nnée {}, signe.",
        "Mme Dupuis, veuve {}, cède le bail.",
    ],
)
@pytest.mark.parametrize("name", ["Larrieu", "Le Goff", "Ben Salah", "de Kersauson"])
def test_name_by_marriage_is_hidden(text: str, name: str) -> None:
    assert hidden(text.format(name)) == ["Dupuis", name]


@pytest.mark.parametrize("label", ["Nom de jeune fille", "Nom de naissance", "Nom marital"])
def test_name_behind_a_label_that_people_alone_have_is_hidden(label: str) -> None:
    assert hidden(f"{label} : Le Cloarec") == ["Le Cloarec"]
    assert hidden(f"{label}: Le Cloarec") == ["Le Cloarec"]


@pytest.mark.parametrize(
    "text",
    [
        "L’idée, née Place de la République, a mûri.",
        "L’association Clémence née Rhône Alpes",
        "Nom de naissance : NEANT",
        "Nom de jeune fille : Idem",
        "La société Orve, née Sylva Conseil, répond au lot 2.",
    ],
)
def test_what_else_was_born_is_nobody(text: str) -> None:
    assert hidden(text) == []


def test_first_name_of_two_letters_is_hidden_with_the_family_name() -> None:
    assert hidden("Chef de projet : Ph. Lerminier") == ["Ph. Lerminier"]
    assert hidden("M. Ch. Lerminier valide.") == ["Ch. Lerminier"]
    assert hidden("Ph. 2, 4 Ch. des Dames et page 4 du Ch. III.") == []


@pytest.mark.parametrize("name", ["Kouassi N'Guessan", "Soukaïna Tazi", "Nhung Pham", "Sükran Aydin", "Belmiro Lopes"])
def test_who_has_a_first_name_of_elsewhere_is_found_among_those_present(name: str) -> None:
    assert hidden(f"Étaient présents :\n- Claire Aubry\n- {name}\n- Yann Lerminier") == [
        "Claire Aubry",
        name,
        "Yann Lerminier",
    ]


def test_who_stands_behind_a_label_is_found_before_a_full_stop_too() -> None:
    assert hidden("Présents : Karim Benali ; excusée : Khadija El Amrani.") == ["Karim Benali", "Khadija El Amrani"]
    assert hidden("Titulaire du compte : Jeanine Castaing") == ["Jeanine Castaing"]
    assert hidden("Titulaire : Martin Castaing") == []


@pytest.mark.parametrize("beginning", ["Ab-", "D'", "Mme Dupuis née ", "Dupuis, "])
def test_a_long_text_of_beginnings_is_read_through(beginning: str) -> None:
    assert len(list(find_maiden_names(beginning * 20_000))) <= 20_000
