"""Questions as people speak them."""

from __future__ import annotations

import pytest

from answer.wanted.expected import expected_of
from answer.wanted.spoken import in_written_order


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("C’est quoi le tarif journalier d’un développeur ?", "quel est le tarif journalier d'un développeur ?"),
        ("c'est quoi les critères de notation ?", "quels sont les critères de notation ?"),
        ("C'est combien la pénalité par jour ?", "quelle est la pénalité par jour ?"),
        ("Les pénalités sont de combien ?", "quels sont Les pénalités ?"),
        ("Le plafond c'est combien ?", "quel est Le plafond ?"),
        ("Ça coûte combien la maintenance ?", "combien coûte la maintenance ?"),
        ("Combien ça coûte la maintenance ?", "combien coûte la maintenance ?"),
        ("Pour Aquaréel, la VSR dure combien de temps ?", "Pour Aquaréel, combien de temps dure la VSR ?"),
        ("Le marché d'Orve, il dure combien ?", "combien de temps dure Le marché d'Orve ?"),
        ("C'est quand la visite ?", "quand a lieu la visite ?"),
        ("La visite a lieu quand ?", "quand a lieu La visite ?"),
        ("Il faut répondre avant quand ?", "avant quand faut-il répondre ?"),
        ("What's the daily rate?", "What is the daily rate?"),
        ("Pour noter l'offre, combien vaut le prix ?", "Pour noter l'offre, combien pèse le prix ?"),
    ],
)
def test_what_is_spoken_is_read_as_it_is_written(spoken: str, written: str) -> None:
    assert in_written_order(spoken) == written


@pytest.mark.parametrize(
    "question",
    [
        "C'est quoi la VABF ?",
        "Quelle est la durée du marché ?",
        "Le titulaire remet combien de rapports ?",
        "Les lots sont au nombre de combien de lots ?",
        "Quand la visite a-t-elle lieu ?",
        "Combien vaut une journée de formation ?",
    ],
)
def test_other_questions_stay_as_they_are(question: str) -> None:
    assert in_written_order(question) == question


def test_a_spoken_question_wants_the_same_as_a_written_one() -> None:
    assert expected_of("Le marché dure combien de temps ?") == expected_of("Combien de temps dure le marché ?")
    assert expected_of("C'est quoi le tarif journalier ?") == expected_of("Quel est le tarif journalier ?")
    assert expected_of("Ça coûte combien la maintenance ?").only_amount
