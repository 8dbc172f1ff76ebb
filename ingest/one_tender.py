"""Documents of one tender, given together: who buys is said in one of them, and holds for those that do not say it.

A price schedule seldom names its buyer, and is asked for by the name all the same: “les délais du BPU du Bourget”.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.models import Document
from ingest.guesses.buyer_type import guess_buyer_type
from ingest.guesses.folding import fold_words
from ingest.guesses.terms import TENDER_KINDS

_MOST_PARTS = 20
"""Documents of a folder up to which it may be that of one tender; more are a collection."""
_ONLY_ONE = ("RC", "CCAP")
"""Of each of these a tender has one."""
_MAY_BE_A_PART = (*TENDER_KINDS, "other")
"""Of a tender; a guide or a feedback beside it is not its buyer's."""


def folder_of(origin: str, given_in: str) -> str:
    """Where the documents of a tender lie together: the folder that a document was published in, else `given_in`."""
    end = max(origin.rfind("/"), origin.rfind(":"))
    return origin[:end] if end > 0 else given_in


def with_common_buyer(documents: Sequence[Document]) -> list[Document]:
    """The documents of one folder, each part of a tender that names no buyer with that of the others.

    As they are, where the others name several, or there are too many: then they are not of one tender.
    """
    kinds = [one.kind for one in documents]
    is_one = len(kinds) <= _MOST_PARTS and all(kinds.count(kind) <= 1 for kind in _ONLY_ONE)
    buyer = _common_buyer(documents) if is_one else ""
    return [
        replace(one, buyer=buyer, buyer_type=one.buyer_type or guess_buyer_type(buyer))
        if buyer and not one.buyer and one.kind in _MAY_BE_A_PART
        else one
        for one in documents
    ]


def _common_buyer(documents: Iterable[Document]) -> str:
    """The one buyer of the tenders among them, "" where they name several; “Ville X” and “Ville X et CCAS” are one."""
    buyers = {one.buyer for one in documents if one.buyer and one.kind in TENDER_KINDS}
    shortest = min(sorted(buyers), key=len, default="")
    is_one = all(fold_words(buyer).startswith(fold_words(shortest)) for buyer in buyers)
    return shortest if is_one else ""
