"""Whether a written sentence is really carried by the passages that it cites, and by which words of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from threading import Lock

import numpy as np

from answer.checking.binding import find_misplaced
from answer.checking.reading import PassageRead, SentenceRead, read_passage, read_sentence
from answer.checking.support import Support, fitted_support
from answer.models import Doubt, DoubtKind
from answer.text.negation import says_opposite
from answer.text.written_marks import find_marks, undisguised, without_marks
from corpus.models import Document, Passage, Span
from index.embedders import Embedder, Vectors
from index.segment import Ids

_Key = tuple[str, int, str]
Stored = Callable[[Passage], tuple[Ids, Vectors]]
"""The places of a passage's sentences whose vectors are known, ascending, and these vectors."""

_LONGEST_SPAN = 3
"""Sentences in a row that one citation may show."""
_CACHED = 500
"""Passages whose sentence vectors are kept, the last read."""
_TELLING_FACTS = 3
"""Facts of the sentence held by a stretch from which more of them tell nothing more."""
_PART = 0.25
"""What of the usual chance is asked of a stretch that carries only a part of the sentence."""
_LONGER = 0.15
"""What each sentence after the first takes off a stretch's chance, so that the tightest is shown."""


@dataclass(frozen=True, slots=True)
class Source:
    """A passage as the model was given it, under the number by which it cites it."""

    n: int
    document: Document
    passage: Passage


@dataclass(frozen=True, slots=True)
class Carrying:
    """What carries a sentence: one to three sentences of a source, in the offsets of its page."""

    source: int
    span: Span


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence without its marks, what carries it, and why not to trust it; no doubts, and it is supported."""

    text: str
    carrying: tuple[Carrying, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a source that may carry a sentence: which of its facts it lacks, and how likely it carries it."""

    source: Source
    first: int
    last: int
    lacks: tuple[str, ...]
    closeness: float
    shared: float
    facts: float
    same_language: bool
    chance: float

    @property
    def span(self) -> Span:
        sentences = self.source.passage.sentences
        return Span(sentences[self.first].start, sentences[self.last].end)

    @property
    def quote(self) -> str:
        return self.source.passage.quote(self.span)

    @property
    def rank(self) -> float:
        return self.chance - _LONGER * (self.last - self.first)


