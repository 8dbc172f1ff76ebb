from __future__ import annotations

from math import log

import numpy as np
import pytest

from answer.text.words import weigh_words
from corpus.models import Span
from index.keywords import Keywords
from index.segment import PassageWords, SegmentWords
from index.topic import topic_of
from index.words import stems

TEXTS = ("Le retard est pénalisé.", "Le retard est constaté.", "Le marché dure un an.", "Penalties apply.")


@pytest.fixture
def keywords() -> Keywords:
    words = SegmentWords.of([PassageWords(stems(text, "fr"), (), ()) for text in TEXTS], [])
    return Keywords([words], [], np.ones(len(TEXTS), dtype=bool))


def test_the_rarer_a_word_the_more_it_weighs(keywords: Keywords) -> None:
    words = weigh_words("Quel retard dans le marché ?", keywords, 4)

    assert [weight for _, weight in words.weights] == pytest.approx([log(5 / 2.5), log(5 / 1.5)])


def test_coverage_is_the_share_of_the_weight_that_a_text_holds(keywords: Keywords) -> None:
    words = weigh_words("retard marché", keywords, 4)
    total = log(5 / 2.5) + log(5 / 1.5)

    assert words.coverage(set(stems("un retard", "fr")), "fr") == pytest.approx(log(5 / 2.5) / total)
    assert words.coverage(set(stems("Le marché en retard", "fr")), "fr") == pytest.approx(1)
    assert words.coverage(set(), "fr") == 0


def test_what_no_document_says_is_not_covered_in_another_language_either(keywords: Keywords) -> None:
    english = set(stems("Penalties apply.", "en"))

    def coverage(question: str, *, is_at_home: bool = True) -> float:
        return weigh_words(question, keywords, 4, is_at_home=is_at_home).coverage(english, "en")

    assert coverage("Quelles pénalités ?") == 1
    assert coverage("Quelles pénalités pour le chocolat ?") <= 0.5
    assert coverage("Quelles pénalités pour le chocolat ?", is_at_home=False) == 1
    assert coverage("Quelles pénalités pour le chocolat des Penalties ?") == 1  # a name that documents hold


def test_a_text_in_another_language_covers_what_it_says_in_its_own_words(keywords: Keywords) -> None:
    words = weigh_words("Quelles pénalités de retard ?", keywords, 4)
    english = set(stems("Late delivery penalties apply.", "en"))

    assert words.coverage(english, "en") > 0.5
    assert words.coverage(english, "fr") < words.coverage(english, "en")


def test_an_english_question_stays_english_whatever_its_abbreviations_stand_for(keywords: Keywords) -> None:
    spelt_out = "Penalties for GTR breaches (garantie de temps de rétablissement)"

    assert weigh_words(spelt_out, keywords, 4, "en").language == "en"
    assert any("penalite" in word.forms for word, _ in weigh_words(spelt_out, keywords, 4, "en").translated)


def test_a_text_with_an_abbreviation_says_what_it_stands_for(keywords: Keywords) -> None:
    words = weigh_words(topic_of("Quelle est la durée de la VABF ?"), keywords, 4)

    assert words.coverage(set(stems("La VABF dure six semaines : sa durée est fixe.", "fr")), "fr") == 1
    assert words.coverage(set(stems("La durée de la recette", "fr")), "fr") < 0.5


def test_missing_names_are_the_capitalised_words_that_stand_nowhere(keywords: Keywords) -> None:
    assert weigh_words("Quel retard pour le marché ?", keywords, 4).missing_names == ()
    assert weigh_words("Chocolat et mousse", keywords, 4).missing_names == ()
    words = weigh_words("Quel retard selon SecNumCloud et l'ANSSI ?", keywords, 4)
    assert words.missing_names == ("SecNumCloud", "ANSSI")


def test_missing_acronyms_are_those_of_missing_names_that_no_sentence_gives_its_capitals(keywords: Keywords) -> None:
    assert weigh_words("SecNumCloud est-il exigé à Brest ?", keywords, 4).missing_acronyms == ("SecNumCloud",)
    assert weigh_words("Quelle mousse sert Chocolat ?", keywords, 4).missing_acronyms == ()
    assert weigh_words("QUELLE MOUSSE AU CHOCOLAT ?", keywords, 4).missing_acronyms == ()
    assert weigh_words("Faut-il ISO27001 ?", keywords, 4).missing_acronyms == ()
    assert weigh_words("Is HDS required, or SecNumCloud?", keywords, 4).missing_acronyms == ("SecNumCloud",)


