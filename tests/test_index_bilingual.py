"""The words of the other language for a question of procurement."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from index.bilingual import language_of, names_of, other_language, place_otherwise


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Is subcontracting capped?", "sous-traitance sous-traitant plafond plafonné"),
        ("Who hosts the data centre?", "hébergement héberger centre de données datacenter salle machine"),
        ("Quelle pénalité de retard ?", "penalty liquidated damages fine late delay overdue"),
        ("Quelles penalites ?", "penalty liquidated damages fine"),
        ("Quelle est la durée de l’accord-cadre ?", "duration term length framework agreement"),
    ],
)
def test_terms_are_said_in_the_other_language(question: str, words: str) -> None:
    assert other_language(question) == words


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Which penalties apply?", "en"),
        ("Quelles pénalités ?", "fr"),
        ("exit clause", "en"),
        ("Give me a model exit clause", "en"),
        ("late penalties", "en"),
        ("pénalités retard", "fr"),
        ("clause réversibilité", "fr"),
        ("maintenance", "fr"),
        ("SecNumCloud", "fr"),
    ],
)
def test_a_question_is_of_the_language_of_its_small_words_else_of_its_terms(question: str, language: str) -> None:
    assert language_of(question) == language


def test_the_longest_term_counts_not_the_words_that_make_it() -> None:
    assert other_language("What is the unit price?") == "prix unitaire"
    assert "prix" not in other_language("Which retention money is held back?").split()


@pytest.mark.parametrize("question", ["", "?", "Que fait l’ANSSI ?", "Who won the World Cup?"])
def test_a_question_without_such_terms_adds_nothing(question: str) -> None:
    assert other_language(question) == ""


def test_a_term_stands_in_one_line_only() -> None:
    rows = tomllib.loads(files("index").joinpath("bilingual.toml").read_text("utf-8"))["terms"]
    for language in ("fr", "en"):
        assert all(row[language] for row in rows)
    english = [term for row in rows for term in row["en"]]
    assert sorted({term for term in english if english.count(term) > 1}) == []


def test_a_term_goes_by_all_its_names_in_its_own_language() -> None:
    assert names_of("site internet") == ("site internet", "site web")
    assert names_of("piscine municipale") == ("piscine municipale",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Philadelphie", "Philadelphia"),
        ("ville de Philadelphie", "Philadelphia"),
        ("État de Caroline du Nord", "North Carolina"),
        ("City of London", "Londres"),
        ("Lyon", ""),
        ("", ""),
    ],
)
def test_a_place_is_known_by_its_name_in_the_other_language(text: str, named: str) -> None:
    assert place_otherwise(text) == named


def test_a_question_that_names_a_place_looks_for_its_other_name_too() -> None:
    assert "Philadelphia" in other_language("Que demande la ville de Philadelphie ?")
