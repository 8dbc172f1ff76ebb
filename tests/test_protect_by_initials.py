"""Who is listed by a family name in capitals and an initial is found; what else stands so in lists is left alone."""

from __future__ import annotations

import pytest

from protect.findings import Kind
from protect.people.by_initials import people_by_initials
from protect.personal_data import find_personal_data


def people(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text, "fr") if one.kind is Kind.PERSON]


@pytest.mark.parametrize(
    "text",
    [
        "Présents : DUPONT J., TALHOUARN B.",
        "Étaient présents : MM. DUPONT J. et TALHOUARN B.",
        "Membres présents : DUPONT J. (DSI), TALHOUARN B. (achats)",
        "Excusés et absents : DUPONT J. ; TALHOUARN B.",
        "Présent·e·s à la réunion : DUPONT J., TALHOUARN B.",
        "Participants\n- DUPONT J. (DSI)\n- TALHOUARN B.\n\nOrdre du jour",
        "Liste des participants\n\n1. DUPONT J., directeur\n2. TALHOUARN B., adjointe\n",
        "Signataires : DUPONT J. / TALHOUARN B.",
        "Liste d’émargement\nDUPONT J. | DSI |\nTALHOUARN B. | Achats |",
        "Participants invités\n- DUPONT J.\n- TALHOUARN B., cheffe de projet",
        "Attendees: DUPONT J., TALHOUARN B.",
    ],
)
def test_who_is_listed_with_an_initial_is_found(text: str) -> None:
    assert people(text) == ["DUPONT J.", "TALHOUARN B."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Présents : J. DUPONT, J.-P. TALHOUARN", ["J. DUPONT", "J.-P. TALHOUARN"]),
        ("Présents : LE GOFF S., DUPONT J.-P.", ["LE GOFF S.", "DUPONT J.-P."]),
        ("Présents : DUPONT J., LOT A., TALHOUARN B.", ["DUPONT J.", "TALHOUARN B."]),
        ("Présents : DUPONT A.", ["DUPONT A."]),
        ("Présents : DUPONT A., MARTIN B.", ["DUPONT A.", "MARTIN B."]),
        ("Étaient présents : TALHOUARN A. et BRIEC B.", ["TALHOUARN A.", "BRIEC B."]),
    ],
)
def test_an_initial_before_the_name_two_of_them_and_a_word_among_names_are_told(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Lots : DUPONT J., TALHOUARN B.",
        "DUPONT J., TALHOUARN B.",
        "Participants : LOT A., ZONE B., ANNEXE C.",
        "Participants :\nCRENEAU A.\nCRENEAU B.\nCRENEAU C.",
        "Participants : CRENEAU A., CRENEAU B.",
        "Participants : ORANGE S.A., KEOLIS S.A.",
        "Absents : SIRET N.",
        "Présents : tous\nSalles retenues : GUILLOU M., TALHOUARN B.",
        "Présents : voir l’annexe TABLEAU D.",
        "Nom | Valeur\nDUPONT J. | 12\nTALHOUARN B. | 13",
        "Nombre de présents par séance : SALLE B.",
    ],
)
def test_what_else_is_listed_in_capitals_with_an_initial_is_left_alone(text: str) -> None:
    assert [text[one.start : one.end] for one in people_by_initials(text, frozenset())] == []


@pytest.mark.parametrize(
    "beginning", ["Présents : ", "Présents : DUPONT J., ", "Présents\n", "DUPONT J.\n", "- ", "et "]
)
def test_a_long_text_of_beginnings_is_read_through(beginning: str) -> None:
    list(people_by_initials(beginning * 20_000, frozenset()))
