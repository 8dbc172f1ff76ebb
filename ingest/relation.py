"""How a document that comes in stands to one that is known: what its giver says when the two are alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.errors import DocumentNotFound
from corpus.models import Document
from corpus.store import Store
from protect.given_words import united


class Relation(StrEnum):
    NEW_VERSION = "new version"
    OTHER_FORMAT = "other format"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Related:
    relation: Relation
    known: Document


def placed(document: Document, related: Related | None, store: Store) -> tuple[Document, str | None]:
    """The document with its place beside the known one, and the id of the version that it supersedes.

    What is masked in the known one is masked in it too. When the known one was withdrawn meanwhile, the document stands
    for itself.
    """
    if related is None or related.relation is Relation.DIFFERENT:
        return document, None
    try:
        known = store.document(related.known.id)
        current = store.versions.current(known.id)
    except DocumentNotFound:
        return document, None
    words = united(document.masked_words, known.masked_words)
    if related.relation is Relation.NEW_VERSION:
        return replace(document, version=current.version + 1, masked_words=words), current.id
    return replace(document, version=known.version, format_of=known.format_of or known.id, masked_words=words), None
