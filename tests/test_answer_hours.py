"""Questions that ask between which hours something is open or served, and what says so."""

from __future__ import annotations

import pytest

from answer.wanted.expected import expected_of
from answer.wanted.hours import Hours
from pages.shown.figures import figures

FRENCH = "Quels sont les horaires du support ?"


@pytest.mark.parametrize(
    "question",
    [
        FRENCH,
        "Horaires du centre de services",
        "Quelle est la plage horaire de l’assistance ?",
        "Quelles sont les heures d’ouverture du guichet ?",
        "De quelle heure à quelle heure le support répond-il ?",
        "What are the support hours?",
        "What are the opening hours of the service desk?",
        "Business hours of the help desk",
    ],
)
def test_a_question_asks_for_hours(question: str) -> None:
    assert isinstance(expected_of(question).form, Hours)


@pytest.mark.parametrize(
    "question",
    [
        "Quel est le tarif horaire d’un agent ?",
        "Combien d’heures de formation sont prévues ?",
        "À quelle heure commence la réunion ?",
        "What are the maximum hours per week?",
        "What labor hours are required?",
        "What time is the bid opening?",
        "How many hours of training are included?",
        "Quel est le volume horaire d’insertion ?",
        "Dans quelles heures supplémentaires le titulaire intervient-il ?",
    ],
)
def test_another_question_does_not(question: str) -> None:
    assert not isinstance(expected_of(question).form, Hours)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Le support est joignable de 8 h 30 à 18 h 30, du lundi au vendredi.",
            ["8 h 30 à 18 h 30", "lundi au vendredi"],
        ),
        ("Assistance en jour ouvré (8h à 19h).", ["jour ouvré", "8h à 19h"]),
        ("Ouvert 24h/24 et 7j/7.", ["24h/24", "7j/7"]),
        ("The desk answers 8:00 AM – 5:00 PM, Monday to Friday.", ["8:00 AM – 5:00 PM", "Monday to Friday"]),
        ("Available around the clock.", ["around the clock"]),
        ("Les demandes reçues après 17h sont traitées le lendemain.", ["après 17h"]),
        ("Un volume de 150 heures est réservé à l’insertion.", []),
        ("Le délai d’intervention est de 4 heures.", []),
        ("Réunion du 24/7/2025, puis du 7/7/2026.", []),
        ("Le délai de correction est de 5 jours ouvrés.", []),
        ("Within ten (10) business days.", []),
        ("Open Monday-Friday.", ["Monday-Friday"]),
        ("Joignable 24/7, et 7/7 l’été.", ["24/7", "7/7"]),
    ],
)
def test_hours_and_days_are_told(text: str, told: list[str]) -> None:
    expected = expected_of(FRENCH)
    assert expected.is_stated_in(text, "fr") == bool(told)
    assert figures(text, expected=expected, language="fr") == told