class CitationChecker:
    """Checks the sentences of written answers; keeps what it has read of the passages it has seen. Safe to share."""

    def __init__(
        self, embedder: Callable[[], Embedder], support: Support | None = None, stored: Stored | None = None
    ) -> None:
        """`stored` gives the vectors that the index has of a passage's sentences, which spares making them again."""
        self._embedder = embedder
        self._stored = stored or _none_stored
        self._support = support or fitted_support()
        self._kept: dict[_Key, PassageRead] = {}
        self._keeping = Lock()

    def prepare(self, sources: Sequence[Source]) -> None:
        """Reads the sources before the first sentence comes, so that its check does not wait for it."""
        self._read([], sources)

    def check(self, sentence: str, sources: Sequence[Source]) -> Checked:
        """What carries the sentence among the sources, and what is doubtful about it."""
        seen = undisguised(sentence)
        text, marks = without_marks(seen), find_marks(seen)
        known = {source.n for source in sources}
        if unknown := [n for n in marks if n not in known]:
            return Checked(text, (), tuple(Doubt(DoubtKind.UNKNOWN_SOURCE, f"[{n}]") for n in unknown))
        candidates = self.candidates(text, sources)
        cited = [one for one in candidates if one.source.n in marks]
        carrying, doubts = self._judge(text, cited) if cited else ((), (Doubt(DoubtKind.UNCITED),))
        if doubts and (elsewhere := self._clearly_carried(text, candidates)):
            return Checked(text, (elsewhere,), ())
        return Checked(text, carrying, doubts)

    def candidates(self, text: str, sources: Sequence[Source]) -> list[Candidate]:
        """Every stretch of one to three sentences of the sources, with how it carries the text."""
        vectors, reads = self._read([text], sources)
        sentence = read_sentence(text, vectors[0], reads)
        pairs = zip(sources, reads, strict=True)
        return [one for source, read in pairs for one in self._stretches(sentence, source, read)]

    def _stretches(self, sentence: SentenceRead, source: Source, read: PassageRead) -> Iterator[Candidate]:
        held = [ground.held(sentence.facts) for ground in read.grounds]
        same_language = sentence.language == read.language
        for first in range(len(held)):
            for last in range(first, min(first + _LONGEST_SPAN, len(held))):
                stretch = slice(first, last + 1)
                mean = read.vectors[stretch].mean(axis=0)
                closeness = float(mean @ sentence.vector / np.linalg.norm(mean))
                shared = sentence.shared(read.around_stems.union(*read.stems[stretch]))
                there = frozenset[str]().union(*held[stretch])
                lacks = tuple(fact for fact in sentence.facts.written if fact not in there)
                facts = 0.0 if lacks else min(len(there), _TELLING_FACTS) / _TELLING_FACTS
                yield Candidate(
                    source=source,
                    first=first,
                    last=last,
                    lacks=lacks,
                    closeness=closeness,
                    shared=shared,
                    facts=facts,
                    same_language=same_language,
                    chance=self._support.chance(closeness, shared, facts, same_language=same_language),
                )

    def _judge(self, text: str, cited: Sequence[Candidate]) -> tuple[tuple[Carrying, ...], tuple[Doubt, ...]]:
        """What of the cited sources carries the sentence, or why nothing does."""
        close = [one for one in cited if one.chance >= self._support.cited]
        parts = [one for one in cited if one.chance >= _PART * self._support.cited]
        chosen = _best_of_each_source([one for one in close if not one.lacks]) or _complete_together(parts)
        if not chosen:
            best = max(close or cited, key=lambda one: (-len(one.lacks) if close else 0, one.rank))
            missing = [Doubt(DoubtKind.MISSING_FACT, fact) for fact in best.lacks]
            return (), tuple(missing if close else [Doubt(DoubtKind.FAR), *missing])
        doubts = [doubt for one in chosen if (doubt := _contradiction(text, one.quote))]
        return tuple(Carrying(one.source.n, one.span) for one in chosen), tuple(doubts[:1])

    def _clearly_carried(self, text: str, candidates: Sequence[Candidate]) -> Carrying | None:
        """The best of any source that holds all facts and is very close; None where nothing is."""
        clear = [one for one in candidates if not one.lacks and one.chance >= self._support.clear]
        best = max(clear, key=lambda one: one.rank, default=None)
        if best is None or _contradiction(text, best.quote):
            return None
        return Carrying(best.source.n, best.span)

    def _read(self, texts: Sequence[str], sources: Sequence[Source]) -> tuple[Vectors, list[PassageRead]]:
        """The vectors of the texts, and the sources as read; those not read yet are embedded in the same call."""
        reads = {key: read for source in sources if (read := self._kept.get(key := _key(source)))}
        new = {_key(one): one for one in sources if _key(one) not in reads}
        known = {key: self._stored(source.passage) for key, source in new.items()}
        lacking = [quote for key, source in new.items() for quote in _lacking(source.passage, known[key][0])]
        vectors = self._embedder().embed_passages([*texts, *lacking])
        made = iter(vectors[len(texts) :])
        for key, source in new.items():
            of_sentences = np.empty((len(source.passage.sentences), vectors.shape[1]), dtype=np.float32)
            places, stored = known[key]
            if len(places):
                of_sentences[places] = stored
            for place in np.setdiff1d(np.arange(len(of_sentences)), places):
                of_sentences[place] = next(made)
            reads[key] = read_passage(source.document, source.passage, of_sentences)
        self._keep({key: reads[key] for key in new})
        return vectors[: len(texts)], [reads[_key(source)] for source in sources]

    def _keep(self, reads: dict[_Key, PassageRead]) -> None:
        """Keeps what was read, in the place of what was read first."""
        with self._keeping:
            self._kept |= reads
            for key in list(self._kept)[: max(0, len(self._kept) - _CACHED)]:
                del self._kept[key]


def _none_stored(_: Passage) -> tuple[Ids, Vectors]:
    return np.empty(0, dtype=np.int64), np.empty((0, 0), dtype=np.float32)


def _lacking(passage: Passage, places: Ids) -> list[str]:
    """The sentences of a passage that are not at these places."""
    there = set(places.tolist())
    return [passage.quote(span) for place, span in enumerate(passage.sentences) if place not in there]


def _contradiction(text: str, quote: str) -> Doubt | None:
    if word := says_opposite(text, quote):
        return Doubt(DoubtKind.OPPOSITE, word)
    if figure := find_misplaced(text, quote):
        return Doubt(DoubtKind.MISSING_FACT, figure)
    return None


def _best_of_each_source(candidates: Sequence[Candidate]) -> list[Candidate]:
    best: dict[int, Candidate] = {}
    for one in sorted(candidates, key=lambda one: one.rank, reverse=True):
        best.setdefault(one.source.n, one)
    return list(best.values())


def _complete_together(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Stretches of two sources that hold all facts between them, each some that the other lacks; [] for none."""
    pairs = [
        (one, other)
        for one, other in combinations(candidates, 2)
        if one.source.n != other.source.n and one.lacks and other.lacks and not set(one.lacks) & set(other.lacks)
    ]
    return list(max(pairs, key=lambda pair: pair[0].rank + pair[1].rank, default=()))


def _key(source: Source) -> _Key:
    return source.document.id, source.passage.id, source.passage.text
