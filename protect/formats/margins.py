"""The headers and footers of pages, which are not among the text that is read: who is named in them."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from protect.personal_data import find_personal_data
from protect.traces import Findings, TraceKind


def tell_margin(paragraphs: Iterable[etree._Element], findings: Findings) -> None:
    """Tells what in a header or footer with these paragraphs identifies people; it stays in the published copy."""
    text = "\n".join("".join(map(str, paragraph.itertext())) for paragraph in paragraphs)
    for found in find_personal_data(text):
        findings.add(TraceKind.MARGIN, text[found.start : found.end])
