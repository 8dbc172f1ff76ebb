"""How far a file has come, in words: what is counted is said in the right number, and only where it says something."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.uploads import Step, Upload
from pages.giving.upload_progress import progress_words


def said(done: int, language: str = "fr", *, among_others: bool = False) -> str:
    upload = Upload("1", "a.docx", Step.STORED, datetime.now(UTC), done=done, total=11)
    words = progress_words(upload, lambda _: 0, language, among_others=among_others)
    return words.replace("\u00a0", " ").replace("\\", "")


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (0, "« a.docx » est enregistré. Il devient consultable…"),
        (1, "« a.docx » est enregistré. Il devient consultable : 1 passage sur 11…"),
        (2, "« a.docx » est enregistré. Il devient consultable : 2 passages sur 11…"),
    ],
)
def test_passages_are_counted_once_there_are_any_and_one_is_singular(done: int, words: str) -> None:
    assert said(done) == words


def test_english_counts_them_too() -> None:
    assert said(1, "en") == "“a.docx” is stored. Making it searchable: 1 passage of 11…"


def test_of_one_file_among_others_none_are_counted_for_they_are_counted_together() -> None:
    assert said(2, among_others=True) == "« a.docx » est enregistré. Il devient consultable…"


@pytest.mark.parametrize("step", [Step.READ, Step.SEARCHABLE])
def test_the_file_whose_scanned_pages_are_recognised_is_named(step: Step) -> None:
    upload = Upload("1", "plan.pdf", step, datetime.now(UTC), done=2, total=11)
    words = progress_words(upload, lambda _: 0, "en", among_others=True)
    assert words.replace("\\", "") == "Recognising the text of the scanned pages of “plan.pdf”: 2 of 11…"
