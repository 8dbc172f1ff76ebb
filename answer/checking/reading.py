"""What the check of a sentence reads of it and of its sources, once each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from answer.checking.facts import Facts, Ground, find_facts, surroundings
from answer.text.proper_names import cased_words
from corpus.models import Document, Passage
from index.bilingual import language_of
from index.embedders import Vectors
from index.words import find_words, query_stems, stem

Forms = frozenset[str]
"""The stems that one word can have."""


@dataclass(frozen=True, slots=True)
class PassageRead:
    """A passage read: for each of its sentences, its vector, its facts' ground and its stems."""

    vectors: Vectors
    grounds: tuple[Ground, ...]
    stems: tuple[frozenset[str], ...]
    around_stems: frozenset[str]
    capitalised: frozenset[str]
    lower: frozenset[str]
    language: str


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """A written sentence read beside its sources: `words` weigh the more, the fewer of their sentences hold them."""

    text: str
    vector: Vectors
    facts: Facts
    words: tuple[tuple[Forms, float], ...]
    language: str

    def shared(self, stems: frozenset[str]) -> float:
        """The share, 0 to 1, of the weight of its words that these stems hold."""
        total = sum(weight for _, weight in self.words)
        return sum(weight for forms, weight in self.words if forms & stems) / total if total else 0.0


def read_passage(document: Document, passage: Passage, vectors: Vectors) -> PassageRead:
    """A passage of a document with the vectors of its sentences, (sentences, dimension)."""
    around = surroundings(document, passage)
    quotes = [passage.quote(span) for span in passage.sentences]
    capitalised, lower = cased_words(passage.text)
    return PassageRead(
        vectors=vectors,
        grounds=tuple(Ground(quote, around) for quote in quotes),
        stems=tuple(_stems(quote) for quote in quotes),
        around_stems=_stems(f"{around.identity} {around.context}"),
        capitalised=frozenset(capitalised),
        lower=frozenset(lower),
        language=document.language,
    )


def read_sentence(text: str, vector: Vectors, sources: Sequence[PassageRead]) -> SentenceRead:
    """A written sentence, its words weighed by how rare they are in the sources."""
    capitalised = {word for read in sources for word in read.capitalised}
    lower = {word for read in sources for word in read.lower}
    sentences = [stems for read in sources for stems in read.stems]
    facts = find_facts(text, capitalised, lower)
    words = [frozenset(forms) for forms in query_stems(_without_figures(text, facts))]
    frequencies = [sum(bool(forms & stems) for stems in sentences) for forms in words]
    weights = [log((len(sentences) + 1) / (count + 0.5)) for count in frequencies]
    return SentenceRead(text, vector, facts, tuple(zip(words, weights, strict=True)), language_of(text))


def _without_figures(text: str, facts: Facts) -> str:
    """The sentence without its figures, which are looked for on their own, however they are written."""
    kept = [text]
    for figure in reversed(facts.figures):
        kept = [kept[0][: figure.start], kept[0][figure.end :], *kept[1:]]
    return " ".join(kept)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word, _, _ in find_words(text) for language in ("fr", "en"))
