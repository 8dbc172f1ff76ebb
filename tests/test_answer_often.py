from __future__ import annotations

import pytest

from answer.wanted.expected import expected_of

FRENCH, ENGLISH = "À quelle fréquence se réunit le comité ?", "How often are invoices sent?"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (FRENCH, "Le comité se réunit chaque mois."),
        (FRENCH, "Le comité se réunit tous les deux mois."),
        (FRENCH, "Un comité trimestriel suit les indicateurs."),
        ("Tous les combien se réunit-il ?", "Il se réunit une fois par semaine."),
        (FRENCH, "Une sauvegarde est faite toutes les 15 minutes."),
        (FRENCH, "Il se réunit tous les lundis, et deux fois l’an en séance plénière."),
        (FRENCH, "Un rapport mensuel est remis."),
        (ENGLISH, "Invoices are sent monthly, in arrears."),
        (ENGLISH, "An invoice is sent once a quarter."),
    ],
)
def test_a_frequency_tells_how_often(question: str, text: str) -> None:
    assert expected_of(question).is_stated_in(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "Le comité se réunit à la demande.",
        "Le comité compte trois mois de retard.",
        "La pénalité est de 250 € par jour de retard.",
        "Le montant annuel est arrêté par le comité.",
    ],
)
def test_what_names_no_frequency_does_not(text: str) -> None:
    assert not expected_of(FRENCH).is_stated_in(text, "fr")


@pytest.mark.parametrize("question", ["Qui réunit le comité ?", "Combien de fois le marché est-il reconduit ?"])
def test_another_question_does_not_ask_how_often(question: str) -> None:
    assert expected_of(question).form is None
