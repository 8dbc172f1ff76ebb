from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import BadQuestionFile
from evaluation.questions import Gold, Question, read_questions

GOOD = {"question": "Quelle durée ?", "gold": [{"file": "a.pdf", "page": 3}]}


def read(folder: Path, *lines: str) -> list[Question]:
    file = folder / "mine.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    return read_questions(file)


def test_a_question_is_read_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    record = {
        "id": "Q7",
        "lang": "en",
        "type": "followup",
        "question": "And the second one?",
        "history": ["How long?"],
        "gold": [{"file": "a.pdf", "page": 3, "quote": "Two years."}, {"file": "b.md", "page": None}],
        "must": ["2 years|two years"],
        "note": "for people",
    }

    assert read(tmp_path, json.dumps(record)) == [
        Question(
            id="Q7",
            type="followup",
            text="And the second one?",
            history=("How long?",),
            gold=(Gold("a.pdf", 3), Gold("b.md", None)),
            must=("2 years|two years",),
            language="en",
        )
    ]


def test_what_is_left_out_is_filled_in(tmp_path: Path) -> None:
    nowhere = {"question": "What is the price of the stadium?", "gold": [], "history": None}
    one, two = read(tmp_path, json.dumps(GOOD), "", json.dumps(nowhere))

    assert (one.id, one.type, one.language, one.is_answerable) == ("1", "", "fr", True)
    assert (two.id, two.type, two.language, two.is_answerable) == ("3", "unanswerable", "en", False)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "this is not JSON."),
        ("[]", "this is not an object with a “question”."),
        (json.dumps({"gold": []}), "this is not an object with a “question”."),
        (json.dumps({"question": "Quoi ?"}), "“gold” must list the files that answer"),
        (json.dumps({"question": "Quoi ?", "gold": ["a.pdf"]}), "“gold” must list the files that answer"),
        (json.dumps({"question": "Quoi ?", "gold": [{"file": "a.pdf", "page": 0}]}), "the page of a gold file"),
        (json.dumps({"question": "Quoi ?", "gold": [{"file": "a.pdf", "page": "3"}]}), "the page of a gold file"),
        (json.dumps(GOOD | {"must": "48 mois"}), "“history” and “must” are lists of texts."),
        (json.dumps(GOOD | {"history": [1]}), "“history” and “must” are lists of texts."),
        (json.dumps(GOOD | {"type": ["fact"]}), "“id”, “lang” and “type” are texts."),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong(tmp_path: Path, line: str, reason: str) -> None:
    with pytest.raises(BadQuestionFile) as raised:
        read(tmp_path, json.dumps(GOOD), "", line)

    assert str(raised.value).startswith(f"The question file “mine.jsonl, l. 3” cannot be used: {reason}")
    assert raised.value.text("fr").startswith("Le fichier de questions «\u00a0mine.jsonl, l. 3\u00a0» est inutilisable")


def test_a_file_without_questions_text_or_existence_is_named(tmp_path: Path) -> None:
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes("durée".encode("latin-1"))

    with pytest.raises(BadQuestionFile, match=r"“mine\.jsonl” cannot be used: it contains no question"):
        read(tmp_path, "", " ")
    with pytest.raises(BadQuestionFile, match="it is not UTF-8 text"):
        read_questions(latin)
    with pytest.raises(BadQuestionFile, match="it cannot be opened"):
        read_questions(tmp_path / "absent.jsonl")


def test_the_example_for_users_is_read_and_has_every_kind() -> None:
    questions = read_questions(Path(__file__).parents[1] / "docs" / "questions.jsonl")

    assert len({question.id for question in questions}) == len(questions) == 28
    assert {question.type for question in questions} == {
        "fact",
        "clause",
        "table",
        "definition",
        "list",
        "compare",
        "followup",
        "unanswerable",
    }
    assert {question.language for question in questions} == {"fr", "en"}
