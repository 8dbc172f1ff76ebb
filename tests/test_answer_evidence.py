from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from math import exp

import pytest

from answer.finding.evidence import (
    NO_EVIDENCE,
    Evidence,
    ReadJudgement,
    fitted_judgement,
    nothing_is_near,
    weigh_each,
    weigh_evidence,
)
from answer.text.words import Word, WordWeights
from answer.wanted.expected import expected_of
from corpus.models import Document, Passage, Span
from index.retriever import Hit

DOCUMENT = Document("a1", "a1", "ccap.pdf", "application/pdf", 1, "CCAP de Lyon", language="fr")
WORDS = WordWeights(((Word(frozenset({"retard"})), 1.0), (Word(frozenset({"lyon"})), 3.0)))
MIDDLING = Evidence(
    closeness=0.85,
    words=0.5,
    coverage=0.3,
    other_language=False,
    missing_name=True,
    lacks_amount=True,
    missing_acronym=True,
)


def hits(*found: tuple[str, float, float]) -> Sequence[Hit]:
    return [
        Hit(rank, one_sentence(text), DOCUMENT, 1.0, closeness, words)
        for rank, (text, closeness, words) in enumerate(found, start=1)
    ]


def one_sentence(text: str) -> Passage:
    return Passage(page=1, start=0, end=len(text), text=text, sentences=(Span(0, len(text)),))


def test_evidence_is_that_of_the_best_passage_taken_as_a_whole() -> None:
    found = weigh_evidence(hits(("Le prix.", 0.7, 0.3), ("Un retard.", 0.9, 0.6), ("Rien.", 0.91, 0.1)), WORDS)

    assert (found.closeness, found.words, found.coverage) == (0.9, 0.6, 1.0)


def test_nothing_is_evidence_of_a_measure_where_none_is_stated() -> None:
    found = hits(("Un retard de tri des déchets.", 0.9, 0.6), ("Le tri, sans retard.", 0.8, 0.5))
    weighed = hits(("Un retard de tri.", 0.9, 0.6), ("12 tonnes de déchets.", 0.8, 0.5))
    headed = hits(("Un retard de tri.", 0.9, 0.6), ("Déchets (tonnes) | 12", 0.8, 0.5))
    asked = expected_of("Combien de tonnes de déchets ?")

    assert (weigh_evidence(found, WORDS, asked), weigh_each(found, WORDS, asked)) == (NO_EVIDENCE, [])
    assert len(weigh_each(weighed, WORDS, asked)) == len(weigh_each(headed, WORDS, asked)) == 2
    assert len(weigh_each(found, WORDS, expected_of("Quelle hauteur de déchets ?"))) == 2  # may be told in pixels


def test_the_words_of_headings_and_title_count_as_held() -> None:
    (hit,) = hits(("Cent euros.", 0.8, 0.5))
    other = replace(hit.document, title="CCAP de Nice")
    under_heading = replace(hit, document=other, passage=replace(hit.passage, section=("7 Retards",)))

    assert weigh_evidence([replace(hit, document=other)], WORDS).coverage == 0
    assert weigh_evidence([under_heading], WORDS).coverage == 0.25
    assert weigh_evidence([hit], WORDS).coverage == 0.75


def test_a_passage_in_another_language_is_held_against_the_question_s_words_in_that_language() -> None:
    (hit,) = hits(("A delay.", 0.8, 0.5))
    english = replace(hit, document=replace(DOCUMENT, title="Terms", language="en"))
    words = replace(WORDS, translated=((Word(frozenset({"delay"})), 1.0),))

    found = weigh_evidence([english], words)
    assert (found.coverage, found.other_language) == (1.0, True)


AUDIT = WordWeights(
    tuple((Word(frozenset({stem})), 1.0) for stem in ("cout", "audit", "secur", "plateform", "hebergeur")),
    translated=((Word(frozenset({"audit"})), 1.0),),
)
ASKED = expected_of("Combien coûte l'audit de sécurité de la plateforme chez l'hébergeur ?")


