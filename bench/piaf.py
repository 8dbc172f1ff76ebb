"""PIAF, French reading comprehension: which paragraph answers, and whether the answer is among the sentences quoted."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from answer.assistant import Assistant
from answer.finding.close_reading import CloseReading
from answer.models import Answer, Citation
from bench.questions import Paragraph, Reading
from corpus.models import Block, BlockKind, Document, Page, PageKind, Passage
from corpus.settings import Settings
from corpus.store import Store
from evaluation.judging import FALSELY_REFUSED
from evaluation.measures import Verdicts, ndcg, summary
from index.embedders import Embedder
from index.reader import Read, Reader, ToRead
from index.retriever import Hit
from index.search_index import SearchIndex
from ingest.sentences import find_sentences

Place = tuple[str, int]
"""A document and its page."""

_FIRST = 3
_RANKS = 10

IN_SENTENCES = f"answer within the first {_FIRST} sentences, at its place"
WORDS_IN_SENTENCES = f"answer's words within the first {_FIRST} sentences"
IN_QUOTATIONS = f"answer within the first {_FIRST} quotations, at its place"
WORDS_IN_QUOTATIONS = f"answer's words within the first {_FIRST} quotations"
NDCG = "nDCG@10"
NDCG_READ = "nDCG@10, in the order of reading"


class ReadOnce:
    """A reader that keeps what it read last: of a question the search and the answer mostly have the same read.

    Not to be shared by threads.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._last: tuple[str, Sequence[ToRead], list[Read]] | None = None

    def read(self, question: str, texts: Sequence[ToRead]) -> list[Read]:
        """What each text told."""
        if self._last is None or self._last[:2] != (question, texts):
            self._last = question, texts, self._reader.read(question, texts)
        return self._last[2]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that the answer shows, and where they stand on their page."""

    place: Place
    start: int
    text: str

    def covers(self, question: Reading, wanted: Place) -> bool:
        """Whether the answer stands in it, at its own place."""
        end = self.start + len(self.text)
        return self.place == wanted and any(self.start <= one and last <= end for one, last in question.answers)


def measure(
    data_dir: Path,
    embedder: Embedder,
    paragraphs: Sequence[Paragraph],
    questions: Sequence[Reading],
    close_reading: CloseReading | None = None,
) -> dict[str, Any]:
    """nDCG@10 over paragraphs, and how often the answer stands in the first sentences and quotations.

    With a reader, also that of the order which it makes.
    """
    with assistant_on(data_dir, embedder, paragraphs, close_reading) as assistant:
        return _measure(assistant, paragraphs, questions)


@contextmanager
def assistant_on(
    data_dir: Path, embedder: Embedder, paragraphs: Sequence[Paragraph], close_reading: CloseReading | None = None
) -> Iterator[Assistant]:
    """An assistant that answers from these paragraphs, kept in `data_dir` from one run to the next."""
    settings = Settings(data_dir=data_dir, _env_file=None)  # type: ignore[call-arg]
    store = Store(settings)
    _fill(store, paragraphs)
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    try:
        with closing(Assistant(settings, store, search_index, close_reading=close_reading)) as assistant:
            yield assistant
    finally:
        store.close()


def _measure(assistant: Assistant, paragraphs: Sequence[Paragraph], questions: Sequence[Reading]) -> dict[str, Any]:
    place_of = {paragraph.id: place for place, paragraph in places(paragraphs)}
    texts = {paragraph.id: paragraph.text for paragraph in paragraphs}
    judged: list[Verdicts] = []
    for question in questions:
        wanted = place_of[question.paragraph]
        hits = assistant.search(question.text, _RANKS)
        found: Verdicts = {NDCG: ndcg_of(hits, wanted)}
        if assistant.close_reading:
            found |= {NDCG_READ: ndcg_of(assistant.search(question.text, _RANKS, closely=True), wanted)}
        answer = assistant.quote(question.text)
        judged.append(found | judge_answer(answer, question, wanted, texts[question.paragraph]))
    return {"paragraphs": len(paragraphs), "questions": len(questions), "measures": summary(judged)}


def ndcg_of(hits: Sequence[Hit], wanted: Place) -> float:
    """How high the paragraph that is wanted comes among the hits."""
    return ndcg([hit.place == wanted for hit in hits], wanted=1)


def judge_answer(answer: Answer, question: Reading, place: Place, paragraph: str) -> Verdicts:
    """Whether the first sentences, or quotations, hold the answer: at its own place, or its words anywhere.

    A question whose answer's place is not known is judged by its refusal only.
    """
    refused: Verdicts = {FALSELY_REFUSED: answer.refused}
    if not question.answers:
        return refused
    sentences, quotations = first_sentences(answer, _FIRST), _quotations(answer)[:_FIRST]
    return {
        IN_SENTENCES: any(one.covers(question, place) for one in sentences),
        WORDS_IN_SENTENCES: _holds_words(sentences, question, paragraph),
        IN_QUOTATIONS: any(one.covers(question, place) for one in quotations),
        WORDS_IN_QUOTATIONS: _holds_words(quotations, question, paragraph),
    } | refused


def first_sentences(answer: Answer, count: int) -> list[Stretch]:
    """The answer cut off after so many sentences, those that are told first; those of one quotation stay together."""
    first: list[Stretch] = []
    left = count
    for quoted in (*map(_stretch, answer.lead), *_quotations(answer)):
        sentences = find_sentences(quoted.text, Block(BlockKind.PARAGRAPH, 0, len(quoted.text)))[:left]
        if sentences:
            first.append(replace(quoted, text=quoted.text[: sentences[-1].end]))
            left -= len(sentences)
    return first


def _quotations(answer: Answer) -> list[Stretch]:
    return list(map(_stretch, answer.citations))


def _stretch(citation: Citation) -> Stretch:
    return Stretch((citation.document.id, citation.page), citation.span.start, citation.quote)


def _holds_words(shown: Sequence[Stretch], question: Reading, paragraph: str) -> bool:
    return any(paragraph[start:end] in one.text for start, end in question.answers for one in shown)


def _fill(store: Store, paragraphs: Sequence[Paragraph]) -> None:
    """One document an article, without its title's help; one page and one passage a paragraph."""
    with tempfile.TemporaryDirectory() as folder:
        for title, some in _articles(paragraphs):
            source = Path(folder, "article.txt")
            source.write_text("\n\n".join(one.text for one in some), "utf-8")
            pages = [_page(number, one) for number, one in enumerate(some, start=1)]
            store.add(_document(title, source), source, pages, [_passage(page) for page in pages])


