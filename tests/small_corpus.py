"""Small corpora for tests: pages written as lines, and an embedder that knows words but no meaning."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from corpus.models import Block, BlockKind, Document, Page, Span
from corpus.store import Store
from index.embedders import Vectors
from index.words import stem, stems
from ingest.document import ReadDocument
from ingest.splitter import Splitter

_HEADING = re.compile(r"^(#+) ")


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


@dataclass(eq=False)
class WordEmbedder:
    """Texts are close when they share French stems. `embedded` lists every passage text it was given."""

    name: str = "words"
    dimension: int = 256
    max_tokens: int = 512
    embedded: list[str] = field(default_factory=list)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return count_words(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded.extend(texts)
        return np.array([self.embed_question(text) for text in texts], dtype=np.float32).reshape(-1, self.dimension)

    def embed_passages_and_words(
        self, texts: Sequence[str], words: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        pairs = zip(texts, words, strict=True)
        return self.embed_passages(texts), [self._embed_words(text, some) for text, some in pairs]

    def embed_questions_and_words(
        self, texts: Sequence[str], words: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        vectors = np.array([self.embed_question(text) for text in texts], dtype=np.float32)
        return vectors, [self._embed_words(text, some) for text, some in zip(texts, words, strict=True)]

    def begin_question(self, text: str, words: Sequence[Span]) -> Callable[[], tuple[Vectors, Vectors]]:
        def embedded() -> tuple[Vectors, Vectors]:
            [vector], [of_words] = self.embed_questions_and_words([text], [words])
            return vector, of_words

        return embedded

    def _embed_words(self, text: str, words: Sequence[Span]) -> Vectors:
        found = [stem(text[word.start : word.end].casefold(), "fr") for word in words]
        return np.array([_random_vector(word, self.dimension) for word in found]).reshape(-1, self.dimension)

    def embed_question(self, text: str) -> Vectors:
        vector = np.full(self.dimension, 0.001, dtype=np.float32)
        for word in stems(text, "fr"):
            vector[int(hashlib.md5(word.encode()).hexdigest(), 16) % self.dimension] += 1  # noqa: S324
        return vector / np.linalg.norm(vector)


@dataclass(eq=False)
class WatchedEmbedder(WordEmbedder):
    """Also lists every question it was given, and counts the passes."""

    asked: list[str] = field(default_factory=list)
    passes: int = 0

    def embed_questions_and_words(
        self, texts: Sequence[str], words: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        self.asked += texts
        self.passes += 1
        return super().embed_questions_and_words(texts, words)


@cache  # every index begun in a test embeds the glossary anew
def _random_vector(word: str, dimension: int) -> Vectors:
    """A unit vector of the word's own, about square to that of any other."""
    vector = np.random.default_rng(list(word.encode())).standard_normal(dimension, dtype=np.float32)
    unit: Vectors = vector / np.linalg.norm(vector)
    return unit


def page_of(*lines: str, number: int = 1, label: str = "") -> Page:
    """A page whose lines are paragraphs, `# headings`, `- list items`, or table rows `columns :: | cell | cell |`."""
    return Page(number, label or str(number), "\n".join(map(_shown, lines)), tuple(_blocks(lines)))


def _shown(line: str) -> str:
    return _HEADING.sub("", line.split(":: ", 1)[-1])


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    start = 0
    for line in lines:
        end = start + len(_shown(line))
        if heading := _HEADING.match(line):
            yield Block(BlockKind.HEADING, start, end, level=len(heading[1]))
        elif ":: |" in line:
            yield Block(BlockKind.TABLE_ROW, start, end, context=line.split(" :: ")[0])
        else:
            yield Block(BlockKind.LIST_ITEM if line.startswith("- ") else BlockKind.PARAGRAPH, start, end)
        start = end + 1


def add_document(store: Store, folder: Path, file: str, *pages: Page | Sequence[str], **metadata: Any) -> Document:
    """The stored document of these pages, cut into passages of at most 60 words."""
    numbered = [
        one if isinstance(one, Page) else page_of(*one, number=number) for number, one in enumerate(pages, start=1)
    ]
    source = folder / f"source of {file}"
    source.write_text(file + "".join(page.text for page in numbered), "utf-8")
    sha256 = hashlib.sha256(source.read_bytes()).hexdigest()
    described = {"title": file.rsplit(".", 1)[0], "language": "fr", "media_type": "text/plain"} | metadata
    document = Document(id=sha256[:12], sha256=sha256, file=file, size=source.stat().st_size, **described)
    read = ReadDocument(document.page_kind, tuple(numbered))
    return store.add(document, source, numbered, Splitter(count_words, 60).split(read))
