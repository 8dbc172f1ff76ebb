"""The example of a question file, `docs/questions.jsonl`, asks what stands in the samples, and is answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from answer.commons import Commons
from answer.models import Mode
from evaluation.containment import holds
from evaluation.questions import Question, read_questions
from evaluation.report import ACROSS, ALL, evaluate

ROOT = Path(__file__).parents[1]
QUESTIONS = read_questions(ROOT / "docs" / "questions.jsonl")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def commons(commons_of_samples: Commons) -> Commons:
    return commons_of_samples


@pytest.fixture(scope="module")
def report(commons: Commons) -> dict[str, Any]:
    return evaluate(commons, QUESTIONS)


def gold_text(commons: Commons, question: Question) -> str:
    """All that stands on the gold pages."""
    ids = {document.file: document.id for document in commons.store.documents()}
    return "\n".join(
        page.text
        for gold in question.gold
        for page in commons.store.texts.pages(ids[gold.file])
        if gold.page in (None, page.number)
    )


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one.is_answerable], ids=lambda one: one.id)
def test_what_an_answer_must_hold_stands_on_its_gold_pages(commons: Commons, question: Question) -> None:
    text = gold_text(commons, question)

    assert [must for must in question.must if not holds(text, must)] == []


def test_every_question_is_measured(report: dict[str, Any]) -> None:
    assert (report["questions"], report["absent files"], report["left out"]) == (28, [], [])
    assert report["counts"][ACROSS] == 3


def test_quotations_of_the_samples_are_verbatim_and_their_pages_found(report: dict[str, Any]) -> None:
    figures = report["measures"][ALL]

    assert figures["quotations verbatim"]["share"] == 1.0
    assert figures["page in the first 10"]["share"] >= 0.85
    assert figures["gold document cited"]["share"] >= 0.75


def test_a_table_below_the_clause_that_matches_best_is_quoted_under_the_names_of_its_columns(commons: Commons) -> None:
    asked = "Quelle est la GTR d’un incident de priorité P1 dans l’infogérance de Valmorance ?"
    (table,) = [one for one in commons.assistant.quote(asked).citations if "P1 | Application critique" in one.quote]

    assert (table.document.file, table.page) == ("cctp-infogerance-ville-de-valmorance.pdf", 6)
    assert table.columns == "Priorité | Définition | GTI | GTR | Taux de respect mensuel"
    assert table.context == "Tableau 5 – GTI et GTR par priorité"


def test_a_row_is_found_by_the_names_of_its_columns(commons: Commons) -> None:
    (table,) = [
        one
        for one in commons.assistant.quote("GTI d'une anomalie bloquante de SILLAGE ?").citations
        if "Bloquante |" in one.quote
    ]

    assert "Bloquante | 1 heure ouvrée" in table.quote


def test_an_answer_that_comes_near_the_question_alone_is_uncertain(commons: Commons) -> None:
    near = commons.assistant.ask("Quel diplôme faut-il pour être chef de projet ?", ())
    told = commons.assistant.ask("Combien de salles de réunion faut-il équiper ?", ())

    assert (near.mode, near.is_uncertain) == (Mode.EXTRACTIVE, True)
    assert sum(statement.is_close for statement in near.statements) == 2 < len(near.statements)  # the others folded
    assert (told.mode, told.is_uncertain) == (Mode.EXTRACTIVE, False)


def test_the_penalties_of_a_tender_are_told_whole_of_each_of_its_parts(commons: Commons) -> None:
    told = " ".join(one.text for one in commons.assistant.ask("Quelles pénalités prévoit Valmorance ?").statements)

    assert [code for code in map("PEN-{}".format, range(1, 10)) if code not in told] == []  # article 7 of the CCTP
    assert "Sous-traitance non déclarée | 5 000 € par cas" in told  # article 5 of the CCAP


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Quel plan de formation des boulangers ?", ("boulangers",)),
        ("Faut-il un vétérinaire pour les animaux du parc ?", ("vétérinaire", "animaux")),
    ],
)
def test_what_hardly_answers_and_lacks_a_word_of_the_question_is_refused(
    commons: Commons, question: str, unknown: tuple[str, ...]
) -> None:
    refused = commons.assistant.ask(question, ())

    assert (refused.mode, refused.missing.unknown_words) == (Mode.REFUSED, unknown)
