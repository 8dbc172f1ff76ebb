from __future__ import annotations

from dataclasses import replace
from math import log2

import pytest

from answer.models import Answer, Citation, Doubt, DoubtKind, Mode, Statement
from corpus.models import Document, PageKind, Span
from evaluation.judging import (
    DOCUMENT_NDCG,
    DOCUMENT_RECALL,
    DOUBTED,
    HOLDS_MUST,
    PAGE_AMONG,
    PAGE_NDCG,
    PAGE_RECALL,
    RIGHTLY_DOUBTED,
    RIGHTLY_REFUSED,
    TWO_CITED,
    Place,
    judge_answer,
    judge_hits,
)
from evaluation.questions import Gold, Question

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
    found = judge_hits(FACT, [("ccap.pdf", 4), ("rc.pdf", 5), ("ccap.pdf", 5)])

    assert found == {
        "page in the first 1": False,
        "page in the first 5": True,
        "page in the first 10": True,
        "recall@1, pages": 0.0,
        "recall@5, pages": 1.0,
        "recall@10, pages": 1.0,
        "nDCG@10, pages": 0.5,
        "document in the first 1": True,
        "document in the first 5": True,
        "document in the first 10": True,
        "recall@1, documents": 1.0,
        "recall@5, documents": 1.0,
        "recall@10, documents": 1.0,
        "nDCG@10, documents": 1.0,
    }


def test_recall_is_the_share_of_all_gold_that_came() -> None:
    found = judge_hits(COMPARE, [("c.pdf", 3), ("c.pdf", 4), ("b.md", None), ("x.pdf", 1), ("y.pdf", 1), ("a.pdf", 1)])

    assert [found[PAGE_RECALL[k]] for k in (1, 5, 10)] == pytest.approx([1 / 3, 2 / 3, 1])
    assert [found[DOCUMENT_RECALL[k]] for k in (1, 5, 10)] == pytest.approx([1 / 3, 1, 1])
    best = 1 + 1 / log2(3) + 1 / 2
    assert found[PAGE_NDCG] == pytest.approx((1 + 1 / 2 + 1 / log2(7)) / best)
    assert found[DOCUMENT_NDCG] == pytest.approx((1 + 1 / log2(3) + 1 / log2(6)) / best)


def test_a_gold_page_found_twice_gains_once() -> None:
    found = judge_hits(COMPARE, [("b.md", None), ("b.md", None)])

    assert found[PAGE_RECALL[5]] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("gold", "place", "is_found"),
    [
        (Gold("b.md", None), ("b.md", None), True),
        (Gold("b.md", 2), ("b.md", None), True),
        (Gold("a.pdf", None), ("a.pdf", 7), True),
        (Gold("a.pdf", 6), ("a.pdf", 7), False),
        (Gold("a.pdf", 7), ("c.pdf", 7), False),
    ],
)
def test_the_document_counts_where_it_has_no_pages_or_any_will_do(gold: Gold, place: Place, is_found: bool) -> None:
    question = Question("Q", "fact", "Quoi ?", (), (gold,), ())

    assert judge_hits(question, [place])[PAGE_AMONG[1]] is is_found


def test_an_answer_is_right_when_it_cites_the_page_and_holds_what_it_must() -> None:
    assert judge_answer(FACT, answer(citation("ccap.pdf", 5, "Le marché dure 48 mois."))) == {
        "gold page cited": True,
        "gold document cited": True,
        "holds all that it must": True,
        "falsely refused": False,
        "answered with a doubt": False,
    }


def test_another_page_of_the_document_is_not_the_page() -> None:
    found = judge_answer(FACT, answer(citation("ccap.pdf", 6, "Le marché dure un an.")))

    assert (found["gold page cited"], found["gold document cited"]) == (False, True)
    assert not found["holds all that it must"]


def test_a_sentence_that_is_not_supported_holds_nothing() -> None:
    doubtful = Statement("Il dure 48 mois.", (), (Doubt(DoubtKind.UNCITED),))
    sure = Statement("Il dure 4 ans.", (1,))
    cited = citation("ccap.pdf", 5, "Sa durée est de quatre ans.")

    assert not judge_answer(FACT, Answer("", "", Mode.WRITTEN, (doubtful,), (cited,)))[HOLDS_MUST]
    assert judge_answer(FACT, Answer("", "", Mode.WRITTEN, (doubtful, sure), (cited,)))[HOLDS_MUST]


def test_a_comparison_must_cite_two_of_the_documents_that_answer() -> None:
    one = judge_answer(COMPARE, answer(citation("a.pdf", 1), citation("a.pdf", 2)))
    two = judge_answer(COMPARE, answer(citation("a.pdf", 1), citation("b.md", 7)))

    assert (one[TWO_CITED], two[TWO_CITED]) == (False, True)


def test_what_has_no_answer_is_to_be_refused_and_what_has_one_is_not() -> None:
    answered = answer(citation("a.pdf", 1, "Ici."))

    assert judge_answer(NOWHERE, answer())[RIGHTLY_REFUSED]
    assert not judge_answer(NOWHERE, answered)[RIGHTLY_REFUSED]
    assert judge_answer(FACT, answer())["falsely refused"]


def test_a_doubt_that_is_told_is_judged_apart_from_a_refusal() -> None:
    sure = answer(citation("a.pdf", 1, "Ici."))
    doubtful = replace(sure, is_uncertain=True)

    assert [judge_answer(NOWHERE, one)[RIGHTLY_DOUBTED] for one in (answer(), doubtful, sure)] == [True, True, False]
    assert not judge_answer(NOWHERE, doubtful)[RIGHTLY_REFUSED]
    assert [judge_answer(FACT, one)[DOUBTED] for one in (answer(), doubtful, sure)] == [False, True, False]


def test_a_comparison_of_which_one_document_is_left_is_not_judged_as_one() -> None:
    left = Question("Q4", "compare", "Comparez", (), (Gold("a.pdf", 1), Gold("a.pdf", 2)), ())

    assert TWO_CITED not in judge_answer(left, answer(citation("a.pdf", 1)))
