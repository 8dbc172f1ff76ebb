"""What a question says again of the titles of the documents that it names.

In “How does CMI2 split the score of the civil knowledge dashboard proposals?” the dashboard tells which tender is
meant, as its name does, and nothing of what to look for in it: it stands all over its pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from answer.asked.buyers import SCOPES
from answer.asked.followups import words_of_meaning
from corpus.folding import fold
from corpus.models import Document
from index.words import all_query_stems, query_stems

_PIECE = re.compile(r"\S+")
_ENDS = ",;:?!.()«»“”\"'"
_OF_ANY_TENDER = SCOPES | {
    *("proposal", "proposals", "offer", "offers", "bid", "bids", "bidder", "bidders", "solicitation", "request"),
    *("offre", "offres", "prestation", "prestations", "lot", "lots", "services", "rapport", "report"),
}
"""Words of titles that each document of a tender speaks of."""
_LEAST_ASKED = 2
"""Telling words that a question keeps."""
_KEPT = 1 << 16
"""Titles whose words are remembered."""


def without_titles(asked: str, documents: Sequence[Document]) -> str:
    """The same without the words that most of the documents' titles hold; "" where none is, or too little is left."""
    counts = Counter(stem for one in documents for stem in _words_called(one))
    titled = {stem for stem, count in counts.items() if 2 * count >= len(documents)}
    pieces = _PIECE.findall(asked)
    kept = [piece for piece in pieces if not _is_titled(piece, titled)]
    left = " ".join(kept)
    return left if len(kept) < len(pieces) and len(words_of_meaning(left)) >= _LEAST_ASKED else ""


def _words_called(document: Document) -> frozenset[str]:
    """The stems of a document's title and of its file's name, which tells what a poor title does not."""
    return _stems_of(f"{document.title} {document.file}")


def _is_titled(piece: str, titled: set[str]) -> bool:
    if fold(piece).strip(_ENDS) in _OF_ANY_TENDER:
        return False
    words = query_stems(piece)
    return bool(words) and all(not titled.isdisjoint(forms) for forms in words)


@lru_cache(_KEPT)
def _stems_of(called: str) -> frozenset[str]:
    return frozenset(all_query_stems(called))
