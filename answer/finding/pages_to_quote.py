"""Which of the pages found an answer quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

from answer.wanted.expected import Expected
from index.retriever import Hit
from index.topic import compares

_PAGES_QUOTED = 12
"""Pages, best first, of whose passages found the sentences may be quoted."""
_OF_A_DOCUMENT = 3
"""The same of each document where several are compared."""


def pages_to_quote(question: str, hits: Sequence[Hit], expected: Expected) -> list[Hit]:
    """The first hits, one a page, of whose pages an answer quotes; few of each document where several are compared.

    Of each of those also the first that states an amount of the kind `expected`, which pages on the subject only name.
    """
    return (_few_of_a_document(hits, expected) if compares(question) else list(hits))[:_PAGES_QUOTED]


def _few_of_a_document(hits: Sequence[Hit], expected: Expected) -> list[Hit]:
    stating = {
        hit.document.id: hit
        for hit in reversed(hits)
        if expected.units and expected.is_stated_in(hit.passage.text, hit.document.language)
    }
    few = _among_first((hit.document.id for hit in hits), _OF_A_DOCUMENT)
    return [hit for hit, is_first in zip(hits, few, strict=True) if is_first or hit is stating.get(hit.document.id)]


def _among_first(keys: Iterable[Hashable], few: int) -> Iterator[bool]:
    """For each, whether fewer stood before it that are the same."""
    seen: Counter[Hashable] = Counter()
    for key in keys:
        seen[key] += 1
        yield seen[key] <= few
