from __future__ import annotations

from pathlib import Path

import pytest

from answer.models import Answer, Citation, Mode, Statement
from bench.questions import Gold, Question, tender_questions
from bench.tenders import judge_answer, judge_hits
from corpus.models import Document, PageKind, Span

FACT = Question("Q1", "fact", "Combien ?", (), (Gold("ccap.pdf", 5),), ("48 mois|4 ans",))
COMPARE = Question("Q2", "compare", "Comparez", (), (Gold("a.pdf", 1), Gold("b.md", None), Gold("c.pdf", 3)), ())
NOWHERE = Question("Q3", "unanswerable", "Où ?", (), (), ())


def citation(file: str, page: int, quote: str = "") -> Citation:
    kind = PageKind.PAGE if file.endswith(".pdf") else PageKind.SECTION
    document = Document(file, file, file, "", 1, file, page_kind=kind)
    return Citation(1, document, page, str(page), Span(0, len(quote)), quote, ())


def answer(*citations: Citation) -> Answer:
    statements = tuple(Statement(one.quote, (one.n,)) for one in citations)
    return Answer("", "", Mode.EXTRACTIVE if citations else Mode.REFUSED, statements, citations)


def test_the_gold_page_counts_from_the_rank_at_which_it_stands() -> None:
    places = [("ccap.pdf", 4), ("rc.pdf", 5), ("ccap.pdf", 5)]

    assert judge_hits(FACT, places) == {
        "page in the first 1": False,
        "page in the first 5": True,
        "page in the first 10": True,
        "document in the first 5": True,
        "document in the first 10": True,
    }


def test_the_document_counts_where_its_format_has_no_pages() -> None:
    found = judge_hits(COMPARE, [("a.pdf", 2), ("b.md", None)])

    assert (found["page in the first 1"], found["page in the first 5"]) == (False, True)


def test_an_answer_is_right_when_it_cites_the_page_and_holds_what_it_must() -> None:
    assert judge_answer(FACT, answer(citation("ccap.pdf", 5, "Le marché dure 48 mois."))) == {
        "gold page cited": True,
        "gold document cited": True,
        "holds all that it must": True,
        "falsely refused": False,
    }


def test_another_page_of_the_document_is_not_the_page() -> None:
    found = judge_answer(FACT, answer(citation("ccap.pdf", 6, "Le marché dure un an.")))

    assert (found["gold page cited"], found["gold document cited"]) == (False, True)
    assert not found["holds all that it must"]


def test_a_comparison_must_cite_two_of_the_documents_that_answer() -> None:
    one = judge_answer(COMPARE, answer(citation("a.pdf", 1), citation("a.pdf", 2)))
    two = judge_answer(COMPARE, answer(citation("a.pdf", 1), citation("b.md", 7)))

    assert (one["cites two gold documents"], two["cites two gold documents"]) == (False, True)


def test_what_has_no_answer_is_to_be_refused_and_what_has_one_is_not() -> None:
    assert judge_answer(NOWHERE, answer()) == {"unanswerable refused": True}
    assert judge_answer(NOWHERE, answer(citation("a.pdf", 1, "Ici."))) == {"unanswerable refused": False}
    assert judge_answer(FACT, answer())["falsely refused"]


@pytest.mark.shared
def test_the_questions_are_read_with_their_history_and_what_answers_them(shared: Path) -> None:
    questions = {question.id: question for question in tender_questions(shared)}

    assert len(questions) == 80
    assert questions["Q067"].history == ("Qui réalise la vérification d'aptitude d'Aquaréel ?",)
    assert questions["Q001"].gold == (Gold("cisbeo_dce-v1-CCAP.pdf", 5),)
    assert [one.id for one in questions.values() if not one.is_answerable] == [f"Q{n:03}" for n in range(71, 81)]
