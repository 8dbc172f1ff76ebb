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
    The first pages of documents leave no room for further ones of others where there are too many.
    """
    return _few_of_a_document(hits, expected) if compares(question) else list(hits[:_PAGES_QUOTED])


def _few_of_a_document(hits: Sequence[Hit], expected: Expected) -> list[Hit]:
    stating = {
        hit.document.id: hit
        for hit in reversed(hits)
        if expected.units and expected.is_stated_in(hit.passage.text, hit.document.language)
    }
    turns = list(_turns(hit.document.id for hit in hits))
    turns = [
        min(turn, 1) if hit is stating.get(hit.document.id) else turn for turn, hit in zip(turns, hits, strict=True)
    ]
    few = [place for place, turn in enumerate(turns) if turn < _OF_A_DOCUMENT]
    return [hits[place] for place in sorted(sorted(few, key=turns.__getitem__)[:_PAGES_QUOTED])]


def _turns(keys: Iterable[Hashable]) -> Iterator[int]:
    """For each, how many stood before it that are the same."""
    seen: Counter[Hashable] = Counter()
    for key in keys:
        yield seen[key]
        seen[key] += 1