def test_a_question_without_telling_words_covers_nothing(keywords: Keywords) -> None:
    words = weigh_words("Et pour qui ?", keywords, 4)

    assert (words.weights, words.missing_names, words.coverage({"retard"}, "fr")) == ((), (), 0)


def test_the_decisive_words_of_a_text_are_those_that_share_a_stem_with_the_question(keywords: Keywords) -> None:
    text = "Les retards coûtent 100 €, marchés compris."
    spans = weigh_words("Quel retard dans le marché ?", keywords, 4).decisive(text, "fr")

    assert spans == (Span(4, 11), Span(27, 34))
    assert [text[span.start : span.end] for span in spans] == ["retards", "marchés"]


def test_the_words_of_what_an_abbreviation_stands_for_are_decisive_together(keywords: Keywords) -> None:
    text = "Un bon de commande suit la vérification d'aptitude au bon fonctionnement."
    spans = weigh_words("VABF (vérification d’aptitude au bon fonctionnement)", keywords, 4).decisive(text, "fr")

    assert [text[span.start : span.end] for span in spans] == ["vérification", "aptitude", "bon", "fonctionnement"]
    assert spans[2].start > text.index("au ")


@pytest.mark.parametrize(
    ("question", "text", "word"),
    [
        ("Quels critères RSE ?", "Les critères sont la note et le prix.", "critères"),
        ("Quelle prestation est prévue en PSE ?", "La prestation est chiffrée à part.", "prestation"),
    ],
)
def test_a_word_that_the_question_says_itself_is_decisive_alone(
    keywords: Keywords, question: str, text: str, word: str
) -> None:
    spans = weigh_words(topic_of(question), keywords, 4).decisive(text, "fr")
    assert [text[span.start : span.end] for span in spans] == [word]


def test_decisive_words_of_an_english_text_follow_english_forms(keywords: Keywords) -> None:
    (span,) = weigh_words("penalty", keywords, 4).decisive("No penalties apply", "en")

    assert span == Span(3, 12)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le caractère public du présent marché vaut hors données personnelles.", ["données", "personnelles"]),
        ("Les données à caractère personnel sont protégées.", ["données", "caractère", "personnel"]),
        ("Les données sont protégées.", ["données"]),
    ],
)
def test_of_a_term_in_the_other_language_the_whole_is_decisive(keywords: Keywords, text: str, found: list[str]) -> None:
    spans = weigh_words("How is personal data protected?", keywords, 4).decisive(text, "fr")
    assert [text[span.start : span.end] for span in spans] == found


@pytest.mark.parametrize(
    ("question", "text", "language", "found"),
    [
        ("How is personal data protected?", "Caractère data, personnel: données.", "en", ["data"]),
        ("Quel niveau de service ?", "Le service est à un niveau constant.", "fr", ["service", "niveau"]),
        ("Quel niveau de service ?", "Any service is free.", "en", ["service"]),
        ("Quel niveau de service ?", "Any service is free, at the agreed service level.", "en", ["service", "level"]),
    ],
)
def test_terms_of_the_other_language_tell_nothing_of_texts_in_that_of_the_question(
    keywords: Keywords, question: str, text: str, language: str, found: list[str]
) -> None:
    spans = weigh_words(question, keywords, 4).decisive(text, language)
    assert [text[span.start : span.end] for span in spans] == found


def test_examples_between_brackets_are_one_word_that_any_of_them_says(keywords: Keywords) -> None:
    words = weigh_words("Quel retard (Zebra, Penalties, Yack) ?", keywords, 4)

    assert not words.missing_names
    assert words.coverage(set(stems("retard penalties", "fr")), "fr") == pytest.approx(1)
    assert weigh_words("Quel retard, Zebra, Penalties, Yack ?", keywords, 4).missing_names == ("Zebra", "Yack")
    assert weigh_words("Quel retard (Zebra, Yack) ?", keywords, 4).missing_names == ("Yack",)
