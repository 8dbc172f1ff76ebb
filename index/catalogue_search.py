"""What the catalogue finds: documents whose description holds the words, and those whose text answers to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.described import domain_name, kind_name
from corpus.folding import fold
from corpus.messages import LANGUAGES
from corpus.models import Document, Passage
from corpus.offered import offered
from index.document_search import DocumentSearch

_DESCRIBED = 3.0
"""More than any text can score: what is called so comes first."""


@dataclass(frozen=True, slots=True)
class Catalogued:
    """The documents that a search of the catalogue found, how well each fits, and the passage that shows it."""

    documents: Sequence[Document]
    scores: dict[str, float] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)


def search_catalogue(documents: Sequence[Document], words: str, texts: DocumentSearch | None) -> Catalogued:
    """Of these documents, those that fit the words; all of them where there are none.

    `texts` is None while they cannot be searched: a server that has just started loads the model that this needs.
    """
    if not words.strip():
        return Catalogued(documents)
    scores = {document.id: _DESCRIBED for document in described_by(documents, words)}
    passages = {}
    for found in texts.find_documents(words) if texts else ():
        scores[found.document.id] = scores.get(found.document.id, 0.0) + found.score
        if found.passage:
            passages[found.document.id] = found.passage
    return Catalogued([one for one in documents if one.id in scores], scores, passages)


def described_by(documents: Iterable[Document], words: str) -> list[Document]:
    """The documents that hold all the words in their title, keywords, buyer and the like."""
    wanted = fold(words).split()
    return [document for document in documents if all(word in _described(document) for word in wanted)]


def _described(document: Document) -> str:
    names = [kind_name(document.kind, language) for language in LANGUAGES]
    names += [domain_name(document.domain, language) for language in LANGUAGES]
    return fold(
        " ".join(
            [
                document.title,
                document.buyer,
                offered(document).file,
                str(document.year or ""),
                document.kind,
                *names,
                *document.keywords,
            ]
        )
    )
