"""Who signs by a family name in capitals and an initial is found; what stands so elsewhere is left alone."""

from __future__ import annotations

import pytest

from protect.findings import Kind
from protect.personal_data import find_personal_data


def people(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text, "fr") if one.kind is Kind.PERSON]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Signature : GUILLOU P.", "GUILLOU P."),
        ("Signature du candidat : GUILLOU P. | | SIRET", "GUILLOU P."),
        ("Cachet et signature : LE GOFF S.", "LE GOFF S."),
        ("Le Directeur général, DUPONT J.", "DUPONT J."),
        ("Le Directeur des systèmes d’information,\nDUPONT J.\n", "DUPONT J."),
        ("Vu et approuvé, le Directeur, DUPONT J.", "DUPONT J."),
        ("La Présidente du syndicat,\nJ. TALHOUARN", "J. TALHOUARN"),
        ("Fait à Saint-Aubin, le 4 avril 2024\nTALHOUARN B.", "TALHOUARN B."),
        ("Fait à Brest, le 2 mai 2024, TANGUY B.", "TANGUY B."),
        ("Signé : TALHOUARN J.-P. le 3 mars 2024", "TALHOUARN J.-P."),
        ("Pour le maire et par délégation, l’adjointe, Y. Rozenn MADEC", "Rozenn MADEC"),
    ],
)
def test_who_signs_is_found(text: str, name: str) -> None:
    assert people(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Signature : LOT A.",
        "Signature : ANNEXE B.",
        "Signature du candidat :",
        "Le directeur, SIRET N.",
        "Le responsable, la Ville de BREST A.",
        "TALHOUARN B.",
        "Bâtiment GUILLOU P.",
        "Le maire, représentant la commune",
        "Fait à Brest, le 2 mai 2024\nANNEXE A.",
        "Visa : DSI N.",
        "Le directeur, ARTICLE L. 2113-10 du code",
        "Le Président, Vu le CODE P. et la délibération",
    ],
)
def test_what_else_stands_in_capitals_with_an_initial_is_left_alone(text: str) -> None:
    assert people(text) == []
