"""Any document that a moderator looks for: by its title, its buyer, its file, its address or its identifier."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.folding import fold
from corpus.models import Document
from index.words import find_words

_ID = re.compile(r"(?<![0-9a-z])[0-9a-f]{12}(?![0-9a-z])")
_NAMES_KEPT = 1 << 15
"""Documents whose words are remembered: the page is drawn anew at each touch."""


def documents_sought(said: str, documents: Iterable[Document]) -> list[Document]:
    """Those that an identifier names, alone or in an address; else those with all of the words in what they are called.

    None where nothing is said.
    """
    known, named = list(documents), set(_ID.findall(said.lower()))
    if found := [one for one in known if one.id in named or one.id == said.strip()]:
        return found
    words = _words(said).split()
    return [one for one in known if words and _holds_all(one, words)]


def _holds_all(document: Document, words: Iterable[str]) -> bool:
    called = _words_called(document.title, document.buyer, document.file)
    return all(word in called for word in words)


@lru_cache(_NAMES_KEPT)
def _words_called(*names: str) -> str:
    return _words(" ".join(names))


def _words(text: str) -> str:
    """The words of a text without accents and the marks around them, a space between two."""
    return " ".join(word for word, _, _ in find_words(fold(text)))
