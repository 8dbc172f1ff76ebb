"""A text that asks several things at once, and the questions that can be asked one by one."""

from __future__ import annotations

import pytest

from answer.asked.several import questions_in


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "Quelles sont les pénalités de retard ? Quel est le délai de livraison ?",
            ("Quelles sont les pénalités de retard ?", "Quel est le délai de livraison ?"),
        ),
        (
            "Bonjour, quelles pénalités pour un retard ? et quelle durée pour le marché ? merci d'avance",
            ("Quelles pénalités pour un retard ?", "Quelle durée pour le marché ?"),
        ),
        (
            "Que dit l'art. 5 du CCAP n° 3 (cf. Annexe 2, p. 12) de M. Martin ? Quelle GTI est exigée ?",
            ("Que dit l'art. 5 du CCAP n° 3 (cf. Annexe 2, p. 12) de M. Martin ?", "Quelle GTI est exigée ?"),
        ),
        (
            "Quelles clauses de réversibilité prévoir et comment sont calculées les pénalités de retard ?",
            (
                "Quelles clauses de réversibilité prévoir\N{NO-BREAK SPACE}?",
                "Comment sont calculées les pénalités de retard ?",
            ),
        ),
        (
            "What are the late penalties? And how long is the contract?",
            ("What are the late penalties?", "How long is the contract?"),
        ),
        (
            "Which service levels are required and who owns the source code?",
            ("Which service levels are required?", "Who owns the source code?"),
        ),
        (
            "Deux points :\n- quelle est la durée du marché\n- quels sont les critères de jugement ?",
            ("Quelle est la durée du marché\N{NO-BREAK SPACE}?", "Quels sont les critères de jugement ?"),
        ),
        (
            "1. Donnez les délais d'intervention. 2. Indiquez les pénalités.",
            ("Donnez les délais d'intervention.", "Indiquez les pénalités."),
        ),
        (
            "Nous changeons de logiciel de paie. Quelle réversibilité faut-il prévoir ?",
            ("Quelle réversibilité faut-il prévoir ?",),
        ),
    ],
)
def test_each_of_several_questions_is_one_to_ask_alone(text: str, questions: tuple[str, ...]) -> None:
    assert questions_in(text) == questions


@pytest.mark.parametrize(
    "text",
    [
        "Quelle est la pénalité de retard ?",
        "pénalités de retard",
        "Bonjour. Quelle est la pénalité de retard ? Merci.",
        "Que prévoit l'art. 5 du CCAP, p. ex. Annexe 3, pour M. Martin ?",
        "Quelle est la durée du marché ? Est-il reconduit ?",
        "Quelle est la durée du marché et comment est-il reconduit ?",
        "Quand et comment le marché est-il reconduit ?",
        "Quelle est la durée du marché ? Quelle est la durée du marché ?",
        "Le marché dure un an. Il est reconduit deux fois.",
        "???",
        "",
    ],
)
def test_one_question_is_not_taken_apart(text: str) -> None:
    assert questions_in(text) == ()


def test_of_very_many_questions_the_first_are_offered() -> None:
    assert len(questions_in(" ".join(f"Quel est le délai du lot {n} ?" for n in range(40)))) == 6
