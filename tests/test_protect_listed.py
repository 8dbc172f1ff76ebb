"""People listed by their names alone, on lines of their own or with their house in brackets."""

from __future__ import annotations

import pytest

from protect.personal_data import find_personal_data

TEAM = ["Michelle McNellis", "Brendan Mahoney", "Omid Ghaffari Tabrizi"]


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize("mark", ["", "- ", "• ", "  * ", "2. "])
def test_names_on_lines_that_follow_each_other_are_people(mark: str) -> None:
    lines = "\n".join(f"{mark}{name}" for name in TEAM)
    assert hidden(f"Centers of Excellence\n{lines}\n18F Acquisition\nBelow are the aims.") == TEAM


def test_one_line_alone_may_be_anything() -> None:
    assert hidden("Centers of Excellence\nBrendan Mahoney\nBelow are the aims.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Les quatre écoles :\nAmbroise Croizat\nLudovic Massé\nLe lot 1 en compte deux.",
        "Sociétés candidates\nPaul Boyé\nLudovic Massé\nEiffage Route",
        "Positions\nBill Rate\nGrant Amount\nEach rate and amount is fixed.",
        "Sites\n- Ambroise Croizat, 12 classes\n- Ludovic Massé, 8 classes",
        "Phases\nMaquette Initiale\nRecette Finale",
    ],
    ids=["schools", "companies", "words", "more on the line", "no first names"],
)
def test_what_is_called_after_people_or_is_no_name_stays(text: str) -> None:
    assert hidden(text) == []


def test_names_with_their_house_in_brackets_are_people() -> None:
    text = (
        "Ont participé : Benoît Dardelet (MEAE)\nCyril Desmidt (Fréco / Electrocycle) Matthieu Faure (Adullact), "
        "Seckou Sadio (Plaine Commune) et Joyce Markoll (Orditux). En bref (résumé)"
    )
    names = ["Benoît Dardelet", "Cyril Desmidt", "Matthieu Faure", "Seckou Sadio", "Joyce Markoll"]
    assert hidden(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Voir Cyril Desmidt (Fréco) puis Matthieu Faure (Adullact) dans le bilan.",
        "Les collèges Benoît Dardelet (Lyon), Cyril Desmidt (Brest), Matthieu Faure (Nice)",
        "Recette Finale (lot 1) Maquette Initiale (lot 2) Phase Pilote (lot 3)",
    ],
    ids=["two", "schools", "no first names"],
)
def test_two_with_brackets_schools_and_words_stay(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Coûts associés\nSébastien Gaillac - Service PCRS - CRAIG", "Sébastien Gaillac"),
        ("Coûts associés\n- Sébastien Gaillac (Direction des achats)", "Sébastien Gaillac"),
        ("Le plan, présenté par Sébastien Gaillac.", "Sébastien Gaillac"),
        ("This post was written with input from Laura Gerhardt.", "Laura Gerhardt"),
        ("Réalisé avec le concours de Laura Gerhardt.", "Laura Gerhardt"),
        (
            "Version Date Auteur Nature de la modification 1.0 25/01/2011 Jean-François VALY Modification 2.0 …",
            "Jean-François VALY",
        ),
        ("Points of contact\nMr. Shanaka De Silva, floor 2", "Shanaka De Silva"),
    ],
)
def test_who_works_where_presents_or_took_part_is_hidden(text: str, name: str) -> None:
    assert hidden(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Le plan, présenté par Eiffage Construction.",
        "Le lycée Ambroise Croizat - Service technique",
        "This post was written with input from Acme Solutions.",
    ],
)
def test_companies_and_schools_that_do_so_stay(text: str) -> None:
    assert hidden(text) == []
