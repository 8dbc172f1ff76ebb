"""What the collection holds, counted and listed for a question that asks of the collection itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from answer.asked.asked_of_commons import AskedOfCommons, Asks, asked_of_commons
from answer.collection.held import Held
from answer.named.library import Library
from answer.named.names import read_names
from corpus.models import Document
from index.catalogue_search import search_catalogue
from index.document_search import DocumentSearch
from index.filters import Filters

_MOST = 5
"""Documents that are listed, and of which the lengths are told."""


class Holdings:
    """Counts and lists documents as the catalogue does. Safe to share."""

    def __init__(self, library: Callable[[], Library], documents: DocumentSearch) -> None:
        self._library = library
        self._documents = documents

    def of(self, question: str, filters: Filters) -> tuple[Held, Sequence[Document]] | None:
        """What the collection holds of what a question asks it for, within filters, and the first of these documents.

        None where it asks nothing of the collection.
        """
        asked = asked_of_commons(question)
        if not asked:
            return None
        library = self._library()
        allowed = [one for one in library.documents if filters.allow(one) and _is_asked_for(one, asked)]
        if asked.asks is Asks.PAGES:
            named = read_names(question, library).documents or filters.documents
            return _long([one for one in allowed if one.id in named], filters)
        found = search_catalogue(allowed, asked.subject, self._documents)
        documents = list(found.documents)
        if asked.asks is not Asks.LATEST:
            documents.sort(key=lambda one: -found.scores.get(one.id, 0.0))  # alike, the last added stays first
        held = Held(asked.asks, len(documents), _narrowed(filters, asked), asked.subject, _by_kind(documents, asked))
        return held, documents[:_MOST]


def _long(documents: Sequence[Document], filters: Filters) -> tuple[Held, Sequence[Document]] | None:
    """The documents whose length is asked for; None where it is not clear which are meant."""
    return (Held(Asks.PAGES, len(documents), filters), documents) if 0 < len(documents) <= _MOST else None


def _is_asked_for(document: Document, asked: AskedOfCommons) -> bool:
    is_of_its_year = asked.year in (None, document.year)
    return (
        document.kind in (asked.kinds or {document.kind})
        and asked.language in ("", document.language)
        and is_of_its_year
    )


def _narrowed(filters: Filters, asked: AskedOfCommons) -> Filters:
    """The filters with what is asked for; that alone where no document can be both."""
    return replace(
        filters,
        kinds=(asked.kinds & filters.kinds) or asked.kinds or filters.kinds,
        languages=frozenset([asked.language]) if asked.language else filters.languages,
        years=frozenset([asked.year]) if asked.year else filters.years,
    )


def _by_kind(documents: Sequence[Document], asked: AskedOfCommons) -> tuple[tuple[str, int], ...]:
    if asked.kinds or asked.subject or asked.year or asked.asks is not Asks.COUNT:
        return ()
    return tuple(Counter(document.kind for document in documents).most_common())
