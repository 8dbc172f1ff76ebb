"""PIAF, French reading comprehension: which paragraph answers, and whether the answer is among the sentences quoted."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from answer.assistant import Assistant
from answer.models import Answer
from bench.measures import Verdicts, ndcg, shares
from bench.questions import Paragraph, Reading
from corpus.models import Block, BlockKind, Document, Page, PageKind, Passage, Span
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder
from index.search_index import SearchIndex
from ingest.sentences import find_sentences

Place = tuple[str, int]
"""A document and its page."""

_QUOTED = 3
_RANKS = 10


def measure(
    data_dir: Path, embedder: Embedder, paragraphs: Sequence[Paragraph], questions: Sequence[Reading]
) -> dict[str, Any]:
    """nDCG@10 over paragraphs, and how often the answer stands in the first quotations."""
    settings = Settings(data_dir=data_dir, _env_file=None)  # type: ignore[call-arg]
    store = Store(settings)
    _fill(store, paragraphs)
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    try:
        return _measure(Assistant(settings, store, search_index), paragraphs, questions)
    finally:
        search_index.close()
        store.close()


def _measure(assistant: Assistant, paragraphs: Sequence[Paragraph], questions: Sequence[Reading]) -> dict[str, Any]:
    place_of = {paragraph.id: place for place, paragraph in _places(paragraphs)}
    texts = {paragraph.id: paragraph.text for paragraph in paragraphs}
    gains: list[float] = []
    judged: list[Verdicts] = []
    for question in questions:
        wanted = place_of[question.paragraph]
        hits = assistant.search(question.text, _RANKS)
        answer = assistant.ask(question.text)
        gains.append(ndcg((hit.document.id, hit.passage.page) == wanted for hit in hits))
        judged.append(judge_answer(answer, question, wanted, texts[question.paragraph]))
    return {
        "paragraphs": len(paragraphs),
        "questions": len(questions),
        "ndcg@10": round(sum(gains) / len(gains), 4),
    } | shares(judged)


def judge_answer(answer: Answer, question: Reading, place: Place, paragraph: str) -> Verdicts:
    """Whether the first quotations hold the answer: at its own place in the paragraph, or its words anywhere."""
    quoted = answer.citations[:_QUOTED]
    words = "\n".join(citation.quote for citation in quoted)
    return {
        f"answer within the first {_QUOTED} quotations, at its place": any(
            (citation.document.id, citation.page) == place and _covers(citation.span, question) for citation in quoted
        ),
        f"answer's words within the first {_QUOTED} quotations": any(
            paragraph[start:end] in words for start, end in question.answers
        ),
        "falsely refused": answer.refused,
    }


def _covers(span: Span, question: Reading) -> bool:
    return any(span.start <= start and end <= span.end for start, end in question.answers)


def _fill(store: Store, paragraphs: Sequence[Paragraph]) -> None:
    """One document an article, without its title's help; one page and one passage a paragraph."""
    with tempfile.TemporaryDirectory() as folder:
        for title, some in _articles(paragraphs):
            source = Path(folder, "article.txt")
            source.write_text("\n\n".join(one.text for one in some), "utf-8")
            pages = [_page(number, one) for number, one in enumerate(some, start=1)]
            store.add(_document(title, source), source, pages, [_passage(page) for page in pages])


def _places(paragraphs: Sequence[Paragraph]) -> list[tuple[Place, Paragraph]]:
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
