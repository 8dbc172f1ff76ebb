"""Any document that a moderator looks for: by its title, its buyer, its file, its address or its identifier."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.folding import fold
from corpus.models import Document

_ID = re.compile(r"(?<![0-9a-z])[0-9a-f]{12}(?![0-9a-z])")


def documents_sought(said: str, documents: Iterable[Document]) -> list[Document]:
    """Those that an identifier names, alone or in an address; else those with all of the words in what they are called.

    None where nothing is said.
    """
    known, named = list(documents), set(_ID.findall(said.lower()))
    if found := [one for one in known if one.id in named or one.id == said.strip()]:
        return found
    words = fold(said).split()
    return [one for one in known if words and all(word in _called(one) for word in words)]


def _called(document: Document) -> str:
    return fold(f"{document.title} {document.buyer} {document.file}")
