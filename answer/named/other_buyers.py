"""The documents that begin with a name by which others are called: George Mason University is in Fairfax too.

Who asks for Fairfax County means the buyer, and not whoever gives an address there.
"""

from __future__ import annotations

from collections.abc import Sequence

from answer.text.proper_names import called_in_full, squeeze
from corpus.folding import fold
from corpus.initials import LEND_NO_LETTER
from corpus.models import Document
from index.words import find_words, query_stems, stem_set
from ingest.one_tender import published_in

_FEWEST_WORDS = 2
"""Words of such a name: one alone, “GSA”, may be short for a buyer in full."""


def of_other_buyers(name: str, documents: Sequence[Document]) -> frozenset[str]:
    """Those that are of a buyer whom a name does not call, where it calls that of another, or one that says none.

    Not those that were published with that one, nor those called by the name in one word or in short: “searchgov”, SGP.
    """
    wanted = [frozenset(forms) for forms in query_stems(name)]
    if len(wanted) < _FEWEST_WORDS:
        return frozenset()
    shares = {one.id: sum(not forms.isdisjoint(_stems_of(one)) for forms in wanted) for one in documents}
    bearing = [one for one in documents if shares[one.id] == len(wanted) and _is_of_it(one, wanted)]
    folders = {published_in(one.origin) for one in bearing} - {""}
    others = (one for one in documents if bearing and one.buyer and not shares[one.id])
    return frozenset(
        one.id for one in others if published_in(one.origin) not in folders and not _is_called_in_short(one, name)
    )


def _is_of_it(document: Document, wanted: Sequence[frozenset[str]]) -> bool:
    """Whether its buyer bears a name, or nobody is said to be: a lesson learned at a buyer's may be another's."""
    bought_by = stem_set(document.buyer, document.language)
    return not document.buyer or all(not forms.isdisjoint(bought_by) for forms in wanted)


def _is_called_in_short(document: Document, name: str) -> bool:
    """Whether it is called by a name in one word, or by the first letters of its words."""
    words = [fold(word) for word, _, _ in find_words(name)]
    lending = [word for word in words if word not in LEND_NO_LETTER]
    letters = ("".join(word[0] for word in some) for some in (words, lending))
    short = {one for one in letters if len(one) >= _FEWEST_WORDS}
    called = {fold(word) for word, _, _ in find_words(called_in_full(document))}
    return squeeze(name) in squeeze(called_in_full(document)) or not short.isdisjoint(called)


def _stems_of(document: Document) -> frozenset[str]:
    return stem_set(called_in_full(document), document.language)