@pytest.mark.parametrize(
    ("sentences", "states"),
    [
        (["L’audit de sécurité coûte 900 €."], True),
        (["Audit de sécurité : 900 €"], True),
        (["Audit : 900 €"], False),
        (["Sans audit de sécurité, la pénalité est de 900 €."], False),
        (["Un audit de sécurité est mené.", "Son prix est de 900 €."], True),
        (["Un audit de sécurité est mené.", "Il est annuel.", "L’indemnité est de 40 €."], False),
        (["Prestation de sécurité | Prix (€)", "Test | 1", "Essai | 2", "Audit | 900"], True),
        (["Prestation annuelle | Prix (€)", "Test | 1", "Essai | 2", "Audit | 900"], False),
        (["Un audit de sécurité est mené.", "Prix selon la durée :", "un jour : 500 €", "deux jours : 900 €"], True),
        (["Un audit de sécurité est mené.", "Prix selon la durée :", "un jour.", "Un repas vaut 20 €."], False),
        (["Le coût de la formation est de 900 €."], False),
        (["L’audit de sécurité est à la charge du titulaire."], False),
    ],
)
def test_only_a_sum_said_of_what_is_asked_answers_how_much(sentences: Sequence[str], states: bool) -> None:
    (hit,) = hits((" ".join(sentences), 0.95, 0.9))
    ends = list(accumulate(len(sentence) + 1 for sentence in sentences))
    spans = tuple(Span(end - len(sentence) - 1, end - 1) for sentence, end in zip(sentences, ends, strict=True))
    hit = replace(hit, passage=replace(hit.passage, text="\n".join(sentences), sentences=spans))
    assert bool(weigh_each([hit], AUDIT, ASKED)) is states
    headed = replace(hit, passage=replace(hit.passage, section=("Audit de sécurité",)))
    has_price = "€" in hit.passage.text and "pénalité" not in hit.passage.text
    assert bool(weigh_each([headed], AUDIT, ASKED)) is (states or has_price)


def test_a_question_that_only_asks_for_a_sum_is_answered_by_one_that_is_called_so() -> None:
    words = WordWeights(((Word(frozenset({"budget"})), 1.0),))
    called, other = hits(("Le budget est de 900 €.", 0.95, 0.9), ("L’indemnité est de 40 €.", 0.95, 0.9))
    asked = expected_of("Quel est le budget ?")
    assert weigh_each([called], words, asked)
    assert not weigh_each([other], words, asked)


def test_documents_that_a_question_names_need_less_evidence_to_answer_in_words() -> None:
    between = replace(MIDDLING, closeness=0.83, missing_name=False, missing_acronym=False, lacks_amount=False)
    assert 0.15 < between.confidence < fitted_judgement().enough
    assert not between.is_enough
    named = replace(between, is_of_named=True)
    assert (named.is_enough, named.is_doubtful) == (True, True)
    assert not replace(named, closeness=0.79).is_enough


def test_of_a_long_question_four_words_are_enough() -> None:
    words = WordWeights(tuple((Word(frozenset({f"{letter}mot"})), 1.0) for letter in "abcdefghijkl"))
    four, three = hits(("amot bmot cmot dmot : 900 €", 0.95, 0.9), ("amot bmot cmot : 900 €", 0.95, 0.9))
    assert weigh_each([four], words, ASKED)
    assert not weigh_each([three], words, ASKED)


def test_in_another_language_it_is_enough_that_a_passage_states_a_sum() -> None:
    (hit,) = hits(("The fee is €900.", 0.95, 0.9))
    english = replace(hit, document=replace(DOCUMENT, language="en"))
    assert weigh_each([english], AUDIT, ASKED)
    assert not weigh_each([hit], AUDIT, ASKED)


