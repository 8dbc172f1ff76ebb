"""The citations of an answer as a trail that can be followed from one source to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answer.models import Citation
from corpus.models import Span


@dataclass(frozen=True, slots=True)
class Trail:
    """Where the reader is among the citations; None before and after where there is none."""

    before: Citation | None
    here: Citation
    after: Citation | None
    count: int


def trail(citations: Sequence[Citation], document_id: str, page: int, span: Span | None) -> Trail | None:
    """The citation that the address names, with its neighbours; None when it is not among them."""
    for place, citation in enumerate(citations):
        if (citation.document.id, citation.page, citation.span) == (document_id, page, span):
            before = citations[place - 1] if place else None
            after = citations[place + 1] if place + 1 < len(citations) else None
            return Trail(before, citation, after, len(citations))
    return None
