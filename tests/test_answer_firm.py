from __future__ import annotations

import pytest

from answer.wanted.expected import expected_of
from answer.wanted.firm import firm_in
from answer.wanted.telling import Matter


@pytest.mark.parametrize(
    "question",
    [
        "Quelle société édite le logiciel que la ville veut remplacer ?",
        "Quel opérateur fournit la téléphonie d’Orve ?",
        "Chez quel hébergeur le service est-il installé ?",
        "À quel cabinet a-t-on confié l’étude ?",
        "Qui est le délégataire chargé du réseau ?",
        "Comment s’appelle l’éditeur ?",
        "Which cloud provider hosts the module?",
        "Who is the vendor behind the tool?",
    ],
)
def test_a_question_asks_for_a_company(question: str) -> None:
    assert firm_in(question)


@pytest.mark.parametrize(
    "question",
    [
        "Quelles entreprises peuvent répondre ?",
        "Quel prestataire doit-on choisir pour une TMA ?",
        "What must the vendor deliver?",
        "What team size is expected?",
        "How long can the ministry take to check what the firm hands in?",
        "Qui est responsable de la sauvegarde ?",
        "Quelles sont les obligations du titulaire ?",
    ],
)
def test_other_questions_ask_for_none(question: str) -> None:
    assert firm_in(question) is None


ASKED = "Quelle société entretient le logiciel d’Orve ?"


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        (ASKED, "Il est entretenu par la société Arc Informatique.", True),
        (ASKED, "Licence annuelle auprès de la firme ARC, sise à Lille", True),
        (ASKED, "Kyocera, en charge des copieurs", True),
        (ASKED, "Le titulaire entretient le logiciel et ses sauvegardes.", False),
        (ASKED, "La société d’Orve entretient le parc.", False),
        (ASKED, "Maintenance du logiciel : voir le CCTP.", False),
        (ASKED, "Le titulaire porte ce taux à 90 %. Il a été conçu pour la ville.", False),
        ("Which cloud provider hosts the module?", "It is hosted by Arc Cloud.", True),
        ("Which cloud provider hosts the module?", "The module is hosted in the cloud.", False),
    ],
)
def test_a_company_is_told_by_a_name_beside_what_it_does(question: str, text: str, *, told: bool) -> None:
    assert expected_of(question).lacks_form([text]) != told


def test_names_without_end_are_read_through_at_once() -> None:
    assert expected_of(ASKED).lacks_form(["-".join(["A"] * 60) + " ?"])


def test_what_is_missing_is_a_company_a_day_or_a_figure() -> None:
    questions = (ASKED, "On what date did it go live?", "Combien de copieurs ?")

    assert [expected_of(one).matter_of_form for one in questions] == [Matter.FIRM, Matter.DAY, Matter.FIGURE]
