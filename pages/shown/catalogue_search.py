"""What a reader asks of the catalogue, and what is found for it: by its words, in other words, or as likely meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Document
from corpus.same_buyer import BuyerNames
from index.catalogue_search import Catalogued, respelt_search, search_catalogue, search_in_other_words
from index.document_search import DocumentSearch
from pages.commons import commons
from pages.shown.facets import ORDERS, RELEVANCE, matching, ordered


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the page asks for: words, a value of some facets, an order.

    `unknown` are values that no document has; `is_exact`: nothing in place of the words or beside them.
    """

    words: str
    chosen: dict[str, list[str]]
    unknown: Sequence[str]
    order: str
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What was `searched` for, in place of what was asked and `also` beside it, and the documents that it left.

    `meant` is what was likely meant, "" where that is what was asked; `all` are those found whatever is chosen.
    """

    all: Catalogued
    documents: Sequence[Document]
    searched: str
    also: Sequence[str]
    meant: str


def orders_for(words: str) -> Sequence[str]:
    """The orders of a list: by how well it fits where there are words to fit."""
    return [RELEVANCE, *ORDERS] if words else list(ORDERS)


def find(asked: Asked, documents: Sequence[Document], texts: DocumentSearch | None, buyers: BuyerNames) -> Found:
    """What is asked for among the documents; `texts` is None while they cannot be searched."""
    meant = _meant(asked, documents, texts, buyers)
    searched = asked.words if asked.is_exact else meant or asked.words
    also: tuple[str, ...] = ()
    if asked.is_exact:
        search = search_catalogue(documents, asked.words, texts)
    else:
        search, also = search_in_other_words(documents, searched, texts)
    left = ordered(matching(search.documents, asked.chosen, buyers), asked.order, search.scores)
    return Found(search, left, searched, also, meant)


def _meant(asked: Asked, documents: Sequence[Document], texts: DocumentSearch | None, buyers: BuyerNames) -> str:
    """The search as it was likely meant, where that finds any document beside what is chosen; "" otherwise."""
    meant = respelt_search(asked.words, commons().described.by_letters(), commons().search_index.keywords)
    found = search_catalogue(documents, meant, texts).documents if meant else ()
    return meant if matching(found, asked.chosen, buyers) else ""
