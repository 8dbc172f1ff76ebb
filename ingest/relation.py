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
    """The document with its place beside the known one, and the id of the one whose next version it is.

    Which version that makes it is known once it is stored. What is masked in the known one is masked in it too, and its
    file is kept back where that of the known one was so since the giver was asked. When the known one was withdrawn
    meanwhile, the document stands for itself; its id is given all the same, by which the log tells who hid words in it.
    """
    if related is None or related.relation is Relation.DIFFERENT:
        return document, None
    try:
        known = store.document(related.known.id)
    except DocumentNotFound:
        return document, related.known.id
    is_kept_back = document.text_only or (known.text_only and not related.known.text_only)
    document = replace(document, masked_words=united(document.masked_words, known.masked_words), text_only=is_kept_back)
    if related.relation is Relation.NEW_VERSION:
        return document, known.id
    return replace(document, version=known.version, format_of=known.format_of or known.id), None
