"""Figures that a question takes for terms of a contract, and whether the documents asked state them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answer.named.supposed_figures import unstated_figures
from corpus.models import Document

CCAP = Document("ccap", "", "ccap.pdf", "application/pdf", 2, "CCAP", "CCAP")
PAGES = [
    "Le titulaire encourt une pénalité de 1 500,00 € par jour de retard.",
    "Il intervient dans un délai de quatre heures. Le taux de disponibilité est de 99,5 %.",
]


def unstated(question: str, document: Document = CCAP) -> tuple[str, ...]:
    return unstated_figures(question, [document], lambda _: PAGES)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("À quoi s’applique la pénalité de 7 777 euros ?", "7 777 euros"),
        ("La pénalité forfaitaire journalière de 15 € est-elle plafonnée ?", "15 €"),
        ("Comment se calcule le taux de disponibilité de 99,9 % ?", "99,9 %"),
        ("Le délai d’intervention de 8 heures vaut-il le dimanche ?", "8 heures"),
        ("When does the penalty of $7,777 apply?", "$7,777"),
        ("Why is the 99.97% availability target so high?", "99.97%"),
    ],
)
def test_a_figure_taken_for_a_clause_that_no_page_states_is_told(question: str, figure: str) -> None:
    assert unstated(question) == (figure,)


@pytest.mark.parametrize(
    "question",
    [
        "À quoi s’applique la pénalité de 1500 euros ?",
        "Le délai de 4 h vaut-il le dimanche ?",
        "Le taux de disponibilité de 99,5 pour cent est-il mesuré la nuit ?",
        "When does the penalty of €1,500 apply?",
    ],
)
def test_a_figure_is_stated_however_it_is_written(question: str) -> None:
    assert unstated(question) == ()


@pytest.mark.parametrize(
    "question",
    [
        "Une pénalité de 7 777 euros est-elle courante ?",
        "Le délai d’intervention est-il de 8 heures ?",
        "Peut-on se passer de publicité quand le montant dépasse 90 000 € ?",
        "Que se passe-t-il après la panne de 6 heures ?",
        "Pour un marché dont le montant est de plus de 40 000 €, quelle procédure ?",
        "Le montant des lots varie-t-il ? Nous avons 12 jours.",
        "Could we ask for 99.97% availability?",
        "Le taux de disponibilité de 99,9 % est-il exigé ?",
        "Peut-on porter le délai de paiement à 45 jours ?",
        "Que se passe-t-il si le taux de disponibilité tombe à 97 % ?",
    ],
)
def test_a_figure_that_is_asked_about_or_is_the_readers_own_is_not_supposed(question: str) -> None:
    assert unstated(question) == ()


def test_documents_too_long_to_be_read_are_not_said_to_lack_a_figure() -> None:
    assert unstated("À quoi s’applique la pénalité de 7 777 euros ?", replace(CCAP, pages=900)) == ()
