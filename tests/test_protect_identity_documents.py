"""The number of a passport or an identity card is found behind the word for one, and nothing else is."""

from __future__ import annotations

import pytest

from protect.identifiers.identity_documents import find_identity_documents


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_identity_documents(text)]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("CNI n° {} délivrée le 12/03/2015", "880692310285"),
        ("carte nationale d’identité n°{}", "X4RTBPFW4"),
        ("Pièce d'identité : {}", "X4RTBPFW4"),
        ("passeport français (n° {})", "12AB34567"),
        ("Passeport : {}, valable", "12 AB 34567"),
        ("titre de séjour n° {}, valable jusqu’au 3 mai 2027", "7503123456"),
        ("permis de conduire numéro {}", "99BX12044"),
        ("N° de passeport | {}", "12AB34567"),
        ("titulaire du passeport {}", "12AB34567"),
        ("carte de résident n° {}", "1234567890"),
        ("passport no. {}", "533401992"),
        ("driver’s license number {}", "D1234567"),
        ("Nom | Prénom | N° CNI\nDurand | Léa | {}", "880692310285"),
        ("Nom | Prénom | N° CNI\nDurand | {}", "880692310285"),
    ],
)
def test_the_number_is_found_behind_the_word(said: str, number: str) -> None:
    assert found(said.format(number)) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Le titulaire présente une pièce d’identité : 12/03/2024",
        "la carte d’identité (marché n° 2024-0012)",
        "Lecteur de passeport | 125 000 | lot n° 3",
        "le contrôle du passeport dure 30 secondes",
        "Passeport : 2 exemplaires",
        "Commande n° 12AB34567",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("unit", ["passeport n° ", "N° de passeport ", "1A ", "passeport a "])
def test_a_long_text_of_beginnings_is_read_through(unit: str) -> None:
    assert found(unit * (100_000 // len(unit))) == []
