"""Who is named with the house where they work is somebody; a school or a street with the town that has it is nobody."""

from __future__ import annotations

from time import process_time

import pytest

from protect.personal_data import find_personal_data


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize(
    "house",
    [
        "ORVENUM",
        "ORVENUM du ministère de l’Agriculture",
        "Ecolab, ORVDD",
        "à la DSI",
        "direction des achats",
        "Conseil départemental d’Orve",
        "État major des Armées",
        "de l’université d’Orve",
        "cour d’appel d’Orve",
        "agence d’urbanisme d’Orve",
        "Ministère de l’Europe",
        "ville d’Orve",
        "Office of the Governor",
        "General Orve Administration",
        "University of Orve",
    ],
)
@pytest.mark.parametrize("name", ["Juliette Tchékémian", "TCHÉKÉMIAN Juliette", "Pierre Tchékémian"])
def test_who_is_named_before_a_house_is_hidden(name: str, house: str) -> None:
    assert hidden(f"Vidéo du cycle de vie\n{name}, {house}\nFin") == [name]


def test_those_of_several_houses_are_all_hidden() -> None:
    text = "Laura Dos Santos, ORVAE / Mathilde Chevalier, ORVAE / Alain Caumeil, LERMNID\nFin"
    assert hidden(text) == ["Laura Dos Santos", "Mathilde Chevalier", "Alain Caumeil"]
    text = "Sébastien GAILLAC, CRAIG Guillaume MALARD, ORVEDIS Anne SAGOT, PIGMA"
    assert hidden(text)[0] == "Sébastien GAILLAC"
    assert hidden(text)[-1] == "Anne SAGOT"


def test_what_else_a_line_says_behind_a_name_is_a_house_near_two_who_have_one() -> None:
    others = "Laura Tchékémian, ORVAE / Alain Caumeil, LERMNID\n"
    assert hidden(f"{others}Thomas Quodlan, Dessineurs éthiques\n")[2:] == ["Thomas Quodlan"]
    assert hidden(f"{others}Thomas Quodlan – Informatique de la Caisse\n")[2:] == ["Thomas Quodlan"]
    assert hidden("Thomas Quodlan, Dessineurs éthiques\n") == []
    assert hidden(f"{others}Thomas Quodlan, Conseil et Associés\n")[2:] == []
    assert hidden(f"{others}{'Le reste du bilan. ' * 40}\nThomas Quodlan, Dessineurs éthiques\n")[2:] == []


@pytest.mark.parametrize("house", ["Ministère de la Culture", "ORVENUM", "Direction des achats", "University of Orve"])
def test_a_name_alone_on_the_line_above_a_house_is_hidden_whole(house: str) -> None:
    assert hidden(f"en début d’année.\nJean-Noël Nicolas\n{house}\nLe suivi continue.") == ["Jean-Noël Nicolas"]


def test_a_house_behind_a_dash_or_in_brackets_tells_who_begins_the_line() -> None:
    text = "Raphael Guastavi et Erwann Fangeat – ORVEME\nRonan Groussier – Association Halte\nFin"
    assert hidden(text) == ["Raphael Guastavi", "Erwann Fangeat", "Ronan Groussier"]
    assert hidden("Retour d’expérience par Antoine Quodlan (ORVENUM)") == ["Antoine Quodlan"]


@pytest.mark.parametrize(
    "text",
    [
        "Quai Jean Moulin, ville d’Orve",
        "12 rue Jean Moulin\nMinistère de la Culture",
        "Le lycée Jean Moulin, région Bretagne",
        "Lycée\nJean Moulin\nRégion Bretagne",
        "Les collèges : Jean Moulin, ORVAC / Paul Bert, ville d’Orve",
        "Le groupe hospitalier Jean Moulin, direction des achats",
        "Salle Jean Moulin (ORVAC)",
        "Bâtiment Jean Monnet\nUniversité d’Orve",
        "Le navire Jean Charcot, ORVEMER",
        "Navires : Jean Charcot, ORVEMER",
        "Le prix Jean Moulin, ministère de la Culture",
        "La loi Jean Moulin, ministère de la Culture",
        "Paul Boyé, SAS",
        "Paul Boyé, SARL / Martin Laurent, SA",
        "Société\nPaul Boyé\nDirection commerciale",
        "Titulaire : Paul Boyé, agence de Sète",
        "Jean Moulin, CCTP",
        "Paul Boyé, TTC",
        "Charlotte Amalie, VI",
        "Laura Springs, CA",
        "San Leandro, ORVEWA",
        "JEAN MOULIN, ORVAC\nJEAN MOULIN\nMINISTÈRE",
        "Le label Ange Bleu. Choisir Ange Bleu, ORVECO",
        "Line Item, ORVIN. Each line and item is fixed.",
        "Paul Boyé\nNÉANT\nLe néant suit.",
        "Zbrilka Quodlan, ORVENUM",
        "Bourses Marie-Orve Quodlan (MOQA) ; Marie Orve-Quodlan (MOQA)",
        "France Travail, ORVENUM / France Services (ORVCT)",
        "Maquette – ORVENUM et Jean Moulin – un héros",
        "Jean Moulin\nministère ; la suite.",
    ],
)
def test_streets_schools_ships_prizes_companies_and_forms_stay(text: str) -> None:
    assert hidden(text) == []


def test_a_list_that_thanks_people_is_one_of_people_whatever_was_spoken_of_above() -> None:
    people = "Cyril Desmidt (Fréco / Orve) Matthieu Faure (Orvullact)\nEtienne Ficheux (Lerme)"
    assert hidden(f"La durée des équipements.\nRemerciements :\n{people}") == [
        "Cyril Desmidt",
        "Matthieu Faure",
        "Etienne Ficheux",
    ]
    assert hidden(f"La durée des équipements.\n{people}") == []
    assert hidden(f"Nous remercions les écoles {people}") == []
    assert len(hidden(f"La mise en place du plan.\n{people}")) == 3


def test_a_long_list_of_names_with_houses_is_read_in_its_length() -> None:
    line = "Laura Tchékémian, ORVAE / Alain Caumeil, Dessineurs\nThomas Quodlan, Dessineurs éthiques\n"
    begins = process_time()
    assert len(hidden(line * 2000)) == 4000
    assert process_time() - begins < 20
