from __future__ import annotations

import pytest

from answer.counted import counted_in
from answer.expected import expected_of

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
    ],
)
def test_a_number_of_something_else_does_not(text: str) -> None:
    assert not expected_of(COPIERS).is_stated_in(text, "fr")


@pytest.mark.parametrize(
    "question", ["Combien de temps dure le marché ?", "Combien coûte un copieur ?", "Quels copieurs sont loués ?"]
)
def test_an_amount_with_its_unit_is_not_counted(question: str) -> None:
    assert expected_of(question).form is None


def test_texts_call_people_by_what_they_are() -> None:
    assert counted_in("Combien de personnes travaillent à la mairie ?") is None
