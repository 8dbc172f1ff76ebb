"""What a question names that no document holds; politeness, verbs and ways of asking are not told."""

from __future__ import annotations

import numpy as np
import pytest

from answer.named.unknown_words import asks_of_these_alone, unknown_words, unwritten_acronyms
from index.keywords import Keywords
from index.segment import DocumentWords, PassageWords, SegmentWords
from index.words import stems

TEXTS = (
    "Le retard est pénalisé : la garantie joue.",
    "La mise en œuvre du marché dure un an.",
    "Le contrat du titulaire",
)
BONJOUR = "Bonjour, pourriez-vous me dire quel est le retard, s'il vous plaît ? Merci"


def keywords_of(*texts: str, language: str = "fr", file: str = "ccap.pdf") -> Keywords:
    words = [PassageWords(stems(text, language), (), ()) for text in texts]
    document = DocumentWords(stems(file.rsplit(".", 1)[0], language), stems(" ".join(texts), language))
    return Keywords([SegmentWords.of(words, [document])], ["doc"], np.ones(len(texts), dtype=bool))


@pytest.fixture(scope="module")
def keywords() -> Keywords:
    return keywords_of(*TEXTS)


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Que prévoient les marchés similaires sur le télétravail en retard ?", ("télétravail",)),
        ("Le gratin du marché de Rennes", ("gratin", "Rennes")),
        ("Quelle est la garantie décennale ?", ("décennale",)),
        ("Quel est le marché du nettoyage de toiture ?", ("nettoyage", "toiture")),
        ("Télétravail pour le retard et le télétravail", ("télétravail",)),
        ("Le DUERP", ("DUERP",)),
        ("Le retard à Contrat-sur-Loire", ("Contrat-sur-Loire",)),
        ("Le retard de la garantie-en-retard", ()),
        ("Le retard à Contrat-d'Aval", ("Contrat-d'Aval",)),
        ("Le retard à Saint-Contrat-sur-Loire", ("Saint-Contrat-sur-Loire",)),
        ("Le retard à Saint-Contrat", ("Saint-Contrat",)),
        ("Le Contrat-Titulaire est en retard", ()),
        ("Des retards, y-en-a-t-il ?", ()),
        ("télétravail retard", ("télétravail",)),
    ],
)
def test_what_is_named_and_stands_nowhere_is_told(question: str, unknown: tuple[str, ...], keywords: Keywords) -> None:
    assert unknown_words(question, keywords, "fr") == unknown


@pytest.mark.parametrize(
    "question",
    [
        BONJOUR,
        "Quels retards sont constatés dans le marché ?",
        "Qui détient le marché pour départager le retard ?",
        "Comment se passe la mise en oeuvre du marché ?",
        "Explique le retard. J'aimerais connaître la garantie",
        "Quelqu'un sait-il, puisqu'il est en retard ?",
        "Un retard de 1 500 jours, ISO 27001",
        "Le titulaire tombe, la garantie s'épuise",
    ],
)
def test_how_it_is_asked_is_not_told(question: str, keywords: Keywords) -> None:
    assert unknown_words(question, keywords, "fr") == ()


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("What do the tenders say on telework?", ("telework",)),
        ("Penalties applied to telework", ("telework",)),
        ("Hello, please tell me about the contract. Thank you!", ()),
    ],
)
def test_english_has_its_own_small_words(question: str, unknown: tuple[str, ...]) -> None:
    assert unknown_words(question, keywords_of("The contract has penalties.", language="en"), "en") == unknown


@pytest.mark.parametrize(
    ("question", "text", "language"),
    [("la VABF", "La vérification d’aptitude au bon fonctionnement", "fr"), ("une pénalité", "Penalties apply.", "en")],
)
def test_a_word_is_known_by_what_it_stands_for_and_by_its_translation(question: str, text: str, language: str) -> None:
    assert unknown_words(question, keywords_of(text, language=language), "fr") == ()


def test_the_name_of_a_file_is_known() -> None:
    assert unknown_words("dans le document Aquareel", keywords_of("Le document", file="aquareel.pdf"), "fr") == ()


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("Quel cahier des charges pour un tramway ?", True),
        ("Quels marchés prévoient un tramway ?", True),
        ("Quelle pénalité pour un tramway ?", False),
        ("Quelle garantie ?", False),
        ("Le tramway est-il exigé ?", True),
    ],
)
def test_a_question_may_ask_of_nothing_but_what_no_document_holds(question: str, alone: bool) -> None:
    unknown = [word for word in ("tramway",) if word in question]

    assert asks_of_these_alone(question, unknown) is alone


@pytest.mark.parametrize(
    ("text", "unwritten"),
    [
        ("Une configuration HD.", ("HDS",)),
        ("Un hébergement certifié HDS.", ()),
        ("Le retard.", ("HDS",)),
        ("Il est hébergeur de données de santé.", ()),
        ("L’hébergeur garde des données. La santé…", ("HDS",)),
    ],
)
def test_acronym_that_only_another_one_stands_for_is_written_nowhere(text: str, unwritten: tuple[str, ...]) -> None:
    assert unwritten_acronyms("Le HDS est-il exigé ?", keywords_of(text), lambda document: [text]) == unwritten
    assert unwritten_acronyms("LE HDS EST-IL EXIGÉ ?", keywords_of(text), lambda document: [text]) == ()
