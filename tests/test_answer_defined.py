from __future__ import annotations

import pytest

from answer.wanted.defined import defined_in
from answer.wanted.expected import expected_of


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Qu'est-ce qu'une anomalie bloquante ?", "Une anomalie bloquante est un défaut qui arrête le service."),
        ("Qu'est-ce qu'une anomalie bloquante ?", "Une anomalie est considérée comme bloquante si elle arrête tout."),
        ("C'est quoi au juste les « HNO » dans le BPU ?", "HNO = 18 h – 8 h, week-ends et jours fériés."),
        ("Que veut dire HNO ?", "Les heures non ouvrées (HNO) : de 18 h à 8 h."),
        ("Qu'appelle-t-on un jour ouvré ?", "On entend par « jour ouvré » tout jour du lundi au vendredi."),
        (
            "Qu'est-ce qui fait qu'un logiciel est « libre » ?",
            "Un logiciel libre est un logiciel que chacun peut lire.",
        ),
        ("Comment le guide définit-il l'IA générative ?", "L’IA Générative est une forme d’apprentissage."),
        ("What is a business day?", "“Business day” means any day but Saturday and Sunday."),
        ("What does ATO mean?", "An authority to operate, called an ATO, is issued by the assessor."),
    ],
)
def test_what_says_that_a_term_is_this_or_means_that_defines_it(question: str, text: str) -> None:
    assert expected_of(question).is_stated_in(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "Une anomalie bloquante doit être corrigée en 4 heures.",
        "Les anomalies sont réparties en trois classes.",
        "Le titulaire est averti d’une anomalie bloquante.",
    ],
)
def test_what_only_uses_a_term_does_not(text: str) -> None:
    assert not expected_of("Qu'est-ce qu'une anomalie bloquante ?").is_stated_in(text, "fr")


@pytest.mark.parametrize(
    "question",
    [
        "Quelles anomalies sont bloquantes ?",
        "What is the time limit for corrections?",
        "Qu'est-ce que le titulaire doit remettre ?",
        "Qu'est-ce que le plan de réversibilité du marché contient ?",
        "Qui doit définir le plan de réversibilité ?",
        "Who defines the acceptance criteria?",
        "Where are they defined in the contract?",
        "What is included in the base price?",
        "What is not covered?",
    ],
)
def test_another_question_asks_for_no_meaning(question: str) -> None:
    assert defined_in(question) is None
