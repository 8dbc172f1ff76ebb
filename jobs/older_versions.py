"""The versions that a new one replaces, in all their formats: those that a key may delete, and the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.models import Document
from corpus.store import Store


@dataclass(frozen=True, slots=True)
class OlderVersions:
    """The documents that the holder of a key may delete (`own`), and those that stay, being somebody else's."""

    own: tuple[Document, ...]
    of_others: tuple[Document, ...]


def older_versions(versions: Iterable[Document], key_hash: str, store: Store) -> OlderVersions:
    """These versions in all their formats, told apart by whether the key of this hash opens them."""
    documents = [each for version in versions for each in store.versions.formats(version.id)]
    opened = {one.id for one in documents if store.contributions.opens(key_hash, one.id)}
    return OlderVersions(
        tuple(one for one in documents if one.id in opened), tuple(one for one in documents if one.id not in opened)
    )
