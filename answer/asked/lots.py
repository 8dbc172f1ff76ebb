"""The lot that a question asks of, among the parts of a tender that each are of one or of all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.folding import fold
from corpus.models import Document

_LOTS = re.compile(
    r"(?<![a-z0-9])lots?[ _-]*(?:n[°o.]? ?|numbers? )?"
    r"(?P<numbers>\d{1,3}(?!\d)(?:\s*(?:,|&|et|ou|and|or)\s*\d{1,3}(?!\d))*)"
)
"""“lot 3”, “LOT-03”, “lots 3 et 4”."""


def of_other_lots(question: str, documents: Iterable[Document]) -> frozenset[str]:
    """Those of some documents that are called by other lots than the one that a question asks of.

    None where no document is called by that: what is common to all lots is called by none.
    """
    asked = _lots_in(question)
    if len(asked) != 1:
        return frozenset()
    lots = {one.id: _lots_in(f"{one.title} {one.file}") for one in documents}
    is_called = any(asked <= called for called in lots.values())
    return frozenset(id for id, called in lots.items() if is_called and called and not asked <= called)


def _lots_in(text: str) -> frozenset[int]:
    """The numbers of the lots that a text names."""
    named = (found["numbers"] for found in _LOTS.finditer(fold(text)))
    return frozenset(int(number) for numbers in named for number in re.findall(r"\d+", numbers))
