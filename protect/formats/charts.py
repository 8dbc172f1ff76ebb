"""Charts, whose titles and values are not among the text that is read: whom they name."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from protect.personal_data import tells_somebody
from protect.traces import Findings, TraceKind


def tell_chart(words: Iterable[etree._Element], findings: Findings) -> None:
    """Tells which words of a chart identify people; they stay in the published copy, which shows them."""
    said = dict.fromkeys("".join(map(str, one.xpath("text()"))).strip() for one in words)
    for text in filter(tells_somebody, said):
        findings.add(TraceKind.CHART, text)
