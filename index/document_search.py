"""Documents by what they hold: each is as good as its best passage, and better when its title says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.models import Document, Passage, Span
from corpus.store import Store
from index.filters import Filters
from index.retriever import Hit, Retriever
from index.search_index import SearchIndex, State
from index.words import all_query_stems, find_words, query_stems, stems

_PASSAGES = 400
_MEANS_THE_SAME = 0.55
"""How well a passage must match the words by meaning (`Hit.words`) where the document does not hold them all.

On the 89 shared documents, what has to do with a word lies above, nonsense and foreign subjects below 0.5.
"""
_IN_THE_TITLE = 1.2
"""More than the best passage can bring, which is 1."""
_SEARCHES_KEPT = 64


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document and its best passage, None when only its title, buyer or metadata fit. A higher score is better."""

    document: Document
    score: float
    passage: Passage | None = None


class DocumentSearch:
    """Full text and meaning in one search; one that was just made costs nothing."""

    def __init__(self, store: Store, retriever: Retriever, search_index: SearchIndex) -> None:
        self._store = store
        self._retriever = retriever
        self._index = search_index
        self._kept = lru_cache(maxsize=_SEARCHES_KEPT)(self._search)

    def find_documents(self, words: str) -> Sequence[FoundDocument]:
        """The documents that hold the words or mean the same, the best first; superseded ones too."""
        return self._kept(" ".join(words.split()), self._index.state())

    def _search(self, words: str, _state: State) -> tuple[FoundDocument, ...]:
        if not query_stems(words):
            return ()
        best: dict[str, Hit] = {}
        for hit in self._retriever.find_passages(words, _PASSAGES, Filters(superseded=True)):
            best.setdefault(hit.document.id, hit)
        holding = self._index.keywords.documents_holding_all(words)
        found = [
            self._found(document, words, best.get(document.id))
            for document in self._store.documents()
            if document.id in holding or (document.id in best and best[document.id].words >= _MEANS_THE_SAME)
        ]
        return tuple(sorted(found, key=lambda one: -one.score))

    def _found(self, document: Document, words: str, hit: Hit | None) -> FoundDocument:
        score = (hit.score if hit else 0.0) + _IN_THE_TITLE * _share_in_title(document, words)
        return FoundDocument(document, score, hit.passage if hit else None)


def words_found(words: str, text: str, language: str) -> list[Span]:
    """Where the words searched for, in any of their forms, stand in a text."""
    wanted = all_query_stems(words)
    return [Span(start, end) for word, start, end in find_words(text) if wanted & {*stems(word, language)}]


def _share_in_title(document: Document, words: str) -> float:
    """The share of the words that stand in the document's title or buyer."""
    title = {*stems(f"{document.title} {document.buyer}", document.language)}
    wanted = [set(forms) for forms in query_stems(words)]
    return sum(bool(forms & title) for forms in wanted) / len(wanted)
