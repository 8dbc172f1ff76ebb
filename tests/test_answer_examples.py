from __future__ import annotations

from pathlib import Path

import pytest
from small_corpus import add_document

from answer.collection.examples import example_questions
from answer.collection.topics import TOPICS
from corpus.store import Store


def test_an_empty_corpus_suggests_nothing(store: Store) -> None:
    assert example_questions(store, "fr") == []


def test_questions_are_those_whose_subject_the_most_documents_treat(store: Store, tmp_path: Path) -> None:
    add_document(store, tmp_path, "a.pdf", ["# 7 Pénalités", "Cent euros."], ["# 9 Réversibilité", "Deux mois."])
    add_document(store, tmp_path, "b.pdf", ["# Article 12 – RÉVERSIBILITÉ", "Trois mois."])
    add_document(store, tmp_path, "c.pdf", ["Les pénalités sont dues.", "Et l'accessibilité aussi."])

    assert example_questions(store, "fr") == [
        "Comment les marchés organisent-ils la réversibilité en fin de contrat ?",
        "Quelles pénalités de retard les marchés prévoient-ils ?",
    ]


def test_no_more_are_given_than_asked_for_and_in_the_language_asked_for(store: Store, tmp_path: Path) -> None:
    add_document(store, tmp_path, "a.pdf", ["# 7 Pénalités", "Cent."], ["# 9 Réversibilité", "Deux."])

    assert example_questions(store, "en")[:1] == ["What late-delivery penalties do the tenders provide for?"]


@pytest.mark.parametrize(
    ("heading", "topics"),
    [
        ("13 – Conditions d’exécution à caractère environnemental", ["What about environmental requirements?"]),
        ("25. PROTECTION DE L’ENVIRONNEMENT", ["What about environmental requirements?"]),
        ("3.1 Environnement technique", []),
        ("13.2. CESSION DES RÉSULTATS", ["What about intellectual property?"]),
        ("23. CESSION DU CONTRAT", []),
        ("5.1 – Critères de jugement des offres", ["What about the award criteria?"]),
        ("4.1.3 Critères de recherche", []),
        ("10 - Garantie des prestations", ["What about warranties?"]),
        ("5 - Garanties Financières", []),
        ("19.2. ASSURANCE", ["What about insurance?"]),
        ("Performance based quality assurance plan", []),
    ],
)
def test_a_heading_names_a_subject_by_more_than_a_word_of_it(heading: str, topics: list[str]) -> None:
    assert [one.going_on for one in TOPICS if one.is_named_in(heading)] == topics
