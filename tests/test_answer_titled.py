"""The words of titles that a question says again, which tell which documents are meant and nothing of what is asked."""

from __future__ import annotations

import pytest

from answer.named.titled import without_titles
from corpus.models import Document


def titled(*titles: str, file: str = "piece.pdf") -> list[Document]:
    return [Document(str(n), "", file, "application/pdf", 1, title, "CCTP") for n, title in enumerate(titles)]


@pytest.mark.parametrize(
    ("asked", "titles", "left"),
    [
        (
            "How is the score split for the harbour dashboard proposals?",
            ["RFP – Harbour Dashboard"],
            "How is the score split for the proposals?",
        ),
        (
            "Combien de jours pour livrer une borne de recharge ?",
            ["CCTP – Bornes de recharge", "CCAP – Bornes de recharge"],
            "Combien de jours pour livrer une de ?",
        ),
        ("Quelle est la durée de la maintenance ?", ["CCTP – Maintenance du portail"], ""),
        ("Quelles pénalités de retard ?", ["CCTP – Bornes de recharge"], ""),
        ("Combien de bornes au pied du stade ?", ["Règlement", "Bornes", "Prix"], ""),
    ],
    ids=["title", "several parts", "what tenders call themselves", "nothing of it", "of one part among three"],
)
def test_the_words_of_most_titles_are_left_out_where_enough_is_left(asked: str, titles: list[str], left: str) -> None:
    assert without_titles(asked, titled(*titles)) == left


def test_a_file_s_name_tells_what_a_poor_title_does_not() -> None:
    documents = titled("Request for Proposals", file="county_RFP-child-access-screeners.pdf")

    assert without_titles("How long is the child access screeners contract, renewals included?", documents) == (
        "How long is the contract, renewals included?"
    )


def test_a_question_that_says_nothing_but_a_title_keeps_it() -> None:
    assert without_titles("Quelles bornes de recharge ?", titled("Bornes de recharge")) == ""
