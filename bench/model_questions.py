"""What the small model is asked: questions of four origins, with passages that may or may not answer them."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, zip_longest
from pathlib import Path

from answer.commons import Commons
from bench import tenders
from bench.questions import piaf_paragraphs, piaf_questions, tender_questions
from bench.small_model import TELLINGS
from corpus.models import Block, BlockKind, Document, PageKind, Passage
from corpus.settings import Settings
from evaluation.questions import Question, read_questions
from index.retriever import Hit
from ingest.sentences import find_sentences

_ROOT = Path(__file__).parents[1]
_SHORT = 600
"""Characters of text from which the small model still copies more than it invents."""
_SHORTEST = 120
_TEMPERATURES = (0.2, 0.4, 0.7, 1.0)
_EVERY_PIAF = 37
_OPEN = {"fr": "Que prévoit ce document ?", "en": "What does this document require?"}
_PASSAGES_SAMPLED = {"fr": 1, "en": 3}
"""A document; the small model was made for English and says more that can be supported there."""
_FOUND = 4


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question with the passages to answer from, how the model is told, and its temperature and seed."""

    origin: str
    question: str
    hits: tuple[Hit, ...]
    telling: str
    temperature: float
    seed: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """`hits` are whole passages, `short` one or two pieces of such."""

    origin: str
    question: str
    hits: tuple[Hit, ...]
    short: tuple[Hit, ...]


def prompts(commons: Commons, shared: Path, most: int) -> list[Prompt]:
    """The origins in turn; so do the ways of telling and the temperatures, each way with each temperature."""
    chance = random.Random(0)  # noqa: S311 - a sample, no secret
    origins = (
        _of_questions(commons, "questions on tenders", tender_questions(shared), chance),
        _of_documents(commons, chance),
        _of_piaf(shared, chance),
        _of_samples(chance),
    )
    turns = [one for turn in zip_longest(*origins) for one in turn if one][:most]
    tellings, shift = list(TELLINGS), len(TELLINGS)
    return [
        _prompt(asked, tellings[(n + n // shift) % shift], _TEMPERATURES[n // (shift * shift) % len(_TEMPERATURES)], n)
        for n, asked in zip(count(), turns, strict=False)
    ]


def _prompt(asked: _Asked, telling: str, temperature: float, seed: int) -> Prompt:
    hits = asked.hits if telling == next(iter(TELLINGS)) else asked.short
    return Prompt(asked.origin, asked.question, hits, telling, temperature, seed)


def _of_questions(
    commons: Commons, origin: str, questions: Sequence[Question], chance: random.Random
) -> Iterator[_Asked]:
    for question in questions:
        hits = commons.assistant.search(question.text, _FOUND, commons.assistant.exchanges(question.history))
        if hits:
            chosen = chance.sample(hits, k=min(len(hits), chance.choice((1, 1, 2))))
            short = tuple(_shortened(hit, _SHORT // len(chosen), chance) for hit in chosen)
            yield _Asked(origin, question.text, (hits[0],), short)


def _of_documents(commons: Commons, chance: random.Random) -> Iterator[_Asked]:
    """Passages with figures of each document, with a question that anything answers."""
    documents = commons.store.documents()
    chance.shuffle(documents)
    for document in documents:
        passages = [one for one in commons.store.texts.passages_of(document.id) if _is_telling(one)]
        for passage in chance.sample(passages, k=min(len(passages), _PASSAGES_SAMPLED.get(document.language, 1))):
            hit = _hit(document, passage)
            question = _OPEN[document.language if document.language in _OPEN else "fr"]
            yield _Asked("passages of tenders", question, (hit,), (_shortened(hit, _SHORT, chance),))


def _of_piaf(shared: Path, chance: random.Random) -> Iterator[_Asked]:
    paragraphs = {paragraph.id: paragraph for paragraph in piaf_paragraphs(shared)}
    for question in piaf_questions(shared)[::_EVERY_PIAF]:
        paragraph = paragraphs[question.paragraph]
        document = Document(
            paragraph.id, paragraph.id, "piaf.txt", "", 1, paragraph.title, language="fr", page_kind=PageKind.SECTION
        )
        text = paragraph.text
        sentences = tuple(find_sentences(text, Block(BlockKind.PARAGRAPH, 0, len(text))))
        hit = _hit(document, Passage(1, 0, len(text), text, sentences=sentences, document_id=paragraph.id))
        yield _Asked("PIAF", question.text, (hit,), (_shortened(hit, _SHORT, chance),))


def _of_samples(chance: random.Random) -> list[_Asked]:
    """Three times the questions on the samples, on other passages each time."""
    with tempfile.TemporaryDirectory() as folder:
        commons = Commons(Settings(data_dir=Path(folder), _env_file=None))  # type: ignore[call-arg]
        try:
            tenders.ingest(commons, _ROOT / "samples")
            questions = read_questions(_ROOT / "docs" / "questions.jsonl")
            return [one for _ in range(3) for one in _of_questions(commons, "questions on samples", questions, chance)]
        finally:
            commons.close()


def _is_telling(passage: Passage) -> bool:
    return len(passage.text) > _SHORTEST and any(map(str.isdigit, passage.text))


def _hit(document: Document, passage: Passage) -> Hit:
    return Hit(1, passage, document, 1.0, 1.0)


def _shortened(hit: Hit, length: int, chance: random.Random) -> Hit:
    """The hit with some sentences in a row of its passage, from any of them on, or the first one if it is longer."""
    passage = hit.passage
    if len(passage.text) <= length or not passage.sentences:
        return hit
    first = chance.randrange(len(passage.sentences))
    start = passage.sentences[first].start
    kept = [one for one in passage.sentences[first:] if one.end - start <= length] or [passage.sentences[first]]
    text = passage.text[start - passage.start : kept[-1].end - passage.start]
    return replace(hit, passage=replace(passage, start=start, end=kept[-1].end, text=text, sentences=tuple(kept), id=0))
