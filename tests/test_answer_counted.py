from __future__ import annotations

import pytest

from answer.wanted.counted import Counted, counted_in, holds_number
from answer.wanted.expected import expected_of

COPIERS = "Combien de copieurs la ville loue-t-elle ?"


@pytest.mark.parametrize(
    ("question", "text", "language"),
    [
        (COPIERS, "La ville loue 12 copieurs.", "fr"),
        (COPIERS, "Elle a remplacé douze nouveaux copieurs en couleur.", "fr"),
        (COPIERS, "Copieurs : 12 ; imprimantes : 4", "fr"),
        (COPIERS, "Copieur | 12", "fr"),
        (COPIERS, "Un seul copieur est loué.", "fr"),
        (COPIERS, "Il n’y a aucun copieur.", "fr"),
        (COPIERS, "Nombre de copieurs de la ville et des écoles : 12", "fr"),
        (COPIERS, "La ville loue un copieur unique.", "fr"),
        ("Combien de lots compte le marché ?", "Il n’est pas alloti : pas de lots.", "fr"),
        ("Combien de grands lots ?", "Le marché compte 4 lots.", "fr"),
        (COPIERS, "La ville loue 2,5 copieurs par école.", "fr"),
        (COPIERS, "12.5 copieurs en moyenne", "fr"),
        ("How many technical experts are required?", "The contractor provides 4 experts.", "en"),
        ("How many hard copies of the proposal must be sent?", "Offerors must submit one hard copy.", "en"),
        ("Combien y a-t-il d’écoles ?", "Sept écoles sont raccordées.", "fr"),
        ("How many sprints are planned?", "The plan has eight two-week sprints.", "en"),
        ("Combien de sprints sont prévus ?", "The plan has eight two-week sprints.", "en"),
        ("Nombre de copieurs à la mairie ?", "La ville loue 12 copieurs.", "fr"),
        ("Quel est le nombre de copieurs ?", "La ville loue 12 copieurs.", "fr"),
        ("What is the number of copiers?", "The city rents 12 copiers.", "en"),
    ],
)
def test_a_number_beside_what_is_counted_tells_how_many_there_are(question: str, text: str, language: str) -> None:
    assert expected_of(question).is_stated_in(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "La ville loue des copieurs.",
        "Les deux bâtiments de la mairie sont équipés de plusieurs écrans et de copieurs.",
        "Les copieurs sont relevés chaque mois, et les 12 imprimantes chaque année.",
        "La ville loue 12 imprimantes.",
        "Les copieurs de l’article 12 sont loués.",
        "Le parc de copieurs 2023 est à renouveler.",
        "Copieurs de la ville et des écoles : 12",
        "La ville loue des copieurs, et un seul est en couleur.",
        "2.9 ; Copieurs de la mairie",
        "4. Copieurs de la mairie",
        "- 4)\tCopieurs",
    ],
)
def test_a_number_of_something_else_does_not(text: str) -> None:
    assert not expected_of(COPIERS).is_stated_in(text, "fr")


@pytest.mark.parametrize(
    "text", ["Une base de 200 facteurs", "Entre 50 et 60 gestuelles", "Deux bâtiments", "1 575 332"]
)
def test_a_number_may_be_of_what_is_counted_under_another_name(text: str) -> None:
    assert holds_number(text)
    assert not expected_of(COPIERS).lacks_form(["La ville loue des copieurs.", text])


@pytest.mark.parametrize(
    "text",
    [
        "En 2018",
        "La première année",
        "500 € en trois ans",
        "Le 1er juin",
        "Merci aux casernes (1)",
        "Le 2.3",
        "4. Reprise",
    ],
)
def test_a_year_a_rank_an_amount_and_the_mark_of_a_note_or_item_are_of_nothing_counted(text: str) -> None:
    assert not holds_number(text)
    assert expected_of(COPIERS).lacks_form([text])


@pytest.mark.parametrize(
    "question",
    [
        "Combien de temps dure le marché ?",
        "Combien d’heures de formation ?",
        "Combien de pénalité par jour ?",
        "Combien coûte un copieur ?",
        "Quels copieurs sont loués ?",
    ],
)
def test_an_amount_with_its_unit_is_not_counted(question: str) -> None:
    assert not isinstance(expected_of(question).form, Counted)


def test_texts_call_people_by_what_they_are() -> None:
    assert counted_in("Combien de personnes travaillent à la mairie ?") is None


def test_what_tells_how_many_without_a_figure_lacks_none() -> None:
    lots = expected_of("Combien de lots compte le marché ?")

    assert lots.is_stated_in("Le marché est un lot unique.", "fr")
    assert holds_number("Jusqu’à 2000 agents")
    assert not holds_number("En 2000, la ville")


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("Combien coûte une journée ?", True),
        ("Quel plafond l’assurance couvre-t-elle ?", True),
        ("Quelles parts du marché peuvent être sous-traitées ?", False),
        ("What penalties are there for a data breach?", False),
    ],
)
def test_only_how_much_is_not_told_in_words(question: str, lacks: bool) -> None:
    assert expected_of(question).lacks_form(["Le titulaire en informe la ville."]) == lacks


def test_what_comes_in_advance_is_not_counted() -> None:
    assert counted_in("Avec combien d’avance l’agent se présente-t-il ?") is None
