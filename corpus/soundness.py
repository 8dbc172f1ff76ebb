"""Whether what is stored is whole: each file against its hash, each document against its pages and passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.files import sha256_of
from corpus.models import Document
from corpus.store import Store


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong, hidden documents included. `damage` is what the database says of itself, "" for nothing.

    `lost` documents have no file any more, that of `changed` ones holds other bytes than those that were added, and
    the text of `incomplete` ones is not all there. `leftovers` are files and folders that nothing needs.
    """

    damage: str
    lost: tuple[Document, ...]
    changed: tuple[Document, ...]
    incomplete: tuple[Document, ...]
    leftovers: tuple[Path, ...]


def examine(store: Store) -> Findings:
    """What is wrong with what the store holds; reads every byte of it."""
    documents = [*store.documents(), *store.hidden_documents()]
    there = [document for document in documents if store.files.path(document.sha256).is_file()]
    incomplete = store.texts.incomplete_documents()
    return Findings(
        damage=store.damage(),
        lost=_without(documents, there),
        changed=tuple(one for one in there if sha256_of(store.files.path(one.sha256)) != one.sha256),
        incomplete=tuple(document for document in documents if document.id in incomplete),
        leftovers=tuple(store.leftovers()),
    )


def _without(documents: Iterable[Document], some: Iterable[Document]) -> tuple[Document, ...]:
    known = {document.id for document in some}
    return tuple(document for document in documents if document.id not in known)
