"""The number plate of somebody's own car is found; those of fleets and references that look like one are left alone."""

from __future__ import annotations

import pytest

from protect.findings import Kind
from protect.identifiers.plates import find_plates
from protect.personal_data import find_personal_data


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_plates(text)]


@pytest.mark.parametrize("plate", ["AB-123-CD", "AB 123 CD", "AB123CD", "1234 AB 75", "987 BXY 2A"])
@pytest.mark.parametrize(
    "text",
    [
        "Le véhicule de M. Koné est immatriculé {}.",
        "Mme Brun utilise sa voiture (plaque d’immatriculation {}).",
        "Immatriculation du véhicule personnel : {}",
        "L’agent gare son véhicule, immatriculé {}, au dépôt.",
        "Immatriculation : {} (véhicule personnel)",
        "Immatriculation : {}, véhicule personnel",
        "Cet agent a un véhicule immatriculé {}.",
        "La gardienne a un véhicule immatriculé {}.",
        "L’usager a un véhicule immatriculé {}.",
        "Le locataire a un véhicule immatriculé {}.",
        "il utilise le véhicule de service Renault Kangoo immatriculé {}, stationné rue du Port",
        "La voiture immatriculée {} est garée au dépôt.",
        "ou celui de M. Olivier ({}).",
        "Véhicule de Mme Brun : {}",
        "Mme Nadia Brun ({}) se gare au nord.",
        "Nom | Véhicule | Immatriculation\nBrun Nadia | Clio | {}",
        "Conducteur | N° d’immatriculation\nBrun Nadia | {}",
    ],
)
def test_plate_of_somebody_s_car_is_found(text: str, plate: str) -> None:
    assert found(text.format(plate)) == [plate]


@pytest.mark.parametrize(
    "text",
    [
        "La benne immatriculée AB-123-CD est à remplacer.",
        "Véhicule | Immatriculation | Année\nMaster | AB-123-CD | 2015",
        "M. Koné est immatriculé au RCS PARIS 123 ABC 75.",
        "M. Brun a immatriculé un camion de 100 kg.",
        "La référence AB-123-CD de M. Koné est épuisée.",
        "La société de M. Koné, immatriculée au RCS sous le n° 552 100 554, a répondu.",
        "Mme Brun a immatriculé 1200 véhicules en 2024.",
        "Le véhicule de collecte immatriculé AB-123-CD est à réviser.",
        "Entretien du véhicule immatriculé AB-123-CD, lot 2.",
        "La flotte comprend le véhicule immatriculé AB-123-CD.",
        "Vente de la voiture immatriculée AB-123-CD.",
        "Article AB-123-CD : licence",
        "Contact M. Koné, réf. AB-123-CD",
        "Référence de M. Koné (AB-123-CD)",
        "Lot AB-123-CD (Mme Brun)",
        "Le camion immatriculé AB-123-CD",
    ],
)
def test_other_plates_and_what_looks_like_one_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_plates_in_small_letters_and_those_that_follow_one_are_found() -> None:
    assert found("La voiture de Mme Brun est immatriculée ab-123-cd.") == ["ab-123-cd"]
    assert found("Mme Brun, plaque AB-123-CD et BC-234-DE, ou 1234 AB 75.") == ["AB-123-CD", "BC-234-DE"]
    assert found("Mme Brun, plaques AB-123-CD, BC-234-DE et CD-345-EF") == ["AB-123-CD", "BC-234-DE", "CD-345-EF"]


def test_plate_is_told_to_be_one() -> None:
    text = "Le véhicule de M. Koné est immatriculé AB-123-CD."
    assert [one.kind for one in find_personal_data(text)] == [Kind.PERSON, Kind.PLATE]


@pytest.mark.parametrize(
    "beginning", ["immatriculé ", "M. a immatriculé AB", "a | ", "plaque AB-123-", "plaque AB-123-CD et "]
)
def test_a_long_text_of_beginnings_is_read_through(beginning: str) -> None:
    assert found(beginning * 20_000) == []
