"""Documents whose text is nearly the same: another version of one, or the same in another format.

Two texts are compared by their pairs of neighbouring words: whatever a format adds to them (cells in another order,
page breaks, a header on every page), most pairs stay. Words that one of them hides count in neither. The thresholds
are fitted on real documents by `bench.near_duplicates`, which says how far they are from both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from corpus.folding import fold
from corpus.models import Document, Page
from corpus.store import Store
from ingest.hidden_words import HIDDEN, WORD, as_told, words_that_count

Pairs = NDArray[np.uint64]
"""The different pairs of neighbouring words of a text, each as a number, ascending."""

METHOD = 2
"""Raised when sketches that were kept can no longer be compared with new ones; they are then made anew."""
NEARLY_ALL = 0.87
"""The share of common pairs from which two texts are near, whatever they are called."""
MOST_WITH_THE_SAME_TITLE = 0.5
"""The share that is enough where both have the same title, version and year apart."""
WORTH_COMPARING = 0.3
"""The estimate from which texts are compared: more than four standard errors below the share that is enough."""

_HASHES = 128
_FEWEST_PAIRS = 40  # a shorter text is a form's frame or a cover: what it shares says nothing
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_VERSION = re.compile(
    r"\bv(?:ersions?)?\W*\d+(?:\.\d+)*\b"
    r"|\b(?:versions?|vd|vf|def(?:initi(?:f|ve))?|finale?|modifiee?|corrigee?|(?:19|20)\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near a known document is. `resemblance` is the share of all pairs of words that both texts have."""

    document: Document
    resemblance: float


class NearDuplicates:
    """Finds the known documents that a text is near to. Sketches that a store lacks are made when first needed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, title: str, pages: Sequence[Page]) -> tuple[Likeness, ...]:
        """The known documents near to these pages, the nearest first; of one's versions and formats, one."""
        words = words_of(pages)
        found = [
            Likeness(document, share)
            for document in self._worth_comparing(pairs_of(words))
            if are_near(share := shared_part(words, self._words_of(document)), title, document.title)
        ]
        of_each: dict[str, Likeness] = {}
        for one in sorted(found, key=lambda one: -one.resemblance):
            of_each.setdefault(self._store.versions.current(one.document.id).id, one)
        return tuple(of_each.values())

    def remember(self, document: Document, pages: Sequence[Page]) -> None:
        """Keeps what later documents are compared with."""
        self._store.sketches.keep(document.id, METHOD, sketch(pairs_of(words_of(pages))))

    def _words_of(self, document: Document) -> list[str]:
        return words_of(self._store.texts.pages(document.id))

    def _worth_comparing(self, pairs: Pairs) -> list[Document]:
        documents = self._store.documents() if len(pairs) >= _FEWEST_PAIRS else []
        known = self._store.sketches.all(METHOD)
        for document in documents:
            if document.id not in known:
                known[document.id] = sketch(pairs_of(self._words_of(document)))
                self._store.sketches.keep(document.id, METHOD, known[document.id])
        near = estimates(sketch(pairs), [known[one.id] for one in documents]) >= WORTH_COMPARING
        return [one for one, is_near in zip(documents, near, strict=True) if is_near]


def shared_part(some: Sequence[str], others: Sequence[str]) -> float:
    """The share, 0 to 1, of the pairs of words that two texts both have, without the words that one of them hides."""
    told, told_there = words_that_count(some, others)
    return resemblance(pairs_of([some[place] for place in told]), pairs_of([others[place] for place in told_there]))


def are_near(likeness: float, title: str, other_title: str) -> bool:
    """Whether texts of this resemblance and with these titles may be one document's versions or formats."""
    name = named(title)
    return likeness >= NEARLY_ALL or (
        likeness >= MOST_WITH_THE_SAME_TITLE and name != () and name == named(other_title)
    )


def named(title: str) -> tuple[str, ...]:
    """The words of a title without what changes from one version to the next."""
    return tuple(WORD.findall(_VERSION.sub(" ", fold(title))))


def words_of(pages: Iterable[Page]) -> list[str]:
    """The words of the pages read one after the other, folded, `HIDDEN` where one is hidden."""
    return [as_told(word) for page in pages for word in WORD.findall(fold(page.text))]


def pairs_of(words: Sequence[str]) -> Pairs:
    """The pairs of neighbouring words, as if none were hidden between them; none for a text that is too short."""
    told = [word for word in words if word != HIDDEN]
    numbers = {word: _number(word) for word in set(told)}
    sequence = np.array([numbers[word] for word in told], dtype=np.uint64)
    pairs: Pairs = np.unique(sequence[:-1] * _MULTIPLIER + sequence[1:])
    return pairs if len(pairs) >= _FEWEST_PAIRS else pairs[:0]


def resemblance(some: Pairs, others: Pairs) -> float:
    """The share, 0 to 1, of the pairs of either text that both have."""
    both = len(np.intersect1d(some, others, assume_unique=True))
    return both / ((len(some) + len(others) - both) or 1)


def sketch(pairs: Pairs) -> bytes:
    """The MinHash of the pairs: from two of them `estimates` tells how near the texts are. None for no pairs: b""."""
    if not len(pairs):
        return b""
    factors, shifts = _hash_functions()
    lowest = [(pairs * factor + shift).min() >> np.uint64(32) for factor, shift in zip(factors, shifts, strict=True)]
    return np.array(lowest, dtype="<u4").tobytes()


def estimates(wanted: bytes, others: Sequence[bytes]) -> NDArray[np.float64]:
    """About the resemblance of the text of a sketch to that of each of the others."""
    near = np.zeros(len(others))
    told = [place for place, other in enumerate(others) if other]
    if wanted and told:
        of_each = np.frombuffer(b"".join(others[place] for place in told), "<u4").reshape(len(told), _HASHES)
        near[told] = (of_each == np.frombuffer(wanted, "<u4")).mean(axis=1)
    return near


@cache
def _hash_functions() -> tuple[Pairs, Pairs]:
    factors = np.array([_number(f"factor {i}") | 1 for i in range(_HASHES)], dtype=np.uint64)
    return factors, np.array([_number(f"shift {i}") for i in range(_HASHES)], dtype=np.uint64)


def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
