"""A finding is told in the reader's language, its numbers included."""

from __future__ import annotations

import pytest

from corpus.messages import N_
from doctor.checks import Check, Level


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "30,3 Go libres sur le disque"), ("en", "30.3 GB free on the disk")]
)
def test_a_size_has_the_decimal_mark_of_its_reader(language: str, words: str) -> None:
    assert Check(Level.OK, N_("{free} GB free on the disk"), {"free": 30.3}).words(language) == words


def test_counts_are_grouped_and_what_is_no_number_is_left_as_it_is() -> None:
    check = Check(Level.OK, N_("{documents} documents, {passages} passages"), {"documents": 2, "passages": 12345})
    assert check.words("en") == "2 documents, 12,345 passages"
    assert check.words("fr") == "2 documents, 12\N{NARROW NO-BREAK SPACE}345 passages"
    assert Check(Level.OK, N_("Python {version}"), {"version": "3.12.1"}).words("fr") == "Python 3.12.1"


def test_a_remedy_names_what_the_finding_names() -> None:
    remedy = N_('Install it: pip install "{package}"')
    check = Check(Level.PROBLEM, N_("package {package} (found: {found})"), {"package": "faiss", "found": "–"}, remedy)
    assert check.remedy_words("en") == 'Install it: pip install "faiss"'
    assert Check(Level.OK, N_("every passage can be found"), {}).remedy_words("en") == ""
