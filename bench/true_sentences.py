"""True sentences about real documents, each with the passage that carries it and similar passages that do not."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from answer.checking.citations import Source
from answer.commons import Commons
from bench.rewordings import reword
from corpus.models import Document, Passage, Span

_HAND_WRITTEN = Path(__file__).with_name("paraphrases.tsv")
_LENGTHS = range(55, 320)
_WORDS = 8
_DISTRACTORS = 4
_REPEATED = 0.6


@dataclass(frozen=True, slots=True)
class TrueSentence:
    """`text` says what `span` of the first of `sources` says; `how` tells how it was reworded. The rest mislead."""

    text: str
    how: str
    span: Span
    sources: tuple[Source, ...]

    @property
    def document(self) -> Document:
        return self.sources[0].document

    @property
    def quote(self) -> str:
        return self.sources[0].passage.quote(self.span)


def true_sentences(commons: Commons, per_document: int) -> Iterator[TrueSentence]:
    """Sentences of every document, verbatim and reworded by rule, then those reworded by hand."""
    for document in commons.store.documents():
        for passage, span in _sampled(commons, document, per_document):
            text = " ".join(passage.quote(span).split())
            sources = _sources(commons, document, passage, text)
            for how, reworded in reword(text, document):
                yield TrueSentence(reworded, how, span, sources)
    yield from _hand_written(commons)


def _sampled(commons: Commons, document: Document, count: int) -> list[tuple[Passage, Span]]:
    """Some sentences of a document, half of them with a figure where it has such."""
    chance = random.Random(document.id)  # noqa: S311 - a sample, no secret
    found = [(passage, span) for passage in commons.store.texts.passages_of(document.id) for span in passage.sentences]
    prose = [(passage, span) for passage, span in found if _is_prose(passage.quote(span))]
    chance.shuffle(prose)
    with_figure = [one for one in prose if any(map(str.isdigit, one[0].quote(one[1])))][: (count + 1) // 2]
    without = [one for one in prose if one not in with_figure]
    return [*with_figure, *without[: count - len(with_figure)]]


def _is_prose(text: str) -> bool:
    is_whole = text[:1].isupper() and text[-1:] in ".;"
    return is_whole and len(text) in _LENGTHS and len(text.split()) >= _WORDS and "|" not in text and "..." not in text


def _sources(commons: Commons, document: Document, passage: Passage, text: str) -> tuple[Source, ...]:
    """The passage, then the most similar ones of other documents that do not repeat the sentence."""
    others = [
        (hit.document, hit.passage)
        for hit in commons.assistant.search(text, 20)
        if hit.document.id != document.id and not _says_nearly(hit.passage, text)
    ]
    chosen = [(document, passage), *others[:_DISTRACTORS]]
    return tuple(Source(n, document, passage) for n, (document, passage) in enumerate(chosen, start=1))


def _says_nearly(passage: Passage, text: str) -> bool:
    """Whether a passage repeats most of a sentence word for word, as papers of one tender do."""
    words = set(text.casefold().split())
    held = (words & set(passage.quote(span).casefold().split()) for span in passage.sentences)
    return any(len(common) >= _REPEATED * len(words) for common in held)


def _hand_written(commons: Commons) -> Iterator[TrueSentence]:
    documents = {document.file: document for document in commons.store.documents()}
    for file, page, beginning, written in read_hand_written():
        document = documents[file]
        passage, span = _find(commons.store.texts.passages_of(document.id), page, beginning)
        quote = " ".join(passage.quote(span).split())
        yield TrueSentence(written, "by hand", span, _sources(commons, document, passage, quote))


def read_hand_written() -> list[tuple[str, int, str, str]]:
    """File, page, how the sentence begins there, and how it was put by hand."""
    lines = [line for line in _HAND_WRITTEN.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(file, int(page), beginning, written) for file, page, beginning, written in rows]


def _find(passages: Sequence[Passage], page: int, beginning: str) -> tuple[Passage, Span]:
    for passage in passages:
        for span in passage.sentences:
            if passage.page == page and " ".join(passage.quote(span).split()).startswith(beginning):
                return passage, span
    raise LookupError(f"no sentence of page {page} begins with “{beginning}”")
