import json
from collections.abc import Sequence
from typing import Any

from cli.question_file import answer_each
from corpus.errors import EmptyQuestion


def repeat(question: str, history: Sequence[str]) -> dict[str, Any]:
    if not question:
        raise EmptyQuestion
    return {"id": None, "heard": [*history, question]}


def records(*lines: str) -> list[dict[str, Any]]:
    return list(answer_each(lines, repeat, "fr"))


def test_each_question_is_answered_under_its_own_id() -> None:
    asked = [{"id": "Q1", "question": "Un ?"}, {"id": 2, "question": "Et deux ?", "history": ["Un ?"]}]
    assert records(*map(json.dumps, asked)) == [
        {"id": "Q1", "heard": ["Un ?"]},
        {"id": 2, "heard": ["Un ?", "Et deux ?"]},
    ]


def test_question_that_is_refused_gives_its_reason_and_the_next_one_is_answered() -> None:
    refused, answered = records('{"id": "a", "question": ""}', "", '{"id": "b", "question": "Oui ?"}')
    assert refused["id"] == "a"
    assert refused["error"].startswith("La question est vide.")
    assert answered == {"id": "b", "heard": ["Oui ?"]}


def test_line_that_is_no_question_gives_an_error_and_the_next_one_is_answered() -> None:
    found = records(
        "{", "[1]", '{"id": "a"}', '{"id": "a", "question": "Oui ?", "history": "Non"}', '{"question": "Oui ?"}'
    )
    assert [set(record) for record in found] == [{"id", "error"}] * 4 + [{"id", "heard"}]
    assert [record["id"] for record in found] == [None, None, "a", "a", None]
    assert [record.get("error") for record in found] == [
        "ce n’est pas du JSON.",
        "ce n’est pas un objet avec une «\xa0question\xa0».",
        "ce n’est pas un objet avec une «\xa0question\xa0».",
        "«\xa0history\xa0» n’est pas une liste de questions.",
        None,
    ]
