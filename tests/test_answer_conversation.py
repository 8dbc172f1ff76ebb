from __future__ import annotations

import pytest

from answer.conversation import Library, understand

LIBRARY = Library(documents=list, named=lambda text: {}, cited=lambda exchange: ())
BEFORE = "Quelles pénalités l'AMF applique-t-elle à son prestataire SharePoint en phase de MCO ?"


def test_the_first_question_is_searched_as_it_is() -> None:
    assert understand("Et la réversibilité ?", (), LIBRARY).question == "Et la réversibilité ?"


@pytest.mark.parametrize(
    "question",
    [
        "Et si c'est la réversibilité qui prend du retard ?",
        "Et côté AMF ?",
        "Mais quelles sont les exceptions prévues par le cahier des charges ?",
        "Quelle est la durée de préavis que ce marché impose au titulaire sortant ?",
        "Comment leur plafond est-il calculé lorsque plusieurs incidents surviennent le même mois ?",
        "Combien ?",
        "Le plafond ?",
        "What about the notice period in the framework agreement of the ministry?",
        "How are they capped when several incidents occur during one month?",
    ],
)
def test_a_follow_up_takes_the_earlier_question_with_it(question: str) -> None:
    assert understand(question, (BEFORE,), LIBRARY).question == f"{question} ({BEFORE})"


@pytest.mark.parametrize(
    "question",
    [
        "Quelle part d'électricité verte la commune du Bourget attend-elle de son prestataire ?",
        "Combien de temps le mainteneur d'Aquaréel a-t-il pour corriger une anomalie bloquante ?",
        "Est-ce que le règlement de la consultation du Bourget impose une visite des locaux ?",
        "Quels documents le titulaire remet-il à la mairie de Lyon en fin de marché ?",
        "Which security certificates must the bidder of the Alaska tender provide?",
    ],
)
def test_a_question_that_stands_alone_leaves_the_conversation_behind(question: str) -> None:
    assert understand(question, (BEFORE,), LIBRARY).question == question


def test_a_follow_up_of_a_follow_up_goes_back_to_the_question_that_stands_alone() -> None:
    asked = ("Qui paie les frais de port du marché de fournitures de Lyon ?", BEFORE, "Et le plafond ?")

    assert understand("Et en euros ?", asked, LIBRARY).question == f"Et en euros ? (Et le plafond ? ({BEFORE}))"
