from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from settled_readers import SettledReader

from answer.models import Answer, Citation, Mode, Statement
from bench.piaf import (
    IN_QUOTATIONS,
    IN_SENTENCES,
    NDCG,
    WORDS_IN_QUOTATIONS,
    WORDS_IN_SENTENCES,
    ReadOnce,
    first_sentences,
    judge_answer,
    measure,
)
from bench.questions import Paragraph, Reading, piaf_paragraphs, piaf_questions
from corpus.models import Document, Span
from index.embedders import Embedder
from index.reader import ToRead

PARAGRAPH = "Lyon est une ville. Le Rhône traverse Lyon. Elle compte 522 250 habitants."
QUESTION = Reading("Quel fleuve traverse Lyon ?", "p1", ((23, 28),))


def answer(*quoted: tuple[str, Span, str]) -> Answer:
    citations = tuple(
        Citation(n, Document(id, id, "x.txt", "", 1, ""), 1, "1", span, quote, ())
        for n, (id, span, quote) in enumerate(quoted, start=1)
    )
    return Answer("", "", Mode.EXTRACTIVE, tuple(Statement(one.quote, (one.n,)) for one in citations), citations)


def test_an_answer_is_found_at_its_place_in_its_paragraph() -> None:
    assert PARAGRAPH[23:28] == "Rhône"
    found = judge_answer(answer(("d1", Span(20, 43), PARAGRAPH[20:43])), QUESTION, ("d1", 1), PARAGRAPH)

    assert found == {
        "answer within the first 3 sentences, at its place": True,
        "answer's words within the first 3 sentences": True,
        "answer within the first 3 quotations, at its place": True,
        "answer's words within the first 3 quotations": True,
        "falsely refused": False,
    }


def test_the_same_words_elsewhere_are_told_apart() -> None:
    found = judge_answer(answer(("d2", Span(20, 43), "Le Rhône coule à Arles.")), QUESTION, ("d1", 1), PARAGRAPH)

    assert (found[IN_SENTENCES], found[WORDS_IN_SENTENCES]) == (False, True)
    assert (found[IN_QUOTATIONS], found[WORDS_IN_QUOTATIONS]) == (False, True)


def test_the_fourth_quotation_does_not_count() -> None:
    others = [("d1", Span(0, 19), PARAGRAPH[:19])] * 3
    found = judge_answer(answer(*others, ("d1", Span(20, 43), PARAGRAPH[20:43])), QUESTION, ("d1", 1), PARAGRAPH)

    assert (found[IN_QUOTATIONS], found[WORDS_IN_QUOTATIONS]) == (False, False)


def test_the_fourth_sentence_does_not_count_wherever_it_is_quoted() -> None:
    two = ("d2", Span(0, 40), "Lyon est une ville. Elle est en France. ")
    whole = ("d1", Span(0, len(PARAGRAPH)), PARAGRAPH)
    found = judge_answer(answer(two, whole), QUESTION, ("d1", 1), PARAGRAPH)

    assert [one.text for one in first_sentences(answer(two, whole), 3)] == [
        "Lyon est une ville. Elle est en France.",
        "Lyon est une ville.",
    ]
    assert (found[IN_SENTENCES], found[IN_QUOTATIONS]) == (False, True)


def test_what_is_told_before_the_quotations_is_what_is_read_first() -> None:
    whole = answer(("d1", Span(0, len(PARAGRAPH)), PARAGRAPH), ("d2", Span(0, 9), "Ailleurs."))
    (paragraph, _) = whole.citations
    told = replace(whole, lead=(replace(paragraph, span=Span(44, len(PARAGRAPH)), quote=PARAGRAPH[44:]),))

    assert [one.text for one in first_sentences(told, 3)] == [PARAGRAPH[44:], PARAGRAPH[:43]]
    assert first_sentences(told, 1)[0].start == 44


def test_a_question_whose_answer_has_no_known_place_is_judged_by_its_refusal_only() -> None:
    unknown = Reading("Quel accident ?", "p1", ())

    assert judge_answer(answer(), unknown, ("d1", 1), PARAGRAPH) == {"falsely refused": False}


def test_paragraphs_are_ranked_by_the_program_itself(tmp_path: Path, embedder: Embedder) -> None:
    paragraphs = [
        Paragraph("p1", "Lyon", PARAGRAPH),
        Paragraph("p2", "Pain", "Le pain est fait de farine, d'eau et de levure. Il cuit au four."),
        Paragraph("p3", "Lyon", "La cuisine lyonnaise est réputée. Ses restaurants s'appellent des bouchons."),
    ]
    found = measure(
        tmp_path, embedder, paragraphs, [QUESTION, Reading("De quoi le pain est-il fait ?", "p2", ((20, 46),))]
    )

    assert (found["paragraphs"], found["questions"], found["measures"][NDCG]["mean"]) == (3, 2, 1.0)


@pytest.mark.shared
def test_every_answer_stands_at_its_offsets(shared: Path) -> None:
    texts = {one.id: one.text for one in piaf_paragraphs(shared)}
    questions = piaf_questions(shared)
    first = questions[0]

    assert (len(texts), len(questions)) == (761, 3835)
    assert texts[first.paragraph][first.answers[0][0] : first.answers[0][1]] == "100 000"


def test_what_was_read_last_is_not_read_again() -> None:
    reader = SettledReader(0)
    once = ReadOnce(reader)
    first, other = [ToRead("", PARAGRAPH)], [ToRead("", PARAGRAPH[:19])]

    kept = once.read(QUESTION.text, first)
    assert once.read(QUESTION.text, list(first)) is kept
    once.read(QUESTION.text, other)
    once.read("Combien d’habitants ?", other)

    assert reader.read_texts == [first, other, other]
