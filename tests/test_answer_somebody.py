"""Questions that only a name would answer, and those of what an office does."""

from __future__ import annotations

import pytest

from answer.asked.somebody import asks_who_alone


@pytest.mark.parametrize(
    "question",
    [
        "Qui est le maire du Bourget ?",
        "Qui est le président de la République ?",
        "Comment s’appelle la cheffe de projet de l’AMF ?",
        "Who is the current Prime Minister of Canada?",
        "Who is the project manager?",
        "Qui est le délégué à la protection des données de l’AMF ?",
        "Comment s’appelle le consultant externe qui pilote l’informatique du Bourget ?",
    ],
)
def test_only_a_name_answers_who_holds_an_office(question: str) -> None:
    assert asks_who_alone(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is the project manager's role?",
        "Qui est responsable du projet chez le titulaire ?",
        "Qui est le DPO et que fait-il ?",
        "Qui sont les directeurs de projet à prévoir ?",
        "What is the office chair warranty?",
        "Qui est le titulaire ?",
        "Quel est le nom du logiciel qui suit les tickets ?",
        "Qui est le chef de projet qui doit valider les livrables ?",
        "Who is the project manager who approves invoices?",
        "Qui est l’architecte de la mairie d’Orve ?",
    ],
)
def test_what_an_office_does_is_in_documents(question: str) -> None:
    assert not asks_who_alone(question)
