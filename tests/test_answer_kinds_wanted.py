"""Which kinds of documents tell best what a question wants."""

from __future__ import annotations

import pytest

from answer.kinds_wanted import PRICE_SCHEDULE, asks_prices, kinds_wanted, preferences
from ingest.guesses.terms import TENDER_KINDS


@pytest.mark.parametrize(
    "question",
    [
        "Quels pièges éviter dans une refonte de site ?",
        "retour d’expérience migration logiciel libre",
        "Quelles leçons tirées des marchés agiles ?",
        "What lessons were learned from agile procurement?",
    ],
)
def test_what_others_have_learned_is_asked_of_lessons_learned(question: str) -> None:
    assert kinds_wanted(question) == {"REX"}


@pytest.mark.parametrize(
    "question",
    [
        "Comment rédiger une clause de réversibilité ?",
        "Quels indicateurs de qualité demander à un infogérant ?",
        "exigences RGAA",
        "What should a data protection clause contain?",
    ],
)
def test_what_to_lay_down_is_asked_of_tenders(question: str) -> None:
    assert kinds_wanted(question) == set(TENDER_KINDS)


@pytest.mark.parametrize(
    "question", ["Combien de services compte l’incubateur ?", "De combien grimperait le bilan carbone ?"]
)
def test_other_questions_are_asked_of_any_kind(question: str) -> None:
    assert not kinds_wanted(question)
    assert set(preferences(question)) <= {PRICE_SCHEDULE}


def test_a_price_schedule_is_held_back_unless_prices_are_asked_for() -> None:
    assert preferences("Quelle est la durée ?")[PRICE_SCHEDULE] < 0
    assert preferences("Quelles clauses de SLA ?")[PRICE_SCHEDULE] < preferences("Quelles clauses de SLA ?")["CCTP"]
    assert asks_prices("Quel prix ?")
    assert PRICE_SCHEDULE not in preferences("Quel prix a une journée ?")
