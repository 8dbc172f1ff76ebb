"""Whether the index agrees with the corpus, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corpus.models import Document, Passage
from corpus.store import Store
from index.embedded_text import embedded_text, words_of_passage
from index.search_index import LoadedVectors, SearchIndex, passages_of, sentence_texts, sentences_of
from index.vectors import ExactVectors, Ids

_PASSAGES_A_STEP = 512
_ROUNDED = 0.01
"""By how much half precision, and several thousand sums, may leave a unit vector longer or shorter."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """How many passages cannot be found, how many are still there though withdrawn, how many are not what they were."""

    missing: int
    left: int
    damaged: int

    def __bool__(self) -> bool:
        return any((self.missing, self.left, self.damaged))


def compare(search_index: SearchIndex, store: Store) -> Disagreement:
    """How the index differs from the corpus; reads all of both."""
    owners = dict(store.passage_owners())
    documents = {document.id: document for document in store.documents()}
    keywords = search_index.keywords
    named = keywords.documents().keys()
    with search_index.lock:
        vectors = search_index.vectors()
        found = set(keywords.ids()) & set(vectors.passages.ids().tolist())
        left = _everything_in(search_index, vectors) - owners.keys()
        damaged = {id for id in found & owners.keys() if owners[id] not in named}
        if not keywords.are_whole():
            damaged = found
        ids = sorted(found & owners.keys())
        for first in range(0, len(ids), _PASSAGES_A_STEP):
            passages = store.passages(ids[first : first + _PASSAGES_A_STEP])
            damaged |= {one.id for one in passages if _is_damaged(one, documents.get(one.document_id), vectors)}
    withdrawn = len(named - documents.keys())
    return Disagreement(len(owners.keys() - found), len(left) + withdrawn, len(damaged))


def _everything_in(search_index: SearchIndex, vectors: LoadedVectors) -> set[int]:
    """Every passage that the index knows, in whatever way."""
    ids = (vectors.passages.ids(), vectors.words.ids(), passages_of(vectors.sentences.ids()))
    return set(search_index.keywords.ids()).union(*(some.tolist() for some in ids))


def _is_damaged(passage: Passage, document: Document | None, vectors: LoadedVectors) -> bool:
    if document is None:  # withdrawn meanwhile
        return False
    first, after = (int(bound[0]) for bound in sentences_of(np.array([passage.id], dtype=np.int64)))
    known = vectors.sentences.sorted_ids()
    sentences = known[slice(*np.searchsorted(known, (first, after)))]
    has_words = bool(len(vectors.words.of(passage.id)))
    return (
        sentences.tolist() != [id for id, _ in sentence_texts(passage)]
        or not _are_unit(vectors.passages, np.array([passage.id], dtype=np.int64))
        or not _are_unit(vectors.sentences, sentences)
        or has_words != bool(words_of_passage(embedded_text(document, passage), passage))
    )


def _are_unit(vectors: ExactVectors, ids: Ids) -> bool:
    lengths = np.linalg.norm(vectors.get(ids), axis=1)
    return bool(np.all(np.abs(lengths - 1) < _ROUNDED))
