"""The documents that begin with a name by which others are called: George Mason University is in Fairfax too.

Who asks for Fairfax County means the buyer, and not whoever gives an address there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from answer.names import squeeze
from corpus.models import Document
from index.words import query_stems, stems
from ingest.one_tender import published_in

_FEWEST_WORDS = 2
"""Words of such a name: one alone, “GSA”, may be short for a buyer in full."""
_KEPT = 1 << 14
"""Documents of which is remembered what they are called."""


def of_other_buyers(name: str, documents: Sequence[Document]) -> frozenset[str]:
    """Those that are of a buyer whom a name does not call, where it calls another of the documents.

    Not those that were published with that one, nor those called by the name in one word: “searchgov”.
    """
    wanted = [frozenset(forms) for forms in query_stems(name)]
    if len(wanted) < _FEWEST_WORDS:
        return frozenset()
    shares = {one.id: sum(not forms.isdisjoint(_stems_of(one)) for forms in wanted) for one in documents}
    called = [one for one in documents if shares[one.id] == len(wanted)]
    folders = {published_in(one.origin) for one in called} - {""}
    others = (one for one in documents if called and one.buyer and not shares[one.id])
    return frozenset(
        one.id
        for one in others
        if published_in(one.origin) not in folders and squeeze(name) not in squeeze(_called(one))
    )


def _called(document: Document) -> str:
    """What a document is called, without its first lines."""
    return f"{document.title} {document.buyer} {document.file}"


def _stems_of(document: Document) -> frozenset[str]:
    return _stems_once(_called(document), document.language)


@lru_cache(_KEPT)
def _stems_once(called: str, language: str) -> frozenset[str]:
    return frozenset(stems(called, language))
