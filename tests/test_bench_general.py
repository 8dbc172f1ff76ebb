from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_corpus import add_document

from answer.commons import Commons
from answer.models import Answer, Citation, Mode, Statement
from bench.general import (
    BEST_AMONG,
    GOOD_AMONG,
    GOOD_DOCUMENTS,
    GOOD_FIRST,
    GOOD_QUOTED,
    SHARE_GOOD,
    judge,
    measure,
    refused,
)
from bench.questions import GeneralKind, GeneralQuestion
from corpus.models import Document, PageKind, Span
from corpus.settings import Settings
from evaluation.measures import Share
from evaluation.questions import Gold, Question
from index.embedders import Embedder

SLA, GUIDE, LATE = Gold("ccap.pdf", 5), Gold("guide.md", None), Gold("cctp.pdf", 2)
GOOD, BEST = (SLA, GUIDE, LATE), (GUIDE,)


def answer(*places: tuple[str, int]) -> Answer:
    citations = tuple(
        Citation(n, document(file), page, str(page), Span(0, 1), "x", ()) for n, (file, page) in enumerate(places, 1)
    )
    statements = tuple(Statement(one.quote, (one.n,)) for one in citations)
    return Answer("", "", Mode.EXTRACTIVE if citations else Mode.REFUSED, statements, citations)


def document(file: str) -> Document:
    kind = PageKind.PAGE if file.endswith(".pdf") else PageKind.SECTION
    return Document(file, file, file, "", 1, file, page_kind=kind)


def test_pages_count_by_the_place_at_which_they_are_quoted() -> None:
    found = judge(answer(("ccap.pdf", 5), ("ccap.pdf", 6), ("ccap.pdf", 5), ("guide.md", 3)), GOOD, BEST)

    assert found == {
        "a good page is quoted first": True,
        "a good page among the first 3 quotations": True,
        "a good page is quoted": True,
        "a best page among the first 3 quotations": False,
        "of the first 5 quotations, on a good page": Share(3, 4),
        "documents with a good page among the first 5 quotations, on average": 2.0,
        "falsely refused": False,
    }


def test_the_third_quotation_is_among_the_first_and_the_fourth_is_not() -> None:
    third = judge(answer(("x.pdf", 1), ("x.pdf", 2), ("guide.md", 1)), GOOD, BEST)
    fourth = judge(answer(("x.pdf", 1), ("x.pdf", 2), ("x.pdf", 3), ("guide.md", 1)), GOOD, BEST)

    assert [third[name] for name in (GOOD_FIRST, GOOD_AMONG, GOOD_QUOTED, BEST_AMONG)] == [False, True, True, True]
    assert [fourth[name] for name in (GOOD_FIRST, GOOD_AMONG, GOOD_QUOTED, BEST_AMONG)] == [False, False, True, False]


def test_the_fifth_quotation_counts_in_the_share_and_the_sixth_does_not() -> None:
    others = [("x.pdf", n) for n in range(1, 5)]
    fifth = judge(answer(*others, ("ccap.pdf", 5), ("cctp.pdf", 2)), GOOD, BEST)
    sixth = judge(answer(*others, ("x.pdf", 5), ("cctp.pdf", 2)), GOOD, BEST)

    assert (fifth[SHARE_GOOD], fifth[GOOD_DOCUMENTS]) == (Share(1, 5), 1.0)
    assert (sixth[SHARE_GOOD], sixth[GOOD_DOCUMENTS], sixth[GOOD_QUOTED]) == (Share(0, 5), 0.0, True)


def test_a_refusal_quotes_nothing_good() -> None:
    found = judge(answer(), GOOD, BEST)

    assert found["falsely refused"] is True
    assert [found[name] for name in (GOOD_FIRST, GOOD_AMONG, GOOD_QUOTED, BEST_AMONG)] == [False] * 4
    assert (found[SHARE_GOOD], found[GOOD_DOCUMENTS]) == (Share(0, 0), 0.0)


def test_a_best_page_is_asked_for_only_where_one_is_here() -> None:
    assert BEST_AMONG not in judge(answer(("ccap.pdf", 5)), GOOD, ())


@pytest.fixture
def commons(tmp_path: Path, embedder: Embedder) -> Iterator[Commons]:
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)
    commons = Commons(settings, lambda _: embedder)
    add_document(
        commons.store, tmp_path, "ccap.pdf", ["# 7 Pénalités", "La pénalité est de 150 euros par jour de retard."]
    )
    commons.refresh()
    yield commons
    commons.close()


def general(id: str, kind: GeneralKind, *gold: Gold, best: Gold) -> GeneralQuestion:
    question = Question(id, "general", "Quelle pénalité par jour de retard ?", (), gold, ())
    return GeneralQuestion(question, kind, frozenset({best}))


def test_questions_count_in_their_half_kind_and_language_and_those_without_a_page_here_are_left_out(
    commons: Commons,
) -> None:
    here, elsewhere = Gold("ccap.pdf", 1), Gold("elsewhere.pdf", 1)
    found = measure(
        commons,
        [
            general("S01", GeneralKind.CLAUSES, here, elsewhere, best=here),
            general("S02", GeneralKind.LESSONS, here, elsewhere, best=elsewhere),
            general("S03", GeneralKind.CLAUSES, elsewhere, best=elsewhere),
        ],
    )
    measures = found["measures"]

    assert (found["questions"], found["left out"]) == (2, ["S03"])
    assert found["counts"] == {
        "all": 2,
        "looked at": 1,
        "only measured": 1,
        "clauses": 1,
        "lessons": 1,
        "keywords": 0,
        "fr": 2,
        "en": 0,
    }
    assert [measures["all"][name]["right"] for name in (GOOD_FIRST, GOOD_QUOTED, SHARE_GOOD)] == [2, 2, 2]
    assert measures["all"][GOOD_DOCUMENTS] == {"mean": 1.0, "of": 2}
    assert measures["looked at"][BEST_AMONG]["right"] == 1
    assert BEST_AMONG not in measures["only measured"]
    assert measures["keywords"] == {}


def test_questions_on_other_matters_count_as_refused_in_their_half_and_in_all(commons: Commons) -> None:
    found = refused(
        commons, {"looked at": ["Qui a peint la Joconde ?"], "only measured": ["Quelle pénalité de retard ?"]}
    )

    assert {name: (one["right"], one["of"]) for name, one in found.items()} == {
        "all": (1, 2),
        "looked at": (1, 1),
        "only measured": (0, 1),
    }
