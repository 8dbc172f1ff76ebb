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
_FURTHER_DOCUMENTS, _NEARLY = 4, 0.4
"""Further documents of which a page is quoted, and the least share of the best score that it has (not fitted)."""


def pages_to_quote(question: str, hits: Sequence[Hit], expected: Expected) -> list[Hit]:
    """The first hits, one a page, of whose pages an answer quotes; few of each document where several are compared.

    Of each of those also the first that states an amount of the kind `expected`, which pages on the subject only name,
    and then a page each of further documents.
    """
    if not compares(question):
        return list(hits[:_PAGES_QUOTED])
    first = _few_of_a_document(hits, expected)[:_PAGES_QUOTED]
    return [*first, *_of_further_documents(hits, first)[:_FURTHER_DOCUMENTS]]


def _of_further_documents(hits: Sequence[Hit], first: Sequence[Hit]) -> list[Hit]:
    """The first page of each document that has none among the first, where it is nearly as good as they are."""
    known = {hit.document.id for hit in first}
    further: dict[str, Hit] = {}
    for hit in hits:
        if hit.score >= _NEARLY and hit.document.id not in known:
            further.setdefault(hit.document.id, hit)
    return list(further.values())


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
