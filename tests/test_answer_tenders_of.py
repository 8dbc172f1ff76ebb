from __future__ import annotations

import pytest

from answer.named.tenders_of import tenders_of


@pytest.mark.parametrize(
    ("question", "sort", "asked"),
    [
        (
            "Quelles pénalités prévoient les marchés de gardiennage ?",
            "gardiennage",
            "Quelles pénalités prévoient les marchés ?",
        ),
        ("Quelle est la durée du marché de gardiennage ?", "gardiennage", "Quelle est la durée du marché ?"),
        ("Quelle est la durée du marché des bornes ?", "bornes", "Quelle est la durée du marché ?"),
        ("Que dit le CCTP d’infogérance des sauvegardes ?", "infogérance", "Que dit le CCTP des sauvegardes ?"),
        ("Quels délais dans les marchés d’infogérance ?", "infogérance", "Quels délais dans les marchés ?"),
        (
            "Que disent les contrats de maintenance d’ascenseurs des visites ?",
            "maintenance d’ascenseurs",
            "Que disent les contrats des visites ?",
        ),
        ("Which penalties do guarding contracts set?", "guarding", "Which penalties do contracts set?"),
        ("What do contracts for outsourcing say of backups?", "outsourcing", "What do contracts say of backups?"),
    ],
)
def test_the_sort_of_the_tenders_asked_of_is_no_part_of_what_is_asked(question: str, sort: str, asked: str) -> None:
    of = tenders_of(question)
    assert of
    assert (of.sort, of.asked) == (sort, asked)


@pytest.mark.parametrize(
    ("question", "is_one"),
    [
        ("Quelle est la durée du marché de nettoyage ?", True),
        ("Quelle est la durée de notre accord-cadre de nettoyage ?", True),
        ("Quelle est la durée des marchés de nettoyage ?", False),
        ("Quelle est la durée du contrat de travail ?", False),
        ("Quelle est la durée du marché de services ?", False),
        ("Qui paie le marché de substitution ?", False),
    ],
)
def test_the_only_tender_asked_of_is_told_by_what_it_is_for(question: str, is_one: bool) -> None:
    of = tenders_of(question)
    assert of
    assert of.is_one is is_one


@pytest.mark.parametrize(
    "question",
    [
        "Quelles clauses de SLA utilisent les marchés similaires ?",
        "Quels délais dans les marchés de la ville ?",
        "Quelle est la durée du marché ?",
        "Quelle est la durée d’un marché de gardiennage ?",
        "Quelle est la durée du marché de la préfecture ?",
        "Quelle est la durée du marché de Lyon ?",
        "What do other tenders ask?",
        "Which of these contracts are renewed?",
        "Quels marchés de plus de 100 000 euros ?",
        "Que prévoient les contrats pour assurer la réversibilité ?",
        "Les marchés pour lesquels une visite est imposée ?",
        "Quelles pénalités dans les contrats de deux ans ?",
        "Quels délais dans les marchés de travaux et les marchés de services ?",
        "What are the contracts on which penalties apply?",
    ],
)
def test_similar_tenders_and_those_of_a_buyer_are_of_no_sort(question: str) -> None:
    assert tenders_of(question) is None
