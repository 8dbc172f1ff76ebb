"""A question in the words of the documents."""

from __future__ import annotations

import numpy as np
import pytest

from index.everyday import everyday_words
from index.glossary import glossary
from index.keywords import Keywords
from index.restated import Restated, restate
from index.segment import PassageWords, SegmentWords
from index.words import stems


def keywords_of(text: str) -> Keywords:
    """The words of a corpus of one passage."""
    return Keywords([SegmentWords.of([PassageWords(stems(text, "fr"), (), ())], [])], [], np.array([True]))


def test_an_abbreviation_that_no_document_knows_is_searched_as_the_glossary_spells_it_out() -> None:
    spelt = glossary()["SLA"].search
    question = "Quelles clauses de SLA pour la GTI ?"

    assert restate(question, keywords_of("la GTI")) == Restated(f"Quelles clauses de {spelt} pour la GTI ?", (spelt,))
    assert restate(question, keywords_of("SLA : la GTI est de 4 heures")) == Restated(question, ())


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Que dit la resilation ?", "résiliation"),
        ("Accesibilité du site ?", "accessibilité"),
        ("Quelle est la durée de la reversiblité ?", "réversibilité"),
        ("Quelles penalitées ?", "pénalités"),
    ],
)
def test_a_word_of_the_trade_that_is_misspelt_is_searched_as_it_is_spelt(question: str, meant: str) -> None:
    corpus = keywords_of("résiliation accessibilité réversibilité pénalité")
    (also,) = restate(question, corpus).also

    assert also == meant
    assert f" {meant}" in f" {restate(question, corpus).text}"
    assert restate(question, keywords_of("rien")).also == ()


@pytest.mark.parametrize(
    "question", ["Que prévoit la ville de Resilation ?", "Le télétravail ?", "Quelle certification ?"]
)
def test_a_name_or_another_word_is_not_taken_for_a_mistake(question: str) -> None:
    assert restate(question, keywords_of("résiliation travail vérification")).also == ()


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("À qui appartient le code développé ?", "propriété intellectuelle"),
        ("À qui appartiendront les développements ?", "propriété intellectuelle"),
        ("Comment changer de prestataire ?", "réversibilité"),
        ("Peut-on rompre le contrat ?", "résiliation"),
        ("Comment les offres sont-elles comparées ? Et choisir l'offre ?", "critères d'attribution"),
        ("Que faire en cas de panne ?", "incident"),
        ("Who owns the code?", "intellectual property"),
        ("Can we cancel the contract?", "termination"),
        ("Is there a penalty if they deliver late?", "penalties for delay"),
    ],
)
def test_what_people_say_is_searched_as_tenders_write_it_too(question: str, written: str) -> None:
    restated = restate(question, keywords_of("rien"))

    assert restated.text.startswith(f"{question} (")
    assert restated.also[0].startswith(written)


@pytest.mark.parametrize(
    "question",
    [
        "Quel code de l'urbanisme s'applique ?",
        "À qui appartient le bâtiment ?",
        "Quelle marche suivre ?",
        "Quelles données sont collectées ?",
        "What does the contract say?",
        "Quel est le marché du ministère de la transition écologique ?",
    ],
)
def test_words_that_only_look_alike_bring_nothing(question: str) -> None:
    assert everyday_words(question) == []
