"""A figure must be said of the same thing as in its source, not only stand somewhere in it."""

from __future__ import annotations

import pytest

from answer.checking.binding import find_misplaced

TABLE = "Priorité P1 : intervention en 2 h, rétablissement en 4 h ; priorité P2 : intervention en 8 h."


@pytest.mark.parametrize(
    ("sentence", "misplaced"),
    [
        ("Priorité P1 : intervention en 4 h, rétablissement en 2 h.", "4 h"),
        ("Le rétablissement se fait en 2 h.", "2 h"),
        ("Le rétablissement se fait en 4 h.", ""),
        ("Le rétablissement se fait en quatre heures et l'intervention en deux heures.", ""),
    ],
)
def test_a_figure_said_of_something_else(sentence: str, misplaced: str) -> None:
    assert find_misplaced(sentence, TABLE) == misplaced


@pytest.mark.parametrize(
    ("sentence", "source", "misplaced"),
    [
        ("L'équipe aide pendant 12 à 9 semaines.", "L'équipe aide pendant 9 à 12 semaines.", "12"),
        ("Le site ouvre de 18h à 9h.", "Le site est ouvert de 9h à 18h.", "18h"),
        ("Le site ouvre de 9h à 18h.", "Le site est ouvert de 9h à 18h.", ""),
        (
            "Le marché dure 12 mois et est reconductible trois fois, soit 48 mois.",
            "Le marché est conclu pour 12 mois. Il est reconductible 3 fois pour la même période, soit 48 mois.",
            "",
        ),
        ("Le délai est de 30 jours.", "Le délai est de 30 jours.", ""),
    ],
)
def test_figures_that_change_places(sentence: str, source: str, misplaced: str) -> None:
    assert find_misplaced(sentence, source) == misplaced
