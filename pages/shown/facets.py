"""The catalogue narrowed down: which documents match, and how many each further choice would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus.folding import fold
from corpus.models import Document
from corpus.offered import offered
from corpus.same_buyer import BuyerNames

NO_YEAR = "none"
"""What an address says of the year of documents that have none."""

FACETS: dict[str, Callable[[Document], str]] = {
    "kind": lambda document: document.kind,
    "domain": lambda document: document.domain,
    "buyer": lambda document: document.buyer,
    "buyer_type": lambda document: document.buyer_type,
    "language": lambda document: document.language,
    "licence": lambda document: document.licence or "unknown",
    "year": lambda document: str(document.year or NO_YEAR),
    "format": lambda document: offered(document).media_type,
}
RELEVANCE = "relevance"
ORDERS: dict[str, Callable[[Document], tuple[object, ...]]] = {
    "recent": lambda document: (-document.added_at.timestamp(), fold(document.title)),
    "title": lambda document: (fold(document.title),),
    "downloads": lambda document: (-document.downloads, fold(document.title)),
    "length": lambda document: (-document.pages, fold(document.title)),
}


def matching(documents: Iterable[Document], chosen: Mapping[str, Sequence[str]], buyers: BuyerNames) -> list[Document]:
    """The documents that have a chosen value of every facet; `buyers` are those of the whole catalogue."""
    wanted = {
        facet: {_compared(facet, value, buyers) for value in values} for facet, values in chosen.items() if values
    }
    return [
        document
        for document in documents
        if all(_compared(facet, FACETS[facet](document), buyers) in values for facet, values in wanted.items())
    ]


def parted(
    values: Iterable[str], facet: str, documents: Iterable[Document], buyers: BuyerNames
) -> tuple[list[str], list[str]]:
    """Of the values that an address says of a facet those that any document has, and those that none has.

    Each once, a buyer by its usual name.
    """
    say = buyers.usual if facet == "buyer" else str
    known = {say(value) for document in documents if (value := FACETS[facet](document))}
    said = list(dict.fromkeys(say(value) for value in values if value))
    return [one for one in said if one in known], [one for one in said if one not in known]


def counts(
    documents: Iterable[Document], chosen: Mapping[str, Sequence[str]], facet: str, buyers: BuyerNames
) -> dict[str, int]:
    """How many documents each value of a facet would leave beside the other choices, the most first; never none.

    Those without a year come last. What is chosen already stays in the list, so that it can be taken back.
    """
    others = {name: values for name, values in chosen.items() if name != facet}
    values = [value for document in matching(documents, others, buyers) if (value := FACETS[facet](document))]
    if facet == "buyer":
        names = {buyers.key(name): name for name in chosen.get(facet, ())}
        values = [names.get(buyers.key(value), buyers.usual(value)) for value in values]
    found = Counter(values)
    kept = {value: found.get(value, 0) for value in chosen.get(facet, ())}
    return dict(sorted((kept | found).items(), key=lambda item: (item[0] == NO_YEAR, -item[1], item[0])))


def ordered(documents: Iterable[Document], order: str, scores: Mapping[str, float] | None = None) -> list[Document]:
    """The documents in one of the `ORDERS`, or by their `scores`; the most recent first when it is none of these."""
    if order == RELEVANCE and scores:
        return sorted(documents, key=lambda document: (-scores.get(document.id, 0.0), fold(document.title)))
    return sorted(documents, key=ORDERS.get(order, ORDERS["recent"]))


def _compared(facet: str, value: str, buyers: BuyerNames) -> str:
    return buyers.key(value) if facet == "buyer" else value
