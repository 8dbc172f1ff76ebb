from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from small_corpus import count_words, page_of

from answer.extractive import Quote, choose_quotes
from answer.words import WordWeights
from corpus.models import Document, PageKind, Passage
from index.retriever import Hit, Scores
from index.topic import compares
from index.words import stems
from ingest.document import ReadDocument
from ingest.splitter import Splitter

NO_WORDS = WordWeights((), 0)


def document(name: str) -> Document:
    return Document(name, name, f"{name}.pdf", "application/pdf", 1, name, language="fr")


def hit(name: str, *lines: str, score: float = 1.0, page: int = 1) -> Hit:
    read = ReadDocument(PageKind.PAGE, (page_of(*lines, number=page),))
    (passage,) = Splitter(count_words, 200).split(read)
    return Hit(1, passage, document(name), score, 0.9)


def even(hits: Sequence[Hit]) -> list[Scores]:
    return [np.full(len(one.passage.sentences), 0.8, dtype=np.float32) for one in hits]


def quoted(quotes: Sequence[Quote]) -> list[str]:
    return [quote.hit.passage.quote(quote.span) for quote in quotes]


def words(*weighted: str) -> WordWeights:
    return WordWeights(tuple((frozenset(stems(word, "fr")), 1.0) for word in weighted), 0)


FIRST = "Le titulaire remet un rapport mensuel à l'acheteur avant le cinq du mois."
SECOND = "Chaque jour de retard donne lieu à une pénalité de cent euros hors taxes."
THIRD = "Le rapport est rédigé en français et remis sous forme électronique."


def test_the_sentence_nearest_in_meaning_is_quoted() -> None:
    found = hit("lyon", f"{FIRST} {SECOND} {THIRD}")
    closeness = [np.array([0.7, 0.9, 0.75], dtype=np.float32)]

    assert quoted(choose_quotes("Combien ?", [found], closeness, NO_WORDS)) == [SECOND]


def test_the_sentence_with_the_question_s_words_is_quoted() -> None:
    found = hit("lyon", f"{FIRST} {SECOND} {THIRD}")

    assert quoted(choose_quotes("x", [found], even([found]), words("pénalité", "retard"))) == [SECOND]


def test_a_quote_is_a_span_of_its_page_word_for_word() -> None:
    found = hit("lyon", "# 7 Suivi", f"{FIRST} {SECOND}")
    page = page_of("# 7 Suivi", f"{FIRST} {SECOND}")
    (quote,) = choose_quotes("x", [found], even([found]), words("pénalité"))

    assert page.text[quote.span.start : quote.span.end] == SECOND


def test_each_passage_is_quoted_once_and_no_more_than_five_in_all() -> None:
    hits = [hit("lyon", f"{SECOND} {FIRST} Clause {n}.", page=n) for n in range(1, 9)]

    quotes = choose_quotes("Quelle pénalité ?", hits, even(hits), words("pénalité"))

    assert [quote.hit.passage.page for quote in quotes] == [1, 2, 3, 4, 5]


def test_a_passage_far_below_the_best_is_left_out() -> None:
    hits = [hit("lyon", SECOND), hit("brest", THIRD, score=0.05)]
    closeness = [np.array([0.9], dtype=np.float32), np.array([0.7], dtype=np.float32)]

    assert quoted(choose_quotes("Quelle pénalité ?", hits, closeness, words("pénalité"))) == [SECOND]


def test_quotes_of_one_document_stand_together_and_the_best_document_comes_first() -> None:
    hits = [
        hit("lyon", SECOND, page=1),
        hit("brest", SECOND.replace("cent", "mille"), page=1, score=0.98),
        hit("lyon", SECOND.replace("cent", "dix"), page=2, score=0.96),
    ]

    quotes = choose_quotes("Quelle pénalité ?", hits, even(hits), words("pénalité"))

    assert [(quote.hit.document.id, quote.hit.passage.page) for quote in quotes] == [
        ("lyon", 1),
        ("lyon", 2),
        ("brest", 1),
    ]


def test_a_question_that_compares_gets_one_clause_a_document() -> None:
    hits = [hit(name, SECOND, page=page) for name in ("lyon", "brest", "nice") for page in (1, 2)]

    quotes = choose_quotes("Compare les pénalités de retard", hits, even(hits), words("pénalité"))

    assert [(quote.hit.document.id, quote.hit.passage.page) for quote in quotes] == [
        ("lyon", 1),
        ("brest", 1),
        ("nice", 1),
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Quelles clauses de SLA utilisent les marchés similaires ?",
        "Compare les pénalités de retard prévues dans les contrats informatiques.",
        "Comment l'évolution des prix est-elle indexée d'un accord-cadre à l'autre ?",
        "Quelles durées retrouve-t-on dans nos marchés IT ?",
        "Qui détient les droits dans les différents contrats ?",
        "Comment les deux marchés de gardiennage traitent-ils la tenue ?",
        "Comment les cahiers des charges exigent-ils l'accessibilité ?",
        "Which penalties do other tenders provide for?",
    ],
)
def test_a_question_about_several_contracts_compares(question: str) -> None:
    assert compares(question)


@pytest.mark.parametrize(
    "question",
    [
        "Quelle avance verse le marché d'infogérance du Bourget ?",
        "Sous combien de jours le prestataire est-il payé ?",
        "Quelle est la durée du marché Aquaréel ?",
        "Does the Le Bourget contract forbid lock-in?",
    ],
)
def test_a_question_about_one_contract_does_not(question: str) -> None:
    assert not compares(question)


def test_a_sentence_that_announces_a_list_is_quoted_with_it() -> None:
    announced = "Le candidat fournit les preuves suivantes :"
    found = hit("lyon", announced, "- un certificat ISO 27001 ;", "- une attestation SOC 2.", FIRST)

    (quote,) = quoted(choose_quotes("x", [found], even([found]), words("preuves")))

    assert quote.startswith(f"{announced}\n- un certificat ISO 27001 ;\n- une attestation SOC 2.")


def test_an_item_is_quoted_with_the_sentence_that_announces_it() -> None:
    announced = "Le candidat fournit les preuves suivantes :"
    found = hit("lyon", announced, "- un certificat ISO 27001 en cours de validité délivré par un tiers.", FIRST)

    (quote,) = quoted(choose_quotes("x", [found], even([found]), words("certificat", "tiers")))

    assert quote.startswith(announced)
    assert "ISO 27001" in quote


def test_a_quote_stays_within_the_length_of_a_quotation() -> None:
    items = [f"- le document numéro {n} décrit en annexe du présent cahier ;" for n in range(16)]
    found = hit("lyon", "Le titulaire remet :", *items)

    (quote,) = quoted(choose_quotes("x", [found], even([found]), words("remet")))

    assert len(quote) <= 600


def test_no_passage_gives_no_quote() -> None:
    assert choose_quotes("Quelle pénalité ?", [], [], NO_WORDS) == []
    bare = Hit(1, Passage(page=1, start=0, end=0, text=""), document("lyon"), 1.0, 0.9)
    assert choose_quotes("Quelle pénalité ?", [bare], [np.empty(0, dtype=np.float32)], NO_WORDS) == []


def test_hits_that_all_score_nothing_are_still_quoted_by_their_words() -> None:
    hits = [hit("lyon", f"{FIRST} {SECOND}", score=0.0)]

    assert quoted(choose_quotes("x", hits, even(hits), words("pénalité"))) == [SECOND]
