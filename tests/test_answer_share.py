"""“Combien pour le prix ?”: how much of what was asked before, of one of its parts."""

from __future__ import annotations

import pytest

from answer.conversation.share import share_asked


@pytest.mark.parametrize(
    ("question", "before", "asked"),
    [
        ("Combien pour le prix ?", "Quels critères d'attribution au Bourget ?", "Combien pèse le prix"),
        ("et combien de points pour la technique ?", "Comment sont notées les offres ?", "Combien pèse la technique"),
        ("how much for price?", "What are the award criteria?", "What is the weight of price"),
        ("Et combien pour un retard ?", "Quelles pénalités au Bourget ?", "Combien pour un retard"),
        ("How much for a late report?", "What penalties apply in Lyon?", "How much for a late report"),
    ],
)
def test_how_much_is_asked_of_a_part_of_what_was_spoken_of(question: str, before: str, asked: str) -> None:
    assert share_asked(question, before) == asked


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("Combien pour le prix ?", "Qui signe le contrat ?"),
        ("Combien de temps pour livrer ?", "Quels critères d'attribution au Bourget ?"),
        ("Combien pèse le prix ?", "Quels critères d'attribution au Bourget ?"),
        ("Et pour le prix ?", "Quels critères d'attribution au Bourget ?"),
    ],
)
def test_other_follow_ups_are_left_as_they_are(question: str, before: str) -> None:
    assert share_asked(question, before) == ""
