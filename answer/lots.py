"""The lot that a question asks of, among the parts of a tender that each are of one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.folding import fold
from corpus.models import Document

_LOT = r"(?<![a-z0-9])lots?[ _-]*(?:n[°o.]? ?|number )?0*"
_ASKED = re.compile(rf"{_LOT}(\d{{1,3}})\b(?!\s*(?:,|et|ou|and|or|a|to|-)\s*\d)")
"""One alone: who compares two lots asks of both."""


def of_the_lot(question: str, documents: Iterable[Document], among: frozenset[str]) -> frozenset[str]:
    """Those of some documents that are called by the lot that a question asks of: “lot 3” is “LOT-03” too."""
    asked = set(_ASKED.findall(fold(question)))
    if len(asked) != 1:
        return frozenset()
    called = re.compile(rf"{_LOT}{asked.pop()}(?!\d)")
    return frozenset(one.id for one in documents if one.id in among and called.search(fold(f"{one.title} {one.file}")))
