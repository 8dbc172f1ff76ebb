from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.general import LOOKED_AT, ONLY_MEASURED
from bench.questions import (
    GeneralKind,
    further_questions,
    general_questions,
    questions_on_other_matters,
    tender_questions,
)
from evaluation.questions import Gold


@pytest.mark.shared
def test_the_questions_are_read_with_their_history_and_what_answers_them(shared: Path) -> None:
    questions = {question.id: question for question in tender_questions(shared)}

    assert len(questions) == 80
    assert questions["Q067"].history == ("Qui réalise la vérification d'aptitude d'Aquaréel ?",)
    assert questions["Q001"].gold == (Gold("cisbeo_dce-v1-CCAP.pdf", 5),)
    assert [one.id for one in questions.values() if not one.is_answerable] == [f"Q{n:03}" for n in range(71, 81)]


def test_the_further_questions_are_read_without_the_documents() -> None:
    questions = further_questions()
    assert len(questions) == 240
    assert len({question.id for question in questions}) == 240
    assert sum(question.is_answerable for question in questions) == 196
    assert all(question.must for question in questions if question.is_answerable)


def test_the_general_questions_are_half_looked_at_and_of_three_kinds() -> None:
    questions = general_questions()

    assert [one.question.id for one in questions] == [f"S{n:02}" for n in range(1, 61)]
    assert [one.was_looked_at for one in questions] == [True, False] * 30
    assert Counter(one.kind for one in questions) == dict.fromkeys(GeneralKind, 20)
    assert Counter(one.question.language for one in questions) == {"fr": 43, "en": 17}


def test_questions_on_other_matters_are_of_two_halves_and_none_twice() -> None:
    halves = questions_on_other_matters()

    assert {half: len(texts) for half, texts in halves.items()} == {LOOKED_AT: 45, ONLY_MEASURED: 40}
    assert len({text for texts in halves.values() for text in texts}) == 85


def test_each_general_question_has_gold_pages_once_each_and_grades_them() -> None:
    questions = {one.question.id: one for one in general_questions()}
    gold = {id: one.question.gold for id, one in questions.items()}

    assert [id for id, pages in gold.items() if not pages or len(set(pages)) < len(pages)] == []
    assert [id for id, one in questions.items() if not one.best <= set(gold[id]) or not one.best] == []
    assert questions["S41"].best == {
        Gold("canada-ca_Closeout-report-micro-acquisition-pilot-final.odt", None),
        Gold("edsc_cloture-pilote-micro-acquisition.md", None),
    }
    assert set(gold["S41"]) - questions["S41"].best == {Gold("ICCS-ISAC_section-2.md", None)}


def test_the_gold_of_a_general_question_is_a_page_of_a_pdf_or_the_whole_of_another_file() -> None:
    gold = [one for general in general_questions() for one in general.question.gold]

    assert [one for one in gold if (one.page is None) == one.file.endswith(".pdf")] == []
