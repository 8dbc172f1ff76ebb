"""Which buyers a question names."""

from __future__ import annotations

import pytest

from answer.asked.buyers import Buyers, bodies_of

LABOUR, LYON, BREST = "Ministère du Travail", "Ville de Lyon", "Brest Métropole Habitat"
SENS, MARKETS = "Ville de Sens", "Autorité des marchés financiers"
BANK, PARK = "Orve Bank for Investment (OBI)", "Parc national des Calanques (PN Cal)"
RIVER = "Mairie de Villeneuve sur lot"
BUYERS = Buyers([LABOUR, LYON, BREST, SENS, MARKETS, BANK, PARK, RIVER, "", "Ministère"], lambda word: word == "lyon")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Quelles pénalités à Lyon ?", {LYON: {"lyon"}}),
        ("quelles pénalités à lyon ?", {LYON: {"lyon"}}),
        ("Que prévoit le Ministère du Travail ?", {LABOUR: {"travail"}}),
        ("que prévoit le ministère du travail ?", {LABOUR: {"travail"}}),
        ("Quelles sont les conditions de travail à Lyon ?", {LYON: {"lyon"}}),
        ("Dans quel sens le prix varie-t-il ?", {}),
        ("QUELLES SONT LES CONDITIONS DE TRAVAIL ?", {}),
        ("Travail de nuit : quelle majoration ?", {}),
        ("Quel loyer chez brest métropole habitat ?", {BREST: {"brest", "habitat"}}),
        ("Quel loyer à Brest ?", {}),
        ("Quel loyer à Brest-Métropole-Habitat ?", {BREST: {"brest", "habitat"}}),
        ("Que demande l’OBI ?", {BANK: {"obi"}}),
        ("que demande l’obi ?", {}),
        ("What does the OBI, Orve Bank, ask?", {BANK: {"obi", "orve", "bank"}}),
        ("Le CCAP des Calanques", {PARK: {"calanques"}}),
        ("Le CCAP du PN Cal", {PARK: {"pn", "cal"}}),
        ("Que demande le ministère ?", {}),
        ("Merci. Travail de nuit : quelle majoration ?", {}),
        ("Que prévoit le Code du Travail ?", {}),
        ("Que prévoit le CCAP de Lyon ?", {LYON: {"lyon"}}),
        ("Que prévoit le CCAP de Lyon-la-Forêt ?", {}),
        ("Que prévoit le CCAP de Lyon, et non de Lyon-la-Forêt ?", {LYON: {"lyon"}}),
        ("Que prévoit le CCAP de Villeneuve-sur-Lot ?", {RIVER: {"villeneuve"}}),
        ("Que prévoit le CCAP de Villeneuve-d'Ascq ?", {}),
        ("Que prévoit le CCAP de Villeneuve-Loubet ?", {}),
        ("Quel loyer, dans le CCAP (Autorité des marchés financiers) ?", {MARKETS: {"financiers"}}),
        ("Quels engagements financiers ?", {}),
    ],
)
def test_a_buyer_is_named_by_all_its_own_words_or_two(question: str, named: dict[str, set[str]]) -> None:
    assert BUYERS.named(question) == named


def test_an_abbreviation_that_is_a_term_or_a_word_of_two_letters_names_no_buyer_by_itself() -> None:
    buyers = Buyers(["Régie des Chaleurs (RC)", "Institut de Test (IT)", "Banque Ouest (EBIDO)"], lambda word: False)

    assert not buyers.named("Le RC prévoit quoi ?")
    assert not buyers.named("What IT services are bought?")
    assert buyers.named("Quelle garantie exige EBIDO ?")


def test_the_bodies_of_a_name_are_what_the_question_calls_so() -> None:
    asked = "L'étude du ministère de l’Agriculture, ou de l'Agriculture, vaut-elle pour la ville de Lyon ?"

    assert bodies_of("Agriculture", asked) == ["ministere de l'agriculture"]
    assert bodies_of("Lyon", asked) == ["ville de lyon"]
    assert bodies_of("Orve", asked) == []
