"""What the reader learns from: questions, the passages that answer them with the place, and near ones that do not."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from answer.commons import Commons
from bench import tenders
from corpus.models import Document, Passage, Span
from corpus.settings import Settings
from evaluation.containment import holds
from evaluation.judging import stands_at
from evaluation.questions import Question, read_questions
from index.embedded_text import head_of_passage
from index.embedders import Embedder
from index.reader import ToRead

_NEAR, _NEAREST = 12, 4
"""Passages that are near a question, of which some are drawn, and the nearest of them."""
_PLACES = 15
_LONGEST = 800
"""Characters of what is read at once: about a passage of ours."""
_WITHOUT_ANSWER = 0.2
"""Share of the questions of which the passage that answers is left out: what is near then is no answer."""
_WITH_TITLE = 0.5
_SENTENCE_END = re.compile(r"[.!?…]\s+")


@dataclass(frozen=True, slots=True)
class Answering:
    """A passage, and where the answer stands in its text."""

    text: ToRead
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A question with the passages that answer it, if any, and those that are `near` and do not, the nearest first.

    So many of these are the `nearest`: one, where the question was asked of that.
    """

    question: str
    answering: tuple[Answering, ...]
    near: tuple[ToRead, ...]
    nearest: int = _NEAREST

    @property
    def texts(self) -> tuple[Answering | ToRead, ...]:
        """All that is read for it."""
        return *self.answering, *self.near

    def drawn(self, chance: random.Random, others: int) -> Example:
        """The same with so few of those near, one of the nearest among them, and at times without what answers."""
        nearest, further = self.near[: self.nearest], self.near[_NEAREST:]
        near = [
            *chance.sample(nearest, min(1, len(nearest))),
            *chance.sample(further, min(others - 1, len(further))),
        ]
        is_left_out = bool(near) and chance.random() < _WITHOUT_ANSWER
        return replace(self, answering=() if is_left_out else self.answering, near=tuple(near))


def of_reading(file: Path, left_out: frozenset[str], embedder: Embedder) -> Iterator[Example]:
    """The examples of a file in the form of SQuAD, but for the articles of the titles `left_out`.

    What is longer than a passage of ours is cut. Near are the stretches of the same file whose vectors are, after those
    of the question's own paragraph where that does not answer.
    """
    texts: list[ToRead] = []
    asked: list[tuple[str, list[ToRead], tuple[Answering, ...]]] = []
    for title, paragraph in _paragraphs(file, left_out):
        stretches = _stretches(paragraph["context"])
        own = [ToRead(title, paragraph["context"][one.start : one.end]) for one in stretches]
        texts += own
        for question in paragraph["qas"]:
            spans = [] if question.get("is_impossible") else [_span(one) for one in question["answers"]]
            answering = tuple(
                Answering(text, within)
                for text, stretch in zip(own, stretches, strict=True)
                if (within := tuple(_moved(one, stretch) for one in spans if _is_within(one, stretch)))
            )
            if answering or not spans:
                asked.append((question["question"], [] if answering else own, answering))
    vectors = embedder.embed_passages([one.text for one in texts])
    of_questions, _ = embedder.embed_questions_and_words([question for question, _, _ in asked], [()] * len(asked))
    for (question, own, answering), vector in zip(asked, of_questions, strict=True):
        nearest = [texts[place] for place in np.argsort(-(vectors @ vector))[: _NEAR + len(own)]]
        said = {one.text.text[span.start : span.end] for one in answering for span in one.spans}
        others = [one for one in nearest if one not in own and not any(words in one.text for words in said)]
        yield Example(question, answering, (*own, *others)[:_NEAR], _NEAREST if answering else 1)


def _paragraphs(file: Path, left_out: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Those of a file, with the title of their article or, as often, without."""
    chance = random.Random(file.name)  # noqa: S311 - no secret
    for article in json.loads(file.read_text("utf-8"))["data"]:
        title = article.get("title", "")
        if title not in left_out:
            for paragraph in article["paragraphs"]:
                yield title.replace("_", " ") if chance.random() < _WITH_TITLE else "", paragraph


def _stretches(text: str) -> list[Span]:
    """The text in stretches of whole sentences, none much longer than a passage."""
    ends = [one.end() for one in _SENTENCE_END.finditer(text)] + [len(text)]
    stretches, start = [], 0
    for end, following in pairwise([*ends, len(text) + _LONGEST]):
        if following - start > _LONGEST and end > start:
            stretches.append(Span(start, end))
            start = end
    return stretches


def of_tenders(questions: Path, data_dir: Path) -> Iterator[Example]:
    """The examples of a list of questions as `partage eval` reads it, on the documents of a data folder.

    Near is what the search brings up and is not on a page that answers. Follow-ups are left out.
    """
    with closing(Commons(Settings(data_dir=data_dir, _env_file=None))) as commons:  # type: ignore[call-arg]
        for one in read_questions(questions):
            if not one.history and (example := _of_tender(one, commons)):
                yield example


def _of_tender(question: Question, commons: Commons) -> Example | None:
    found = tenders.found(commons, question.text)
    hits = [(hit.document, hit.passage) for hit in found.hits[:_PLACES]]
    answering = tuple(_answering(question, hits))
    near = tuple(
        ToRead(head_of_passage(document, passage), passage.text)
        for document, passage in hits
        if not _may_answer(question, document, passage)
    )
    is_usable = near and (answering or not question.is_answerable)
    return Example(found.understood, answering, near[:_NEAR]) if is_usable else None


def _answering(question: Question, hits: Sequence[tuple[Document, Passage]]) -> Iterator[Answering]:
    for document, passage in hits:
        if _is_gold(question, document, passage):
            spans = tuple(span for must in question.must for span in _places_of(must, passage.text))
            if spans or not question.must:
                whole = (Span(0, len(passage.text)),)
                yield Answering(ToRead(head_of_passage(document, passage), passage.text), spans or whole)


def _is_gold(question: Question, document: Document, passage: Passage) -> bool:
    place = (document.file, document.visible_page(passage.page))
    return any(stands_at(place, gold) for gold in question.gold)


def _may_answer(question: Question, document: Document, passage: Passage) -> bool:
    """Whether it stands on a page that answers, or holds the answer; where no page is known, some of the answer."""
    held = [holds(passage.text, must) for must in question.must]
    if _is_gold(question, document, passage):
        return document.visible_page(passage.page) is not None or not held or any(held)
    return bool(held) and all(held)


def _places_of(must: str, text: str) -> Iterator[Span]:
    """Where one of the forms of a string that an answer must hold stands, whatever the blanks."""
    for form in filter(None, (one.strip() for one in must.split("|"))):
        pattern = r"\s*".join(re.escape(mark) for mark in form if not mark.isspace())
        yield from (Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE))


def _span(answer: dict[str, Any]) -> Span:
    return Span(answer["answer_start"], answer["answer_start"] + len(answer["text"]))


def _is_within(span: Span, stretch: Span) -> bool:
    return stretch.start <= span.start and span.end <= stretch.end


def _moved(span: Span, stretch: Span) -> Span:
    """The same, counted from where the stretch begins."""
    return Span(span.start - stretch.start, span.end - stretch.start)
