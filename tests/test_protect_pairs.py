"""Two people whom only brackets or the dash of their line tell are hidden; two places or firms are not."""

from __future__ import annotations

import pytest

from protect.personal_data import find_personal_data

PEOPLE = ["Solène Priouvel", "Karel Mastin"]


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize(
    "text",
    [
        "avec des coachs issus de beta.gouv.fr (Solène Priouvel et Karel Mastin).",
        "Des entretiens (Solène Priouvel & Karel Mastin) ont eu lieu.",
        "Le test en ligne (avec Solène Priouvel et Karel Mastin, en mai) est fini.",
        "Solène Priouvel et Karel Mastin – Informatique de la Caisse",
        "- Solène Priouvel and Karel Mastin - Digital Services",
        "Solène Priouvel et Karel Mastin (Bretagne)",
    ],
)
def test_both_are_hidden(text: str) -> None:
    assert hidden(text) == PEOPLE


def test_one_whose_first_name_is_not_known_is_hidden_with_the_other() -> None:
    assert hidden("Henri Petit et Abelfattah Bekkali – Informatique") == ["Henri Petit", "Abelfattah Bekkali"]
    assert hidden("Abelfattah Bekkali et Sabri Belkiz – Informatique") == ["Abelfattah Bekkali", "Sabri Belkiz"]
    assert hidden("Abelfattah Bekkali et Hélouna Gharian – Informatique") == []


def test_three_in_brackets_are_hidden() -> None:
    assert hidden("Un essai (Ivan Collombard, Ismaël Querdec et Solène Priouvel) a suivi.") == [
        "Ivan Collombard",
        "Ismaël Querdec",
        "Solène Priouvel",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Les lycées (Karel Mastin et Solène Priouvel) ferment.",
        "Le pôle (Karel Mastin et Solène Priouvel) ferme.",
        "Karel Mastin et Solène Priouvel – Salle 3",
        "Karel Mastin et Solène Priouvel – 12 juin",
        "Le quai (Jean Jaurès et Victor Hugo) ferme.",
        "Louis Blanc et Jean Jaurès – Paris",
        "Both (Jordan Valley and Logan River) are wet.",
        "Les pilotes (Ivan Collombard et Orange Business) suivent.",
        "Both (John Deere and Massey Ferguson) answer.",
        "Les parfums (Rose Quintet et Pierre Ondal) sentent bon.",
        "Un lot (avenue Karel Mastin et Solène Priouvel) attend.",
    ],
)
def test_places_firms_and_words_are_nobody(text: str) -> None:
    assert hidden(text) == []
