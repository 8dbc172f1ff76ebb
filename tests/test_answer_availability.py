"""How much of the time a service must work: who asks for it, and what states it."""

from __future__ import annotations

import pytest

from answer.wanted.availability import availability_asked
from answer.wanted.expected import expected_of

ASKED = expected_of("Quel taux de disponibilité le titulaire garantit-il ?")


@pytest.mark.parametrize(
    "question",
    [
        "Quel taux de disponibilité l’hébergeur garantit-il ?",
        "taux mensuel de disponibilité du portail",
        "Quel est le taux d’indisponibilité toléré ?",
        "Quel pourcentage de disponibilité est exigé ?",
        "Quel objectif de disponibilité pour la messagerie ?",
        "What uptime percentage does the vendor guarantee?",
        "What monthly availability is required?",
        "Is there an availability target?",
        "What level of availability must the portal reach?",
    ],
)
def test_a_rate_of_availability_is_asked_for(question: str) -> None:
    assert availability_asked(question)


@pytest.mark.parametrize(
    "question",
    [
        "Quel niveau de disponibilité du chef de projet ?",
        "Le guide est-il disponible en anglais ?",
        "Quelles pénalités en cas d’indisponibilité ?",
        "What level of availability of the staff is required?",
        "Which documents are available?",
        "What are the penalties if the uptime SLA is missed?",
        "Comment est mesuré le taux de disponibilité ?",
        "What availability must key personnel have?",
        "Quel taux de pénalité par jour ?",
    ],
)
def test_other_questions_ask_for_none(question: str) -> None:
    assert not availability_asked(question)


@pytest.mark.parametrize(
    "text",
    [
        "Le service est disponible 99,5 % du temps.",
        "Elle doit être opérationnelle à 99.9955 % du temps, hors maintenance planifiée.",
        "Engagement | Cible\nDisponibilité du portail | 99,9 %",
        "99.9% uptime is guaranteed each month",
        "La plateforme est disponible 24h/24 et 7j/7.",
        "L’indisponibilité cumulée n’excède pas 4 heures par mois.",
    ],
)
def test_a_share_of_the_time_tells_it(text: str) -> None:
    assert ASKED.is_stated_in(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "Le prestataire doit garantir la disponibilité du service.",
        "Une régularisation a lieu à partir de 80 % de l’objectif.",
        "La disponibilité est mesurée chaque mois. La pénalité est de 5 %.",
        "Le chef de projet est joignable 24h/24.",
    ],
)
def test_another_figure_or_none_does_not(text: str) -> None:
    assert not ASKED.is_stated_in(text, "fr")
