from __future__ import annotations

from pathlib import Path

from small_corpus import add_document

from answer.examples import example_questions
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
