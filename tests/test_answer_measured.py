"""The length, area or power that a question asks for, and where a text states one."""

from __future__ import annotations

import pytest

from answer.wanted.expected import expected_of
from answer.wanted.measured import measured_in


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Quelle longueur de tablettes est prévue ?", "Tablettes : 10,5 m"),
        ("Quel est le diamètre du tuyau ?", "Tuyau de 110 mm."),
        ("Quelle est la superficie du site ?", "Le site couvre 12 hectares."),
        ("What is the height of the shelves?", "Shelves of 7 feet."),
        ("Quelle est la température de la salle ?", "Entre 19 et 26 degrés."),
        ("What storage temperature is required?", "Temperature must be between 45-65ºF."),
        ("Combien de litres contient la cuve ?", "Une cuve de 3 m3."),
        ("Quelles sont les longueurs d'encadrement ?", "Encadrement de porte, 27 mètres linéaires."),
        ("Quelle est la hauteur du plan de travail ?", "Le plan de travail est posé à 85 cm du sol."),
        ("Quelle surface de plafond faut-il peindre ?", "Plafond à peindre : 174 m²."),
        ("What is the floor area?", "The office has 5,000 square feet."),
        ("Quelle puissance pour le groupe électrogène ?", "Un groupe de 100 kVA est fourni."),
        ("Combien de litres contient le réservoir ?", "Réservoir de 170 litres."),
        ("Quelle puissance totale, en mégawatts ?", "Le parc produit 12 MW."),
        ("Combien de mètres carrés d'enduit ?", "5.6 Enduit terre (yc canisse) m2 554,0"),
        ("Quelle surface de mur ?", "5.4.1 | Mur périphérique | m2 | 208,8"),
        ("Combien de mètres de câble ?", "Désignation: Câble 5x35 ; Unité: ml ; Qté Prévue: 30 ; 0 ; 0"),
        ("Quelle surface reste à photographier ?", "9000 km² de couverture"),
        ("How many kilograms may a parcel weigh?", "Parcels of more than 30 kg are refused."),
    ],
)
def test_an_amount_in_a_unit_of_the_kind_asked_for_tells_it(question: str, text: str) -> None:
    asked = expected_of(question)

    assert asked.wants_figure
    assert asked.is_stated_in(text, "fr")
    assert not asked.is_stated_in("Le titulaire en informe l’acheteur sous 12 jours, pour 400 €.", "fr")


@pytest.mark.parametrize("text", ["Annexe M 12", "Plan m 2 | Coupe", "Section M | 4"])
def test_a_letter_in_a_title_is_no_unit(text: str) -> None:
    asked = expected_of("Quelle longueur de câble ?")

    assert asked.is_stated_in("Câble | m | 120,5", "fr")
    assert not asked.is_stated_in(text, "fr")


@pytest.mark.parametrize(
    "question",
    [
        "Quelle longueur de mot de passe ?",
        "Quelle surface d'attaque ?",
        "Quelle profondeur d'historique faut-il ?",
        "Quels documents en anglais ?",
        "What is the length of the contract?",
        "What is the maximum length of the proposal in pages?",
        "Which areas are covered by the contract?",
        "What is the depth of experience required?",
        "What is the power of attorney?",
        "Quelle est la hauteur des pénalités ?",
        "Quelle largeur de bande passante ?",
        "Quelle est la surface d'exposition au risque cyber ?",
    ],
)
def test_what_is_no_physical_measure_is_not_taken_for_one(question: str) -> None:
    assert measured_in(question) is None
