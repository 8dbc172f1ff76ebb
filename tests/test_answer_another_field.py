"""“Et en matière d'hébergement ?” after what is demanded in another field."""

from __future__ import annotations

import pytest

from answer.conversation.understanding import understand
from answer.exchanges import Exchange
from answer.named.library import Library

NOTHING = Library(documents=lambda: (), named=lambda text: {}, cited=lambda exchange: ())


def after(before: str, question: str) -> str:
    return understand(question, [Exchange(before)], NOTHING).question.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        (
            "Quelles clauses de réversibilité sont demandées ?",
            "et en matière d'hébergement ?",
            "Quelles clauses en matière d'hébergement sont demandées ?",
        ),
        (
            "Quelles sont les exigences en matière de sécurité ?",
            "et en termes de performance ?",
            "Quelles sont les exigences en termes de performance ?",
        ),
        (
            "Quels engagements minimaux de disponibilité exige-t-on ?",
            "et côté sécurité ?",
            "Quels engagements minimaux côté sécurité exige-t-on ?",
        ),
        (
            "Quelles obligations relatives aux données figurent au CCAP ?",
            "et sur le plan environnemental ?",
            "Quelles obligations sur le plan environnemental figurent au CCAP ?",
        ),
        (
            "What are the security requirements?",
            "and in terms of hosting?",
            "What are the requirements in terms of hosting?",
        ),
        (
            "What are the main data protection requirements for the contractor?",
            "as for accessibility?",
            "What are the main requirements in terms of accessibility for the contractor?",
        ),
        (
            "Which requirements on accessibility apply?",
            "and regarding training?",
            "Which requirements regarding training apply?",
        ),
    ],
)
def test_what_is_demanded_in_one_field_is_asked_of_another(before: str, question: str, meaning: str) -> None:
    assert after(before, question) == meaning


def test_the_tender_that_was_asked_is_asked_of_the_other_field_too() -> None:
    before = "Quelles exigences de sécurité dans le CCTP de SILLAGE ?"
    assert after(before, "et en matière d'hébergement ?") == (
        "Quelles exigences en matière d'hébergement dans le CCTP de SILLAGE ?"
    )


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        ("Qui exploite la plateforme ?", "et en matière d'hébergement ?", "Qu'en est-il en matière d'hébergement ?"),
        ("Qui exploite la plateforme ?", "et côté sécurité ?", "Qu'en est-il côté sécurité ?"),
        ("Qui exploite la plateforme ?", "et concernant la formation ?", "Qu'en est-il de la formation ?"),
        ("Who runs the platform?", "as for accessibility?", "What about accessibility?"),
    ],
)
def test_after_what_demands_nothing_the_field_alone_is_asked_of(before: str, question: str, meaning: str) -> None:
    assert after(before, question) == meaning
