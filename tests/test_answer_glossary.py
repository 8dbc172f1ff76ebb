"""What a term of procurement means, asked in so many words."""

from __future__ import annotations

import pytest

from answer.glossary import definition_asked, find_definitions
from index.glossary import glossary


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("que veut dire VSR ?", "VSR"),
        ("VSR ?", "VSR"),
        ("la VSR, c'est quoi ?", "VSR"),
        ("c'est quoi une VABF ?", "VABF"),
        ("Définition de réversibilité", "réversibilité"),
        ("definition de la reversibilite", "réversibilité"),
        ("définition CCTP", "CCTP"),
        ("dpgf c quoi", "DPGF"),
        ("c koi le dqe", "DQE"),
        ("Qu'est-ce que le CCAG-TIC ?", "CCAG-TIC"),
        ("Qu’est-ce qu’un accord-cadre ?", "accord-cadre"),
        ("Qu'est-ce que c'est qu'une tranche optionnelle ?", "tranche optionnelle"),
        ("Que signifie le sigle « DCE » dans un marché public ?", "DCE"),
        ("Que signifient les pénalités de retard ?", "pénalités"),
        ("what does GTR mean?", "GTR"),
        ("What does SLA stand for?", "SLA"),
        ("What is a framework agreement?", "accord-cadre"),
        ("What are liquidated damages?", "pénalités"),
        ("Qu'est-ce que l'économie sociale et solidaire ?", "ESS"),
    ],
)
def test_a_question_for_a_meaning_gets_it(question: str, term: str) -> None:
    assert [one.term for one in find_definitions(question)] == [term]


@pytest.mark.parametrize(
    "question", ["Que veulent dire GTI et GTR ?", "Quelle est la différence entre la GTI et la GTR ?"]
)
def test_two_terms_get_two_meanings(question: str) -> None:
    assert [one.term for one in find_definitions(question)] == ["GTI", "GTR"]


@pytest.mark.parametrize(
    "question",
    [
        "Qu'est-ce qu'une anomalie bloquante au sens du marché Aquaréel ?",
        "C'est quoi le PUE d'un centre informatique et comment se calcule-t-il ?",
        "Qu'appelle-t-on une Startup d'État ?",
        "Quelle est la durée de la VSR ?",
        "Combien dure la réversibilité ?",
        "What is the penalty for late delivery?",
        "What is the reversibility period in the Bourget contract?",
        "AMF ?",
        "Penalties?",
    ],
)
def test_a_question_for_something_else_gets_none(question: str) -> None:
    assert definition_asked(question) == ""


def test_a_meaning_is_in_the_language_of_the_question_with_its_official_source() -> None:
    assert definition_asked("Que veut dire VSR ?").startswith("VSR, vérification de service régulier. Période d’")
    assert definition_asked("Que veut dire VSR ?").endswith(" (CCAG-TIC 2021, article 32)")
    assert definition_asked("What does VSR mean?").startswith("VSR, regular service check. Observation period")
    assert definition_asked("Qu’est-ce que la recette ?").startswith("Recette. Ensemble des essais")


@pytest.mark.parametrize("term", glossary())
def test_every_entry_is_found_by_its_term_and_told_in_both_languages(term: str) -> None:
    french, english = (find_definitions(question) for question in (f"Que veut dire {term} ?", f"What is the {term}?"))

    assert [one.term for one in french] == [one.term for one in english] == [term]
    assert french[0].meaning != english[0].meaning
    assert all(one.meaning.endswith((".", "…")) and len(one.meaning) < 300 for one in (*french, *english))


@pytest.mark.parametrize(
    ("text", "is_spoken_of"),
    [
        ("La VSR débute à la mise en service.", True),
        ("La vérification de service régulier dure un mois.", True),
        ("Le service est régulier.", False),
        ("La VSRX", False),
    ],
)
def test_what_says_the_term_or_its_name_speaks_of_it(text: str, is_spoken_of: bool) -> None:
    [definition] = find_definitions("que veut dire VSR ?")
    assert definition.is_spoken_of_in(text) is is_spoken_of