def test_what_comes_after_the_first_ten_does_not_count() -> None:
    assert len(weigh_each(hits(*[("Rien.", 0.5, 0.2)] * 10, ("Un retard.", 0.9, 0.6)), WORDS)) == 10


@pytest.mark.parametrize(
    ("text", "lacks"),
    [("Le retard coûte 100 € par jour.", False), ("Le retard coûte cher dès le deuxième jour.", True)],
)
def test_a_passage_that_states_no_amount_lacks_what_a_question_of_how_much_asks_for(text: str, lacks: bool) -> None:
    question = "Quelles pénalités par jour de retard ?"

    assert weigh_evidence(hits((text, 0.8, 0.5)), WORDS, expected_of(question)).lacks_amount is lacks
    assert not weigh_evidence(hits((text, 0.8, 0.5)), WORDS, expected_of("Qui constate le retard ?")).lacks_amount


def test_an_amount_in_the_columns_of_a_table_is_stated_too() -> None:
    (hit,) = hits(("Retard | 100", 0.8, 0.5))
    in_table = replace(hit, passage=replace(hit.passage, context="Manquement | Pénalité en euros, 20 € au moins"))

    assert not weigh_evidence([in_table], WORDS, expected_of("Combien coûte un retard ?")).lacks_amount


def test_nothing_is_evidence_for_an_amount_that_no_passage_states() -> None:
    silent, stating = ("Le retard coûte cher.", 0.95, 0.9), ("Le retard coûte 100 € par jour.", 0.9, 0.8)
    how_much, penalties = (
        expected_of("Combien coûte un jour de retard ?"),
        expected_of("Quelles pénalités de retard ?"),
    )

    assert weigh_each(hits(silent, silent), WORDS, how_much) == []
    assert weigh_evidence(hits(silent), WORDS, how_much) == NO_EVIDENCE
    assert [one.lacks_amount for one in weigh_each(hits(silent, stating), WORDS, how_much)] == [False, False]
    assert [one.lacks_amount for one in weigh_each(hits(silent), WORDS, penalties)] == [True]


def test_an_amount_that_another_passage_of_the_page_states_is_stated_there() -> None:
    (silent, stating) = hits(("Le retard coûte cher.", 0.95, 0.9), ("Le retard coûte 100 € par jour.", 0.9, 0.8))
    on_its_page, elsewhere = (
        replace(stating, passage=replace(stating.passage, page=silent.passage.page + further)) for further in (0, 1)
    )
    how_much = expected_of("Combien coûte un jour de retard ?")

    assert weigh_each([silent], WORDS, how_much, [on_its_page])
    assert weigh_each([silent], WORDS, how_much, [elsewhere]) == []


def test_a_passage_lacks_no_amount_that_another_found_on_its_page_states() -> None:
    (silent, stating) = hits(("Le retard coûte cher.", 0.95, 0.9), ("Le retard coûte 100 € par jour.", 0.9, 0.8))
    on_its_page, elsewhere = (
        replace(stating, passage=replace(stating.passage, page=silent.passage.page + further)) for further in (0, 1)
    )
    penalties = expected_of("Quelles pénalités de retard ?")

    assert [one.lacks_amount for one in weigh_each([silent], WORDS, penalties, [on_its_page])] == [False]
    assert [one.lacks_amount for one in weigh_each([silent], WORDS, penalties, [elsewhere])] == [True]


def test_nothing_found_is_not_enough() -> None:
    assert weigh_evidence([], WORDS) == NO_EVIDENCE
    assert not NO_EVIDENCE.is_enough


@pytest.mark.parametrize(
    "more",
    [
        {"closeness": 0.9},
        {"words": 0.6},
        {"coverage": 0.9},
        {"missing_name": False},
        {"lacks_amount": False},
        {"missing_acronym": False},
    ],
)
def test_confidence_grows_with_what_is_found_and_falls_with_what_is_missing(more: dict[str, float]) -> None:
    assert replace(MIDDLING, **more).confidence > MIDDLING.confidence  # type: ignore[arg-type]
    assert 0 < MIDDLING.confidence < 1


