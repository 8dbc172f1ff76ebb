"""The language of the documents that a question means."""

from __future__ import annotations

import pytest

from answer.asked.tongues import Tongue, read_tongue


@pytest.mark.parametrize(
    ("question", "language", "rest"),
    [
        ("et en anglais ?", "en", ""),
        ("Anglais ?", "en", ""),
        ("and in the French ones?", "fr", ""),
        ("Et pour les marchés en anglais ?", "en", ""),
        ("Et dans ceux en français ?", "fr", ""),
        ("Quelles pénalités prévoient les marchés en anglais ?", "en", "Quelles pénalités prévoient les marchés ?"),
        ("Quelles sont les pénalités dans les marchés français ?", "fr", "Quelles sont les pénalités ?"),
        ("Dans les documents en anglais, quel délai ?", "en", "quel délai ?"),
        ("What do French contracts say of exit?", "fr", "What do contracts say of exit?"),
        ("Which penalties apply in English-language tenders?", "en", "Which penalties apply ?"),
        ("Et la réversibilité dans les contrats en français ?", "fr", "Et la réversibilité ?"),
    ],
)
def test_documents_in_one_language_are_meant(question: str, language: str, rest: str) -> None:
    assert read_tongue(question) == Tongue(language, rest)


@pytest.mark.parametrize(
    "question",
    [
        "Les livrables doivent-ils être en français ?",
        "Faut-il remettre les documents en anglais ?",
        "Le portail doit-il exister en anglais ?",
        "What is required in French?",
        "Pour les documents en anglais, faut-il une traduction ?",
        "Is a certified translation required for English documents?",
        "Qui parle anglais ?",
        "Une traduction pour les documents français est-elle due ?",
    ],
)
def test_a_language_may_be_what_is_asked_about(question: str) -> None:
    assert read_tongue(question) is None


def test_after_a_question_of_languages_one_is_an_answer_to_it() -> None:
    assert read_tongue("Et en anglais ?", "Dans quelle langue les offres sont-elles rédigées ?") is None
