from __future__ import annotations

import pytest

from corpus.folding import fold
from index.words import find_words, query_stems, stem, stems


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("pénalités", "pénalité", "fr"),
        ("réversibles", "réversible", "fr"),
        ("résiliation", "résilier", "fr"),
        ("hébergement", "hébergements", "fr"),
        ("penalties", "penalty", "en"),
        ("required", "requires", "en"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str, language: str) -> None:
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(("one", "other"), [("marché", "marchandise"), ("avance", "avocat"), ("prix", "prise")])
def test_different_words_do_not(one: str, other: str) -> None:
    assert stem(one, "fr") != stem(other, "fr")


def test_a_language_without_a_stemmer_keeps_its_words_without_accents() -> None:
    assert stems("Größe Straße señales", "es") == ["grosse", "strasse", "senales"]


def test_accents_and_capitals_do_not_count() -> None:
    assert fold("ÉCOLE Ça") == "ecole ca"
    assert stems("RÉVERSIBILITÉ", "fr") == stems("réversibilité", "fr")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("REVERSIBILITE", "réversibilité"),
        ("penalites", "pénalités"),
        ("DONNEES", "données"),
        ("duree", "durée"),
        ("matiere", "matière"),
        ("delai", "délai"),
        ("hebergement", "hébergement"),
    ],
)
def test_a_french_word_written_without_its_accents_has_the_same_stem(written: str, meant: str) -> None:
    assert stems(written, "fr") == stems(meant, "fr")


def test_words_come_with_their_offsets_and_a_number_keeps_its_decimals() -> None:
    text = "Dispo. de 99,9955 % l'an, 24h/24"

    assert [word for word, _, _ in find_words(text)] == ["dispo", "de", "99,9955", "an", "24", "24"]
    assert [text[start:end].casefold() for _, start, end in find_words(text)] == [
        word for word, _, _ in find_words(text)
    ]
    assert find_words(text)[2] == ("99,9955", 10, 17)


def test_single_letters_are_no_words_and_single_figures_are() -> None:
    assert [word for word, _, _ in find_words("à 2 m")] == ["2"]


def test_the_words_of_a_question_that_say_nothing_are_left_out() -> None:
    asked = [forms[0] for forms in query_stems("Quelles sont les pénalités de retard dans le marché ?")]

    assert asked == [stem("pénalités", "fr"), stem("retard", "fr"), stem("marché", "fr")]


def test_a_question_word_has_a_french_and_an_english_stem() -> None:
    assert query_stems("penalties") == [[stem("penalties", "fr"), stem("penalties", "en")]]
    assert query_stems("prix PRIX") == [["prix"]]


def test_a_question_of_small_words_has_none() -> None:
    assert query_stems("Et pour qui est-ce ?") == []


def test_a_ligature_is_found_by_its_letters() -> None:
    assert fold("Maître d’ŒUVRE") == "maitre d’oeuvre"
    assert stem("œuvre", "fr") == stem("oeuvre", "fr")