def test_evidence_is_enough_from_the_fitted_chance() -> None:
    named = replace(MIDDLING, missing_acronym=False)
    closest = [replace(named, closeness=closeness / 100) for closeness in range(60, 100)]

    assert [one.is_enough for one in closest] == [one.confidence >= fitted_judgement().enough for one in closest]
    assert {one.is_enough for one in closest} == {True, False}


def test_evidence_that_is_hardly_enough_is_doubtful() -> None:
    named = replace(MIDDLING, missing_acronym=False)
    by_confidence = sorted(
        (replace(named, closeness=one / 500) for one in range(300, 500)), key=lambda one: one.confidence
    )

    doubtful = [one.confidence for one in by_confidence if one.is_doubtful]
    assert fitted_judgement().enough <= doubtful[0] < 0.31
    assert 0.38 < doubtful[-1] < 0.4
    assert not by_confidence[0].is_doubtful
    assert not by_confidence[-1].is_doubtful


def test_what_does_not_tell_how_a_procedure_ended_is_no_evidence_of_it() -> None:
    asked = expected_of("Qui a remporté le marché ?")
    told, rules = "Le marché a été attribué à Arc.", "Le titulaire du marché remet un plan."

    assert weigh_evidence(hits((rules, 0.99, 0.99)), WORDS, asked) == NO_EVIDENCE
    assert weigh_evidence(hits((rules, 0.99, 0.99), (told, 0.9, 0.9)), WORDS, asked).is_enough


@pytest.mark.parametrize(
    ("closeness", "passages", "far"),
    [((0.89, 0.8, 0.8, 0.8, 0.8), 5_000, True), ((0.9, 0.9, 0.8, 0.8, 0.8), 5_000, False)],
    ids=["one is near by chance", "several are near"],
)
def test_a_question_is_of_something_else_where_the_pages_closest_are_far_together(
    closeness: Sequence[float], passages: int, far: bool
) -> None:
    found = hits(*(("Un retard.", one, 0.5) for one in (*closeness, 0.1)))

    assert nothing_is_near(found, NO_EVIDENCE, passages) is far
    assert not nothing_is_near(found, weigh_evidence(hits(("Un retard.", 0.99, 0.99)), WORDS), passages)
    only = weigh_evidence(hits(("Un retard à Lyon.", 0.84, 0.6)), WORDS)
    assert only.is_enough
    assert not nothing_is_near(found, only, passages)
    assert not nothing_is_near(found, NO_EVIDENCE, 300)
    assert not nothing_is_near(found[:2], NO_EVIDENCE, passages)


def test_who_won_answers_though_it_was_asked_at_what_price_too() -> None:
    asked = expected_of("Qui a gagné le marché du logiciel, et à quel prix ?")

    assert weigh_each(hits(("Attributaire : Arc Europe, 180235 B", 0.8, 0.5)), WORDS, asked)
    assert not weigh_each(hits(("Le titulaire remet un plan.", 0.8, 0.5)), WORDS, asked)


@pytest.mark.parametrize(
    ("weight", "wanted", "expected"),
    [("figure", "wants_figure", 1.0), ("read_of_figure", "wants_figure", 3.0), ("several", "wants_several", 1.0)],
)
def test_what_is_asked_for_weighs_beside_what_was_read(weight: str, wanted: str, expected: float) -> None:
    read = replace(MIDDLING, read=3.0)
    nothing = dict.fromkeys(("bias", "evidence", "read", "figure", "read_of_figure", "several"), 0.0)
    judgement = ReadJudgement(**nothing | {weight: 1.0})

    assert judgement.chance(0.2, read) == 0.5
    assert judgement.chance(0.2, replace(read, **{wanted: True})) == pytest.approx(1 / (1 + exp(-expected)))
    assert judgement.chance(0.2, MIDDLING) == 0.2