def places(paragraphs: Sequence[Paragraph]) -> list[tuple[Place, Paragraph]]:
    """Each paragraph with the document and page that it becomes."""
    return [
        ((_id(title), number), one) for title, some in _articles(paragraphs) for number, one in enumerate(some, start=1)
    ]


def _articles(paragraphs: Sequence[Paragraph]) -> list[tuple[str, list[Paragraph]]]:
    by_title = sorted(paragraphs, key=lambda one: one.title)
    return [(title, list(some)) for title, some in groupby(by_title, key=lambda one: one.title)]


def _id(title: str) -> str:
    return hashlib.sha256(title.encode()).hexdigest()[:12]


def _document(title: str, source: Path) -> Document:
    return Document(
        id=_id(title),
        sha256=hashlib.sha256(title.encode()).hexdigest(),
        file="article.txt",
        media_type="text/plain",
        size=source.stat().st_size,
        title="",
        language="fr",
        page_kind=PageKind.SECTION,
    )


def _page(number: int, paragraph: Paragraph) -> Page:
    block = Block(BlockKind.PARAGRAPH, 0, len(paragraph.text))
    return Page(number, paragraph.id, paragraph.text, (block,))


def _passage(page: Page) -> Passage:
    sentences = tuple(find_sentences(page.text, page.blocks[0]))
    return Passage(page.number, 0, len(page.text), page.text, sentences=sentences)
