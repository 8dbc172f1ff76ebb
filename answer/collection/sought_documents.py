"""The documents that a question looks for, or that its reader is about to write one like."""

from __future__ import annotations

from dataclasses import replace

from answer.asked.sought import is_to_be_written, sought_in
from answer.asked.sought_kinds import Sought
from answer.asked.to_write import is_a_part
from corpus.models import Document
from index.bilingual import names_of
from index.document_search import DocumentSearch, FoundDocument
from index.filters import Filters
from index.glossary import spelt_out
from index.retriever import Retriever

_MOST = 5
_PAGES_NEAR, _NEAREST = 20, 3
_SPEAKS_OF_IT = 0.6
"""How much of what the best of the documents looked for scores another must: less is of something else."""


class SoughtDocuments:
    """Finds documents by their kind and subject. Safe to share."""

    def __init__(self, documents: DocumentSearch, retriever: Retriever) -> None:
        self._documents = documents
        self._retriever = retriever

    def of(self, question: str, filters: Filters) -> tuple[Document, ...]:
        """The documents that a question looks for, however their subject is called, the best first.

        Of what is to be written, those of the kind that come nearest where none is on the subject; never an annex.
        """
        sought, is_written = sought_in(question), is_to_be_written(question)
        if not sought:
            return ()
        allowed = [
            one
            for one in self._on(sought.subject)
            if (not sought.kinds or one.document.kind in sought.kinds)
            and filters.allow(one.document)
            and not (is_written and is_a_part(one.document.title))
        ]
        on_it = tuple(one.document for one in allowed if one.score >= _SPEAKS_OF_IT * allowed[0].score)[:_MOST]
        return on_it or (self._nearest_of_kind(sought, filters) if is_written else ())

    def _on(self, subject: str) -> list[FoundDocument]:
        """The documents that any name of a subject finds, the best first."""
        best: dict[str, FoundDocument] = {}
        for name in dict.fromkeys((*names_of(subject), *spelt_out(subject))):
            for one in self._documents.find_documents(name):
                if one.document.id not in best or best[one.document.id].score < one.score:
                    best[one.document.id] = one
        return sorted(best.values(), key=lambda one: -one.score)

    def _nearest_of_kind(self, sought: Sought, filters: Filters) -> tuple[Document, ...]:
        """The documents of the kind looked for whose pages come nearest to its subject."""
        kinds = sought.kinds & (filters.kinds or sought.kinds)
        hits = self._retriever.find_pages(sought.subject, _PAGES_NEAR, replace(filters, kinds=kinds)) if kinds else []
        return tuple(dict.fromkeys(hit.document for hit in hits if not is_a_part(hit.document.title)))[:_NEAREST]
