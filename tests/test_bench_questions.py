from __future__ import annotations

from pathlib import Path

import pytest

from bench.questions import further_questions, tender_questions
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
