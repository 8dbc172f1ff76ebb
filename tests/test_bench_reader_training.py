"""What the reader is trained on."""

import random
from dataclasses import replace
from itertools import islice

from bench.reader_examples import Example, _may_answer
from bench.reader_training import _batches
from corpus.models import Document, PageKind, Passage
from evaluation.questions import Gold, Question
from index.reader import ToRead


def _examples(name: str, count: int) -> list[Example]:
    return [Example(f"{name} {number} ?", (), (ToRead("", "Un passage."),)) for number in range(count)]


def _drawn(reading: list[Example], tenders: list[Example], batches: int) -> list[str]:
    some = islice(_batches(reading, tenders, random.Random(1)), batches)  # noqa: S311 - no secret
    return [one.question for batch in some for one in batch]


def test_half_of_the_questions_learned_are_on_tenders_however_few_they_are() -> None:
    drawn = _drawn(_examples("lecture", 5000), _examples("marché", 30), 100)
    of_tenders = [one for one in drawn if one.startswith("marché")]
    assert len(of_tenders) / len(drawn) == 0.5
    assert len(set(of_tenders)) == 30


def test_what_a_question_without_answer_was_asked_of_is_always_read() -> None:
    near = tuple(ToRead("", f"Passage {number}.") for number in range(9))
    chance = random.Random(1)  # noqa: S311 - no secret
    asked_of_the_first, of_any = Example("?", (), near, nearest=1), Example("?", (), near)
    assert {one.drawn(chance, 1).near for one in [asked_of_the_first] * 40} == {near[:1]}
    assert {one.drawn(chance, 1).near for one in [of_any] * 40} == {(one,) for one in near[:4]}


def test_either_kind_of_questions_can_be_learned_alone() -> None:
    assert set(_drawn([], _examples("marché", 3), 1)) <= {f"marché {number} ?" for number in range(3)}
    assert all(one.startswith("lecture") for one in _drawn(_examples("lecture", 3), [], 100))


def test_a_passage_of_a_document_without_pages_may_answer_where_it_holds_some_of_the_answer() -> None:
    question = Question("1", "fact", "Combien de temps ?", (), (Gold("cctp.docx", None),), ("30 jours",))
    document = Document("a" * 12, "", "cctp.docx", "", 1, "CCTP", page_kind=PageKind.SECTION)
    paged = replace(document, page_kind=PageKind.PAGE)
    telling, other = (Passage(2, 0, len(text), text) for text in ("Un délai de 30 jours.", "Un prix ferme."))
    assert _may_answer(question, document, telling)
    assert not _may_answer(question, document, other)
    assert _may_answer(question, paged, other)  # any page of it is said to answer
    assert _may_answer(question, replace(document, file="ccap.docx"), telling)
    assert not _may_answer(question, replace(document, file="ccap.docx"), other)
