from __future__ import annotations

import pytest

from answer.models import Answer, Citation, Mode, Statement
from corpus.models import Document, Passage, Span
from evaluation.asking import Asked
from evaluation.failures import FailureKind, find_failure
from evaluation.questions import Gold, Question
from index.retriever import Hit

FACT = Question("Q1", "fact", "Quelle durée ?", (), (Gold("ccap.pdf", 5),), ("48 mois|4 ans",))
COMPARE = Question("Q2", "compare", "Comparez", (), (Gold("a.pdf", 1), Gold("b.pdf", 2)), ())
ONE_LEFT = Question("Q4", "compare", "Comparez", (), (Gold("a.pdf", 1),), ())
NOWHERE = Question("Q3", "unanswerable", "Où ?", (), (), ())

Place = tuple[str, int, str]
"""A file, a page and the words that stand there."""


def document(file: str) -> Document:
    return Document(file, file, file, "application/pdf", 1, file, language="en" if file.startswith("en") else "fr")


def asked(question: Question, found: list[Place], cited: list[Place]) -> Asked:
    hits = tuple(
        Hit(rank, Passage(page, 0, len(text), text), document(file), 1.0, 0.9)
        for rank, (file, page, text) in enumerate(found, start=1)
    )
    citations = tuple(
        Citation(n, document(file), page, str(page), Span(0, len(text)), text, ())
        for n, (file, page, text) in enumerate(cited, start=1)
    )
    statements = tuple(Statement(one.quote, (one.n,)) for one in citations)
    answer = Answer("", "", Mode.EXTRACTIVE if cited else Mode.REFUSED, statements, citations)
    return Asked(question, hits, answer, gold_languages=frozenset({"fr"}) if question.gold else frozenset())


GOLD = ("ccap.pdf", 5, "Le marché dure 48 mois.")
BESIDE = ("ccap.pdf", 5, "Le marché est reconductible.")
NEAR = ("ccap.pdf", 6, "La durée des bons de commande est libre.")
OTHER = ("rc.pdf", 2, "Les offres sont valables 150 jours.")
ENGLISH = ("en.pdf", 2, "The contract lasts 48 months.")
A, B = ("a.pdf", 1, "Un mois."), ("b.pdf", 2, "Deux mois.")


@pytest.mark.parametrize(
    ("question", "found", "cited", "kind"),
    [
        (FACT, [GOLD], [GOLD], None),
        (FACT, [GOLD], [OTHER, GOLD], None),
        (FACT, [GOLD], [], FailureKind.REFUSED),
        (FACT, [OTHER], [OTHER], FailureKind.NOT_FOUND),
        (FACT, [OTHER, NEAR], [OTHER], FailureKind.OTHER_PAGE),
        (FACT, [OTHER, GOLD], [OTHER], FailureKind.NOT_CITED),
        (FACT, [ENGLISH, GOLD], [ENGLISH], FailureKind.OTHER_LANGUAGE),
        (FACT, [GOLD], [BESIDE], FailureKind.INCOMPLETE),
        (COMPARE, [A, B], [A, B], None),
        (COMPARE, [A, B], [A], FailureKind.ONE_SIDED),
        (ONE_LEFT, [A, B], [A], None),
        (NOWHERE, [OTHER], [], None),
        (NOWHERE, [OTHER], [OTHER], FailureKind.ANSWERED),
    ],
)
def test_a_question_fails_in_one_way(
    question: Question, found: list[Place], cited: list[Place], kind: FailureKind | None
) -> None:
    failure = find_failure(asked(question, found, cited))

    assert (failure.kind if failure else None) is kind


def test_a_failure_says_where_the_answer_stands_and_what_was_shown_instead() -> None:
    long = ("rc.pdf", 2, "Les offres\nsont valables " + "cent cinquante jours " * 20)
    failure = find_failure(asked(FACT, [long], [long]))

    assert failure is not None
    assert (failure.id, failure.expected, failure.instead) == ("Q1", (("ccap.pdf", 5),), ("rc.pdf", 2))
    assert failure.quote.startswith("Les offres sont valables cent cinquante")
    assert failure.quote.endswith(" …")
    assert len(failure.quote) <= 142


def test_an_incomplete_answer_is_shown_from_the_right_page_with_what_it_lacks() -> None:
    failure = find_failure(asked(FACT, [OTHER], [OTHER, BESIDE]))

    assert failure is not None
    assert (failure.quote, failure.lacks) == ("Le marché est reconductible.", ("48 mois|4 ans",))


def test_a_refusal_shows_the_best_hit() -> None:
    failure = find_failure(asked(FACT, [OTHER, GOLD], []))

    assert failure is not None
    assert (failure.instead, failure.quote) == (("rc.pdf", 2), "Les offres sont valables 150 jours.")
