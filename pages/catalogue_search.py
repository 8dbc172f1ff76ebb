"""What the catalogue finds: documents whose description holds the words, and those whose text answers to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.models import Document, Passage
from pages.commons import commons
from pages.facets import described_by

_DESCRIBED = 3.0
"""More than any text can score: what is called so comes first."""


@dataclass(frozen=True, slots=True)
class Found:
    """The documents that a search found, how well each fits, and the passage that shows it.

    `whole` is whether texts were searched too, which needs the model: a server that has just started loads it.
    """

    documents: Sequence[Document]
    scores: dict[str, float] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)
    whole: bool = True


def find(documents: Sequence[Document], words: str) -> Found:
    """Of these documents, those that fit the words; all of them where there are none."""
    if not words.strip():
        return Found(documents)
    scores = {document.id: _DESCRIBED for document in described_by(documents, words)}
    passages = {}
    ready = commons().search_index.is_ready()
    for found in commons().documents.find_documents(words) if ready else ():
        scores[found.document.id] = scores.get(found.document.id, 0.0) + found.score
        if found.passage:
            passages[found.document.id] = found.passage
    return Found([one for one in documents if one.id in scores], scores, passages, ready)
