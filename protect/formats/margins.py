"""The headers and footers of pages, which are not among the text that is read: who and what folders they name."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from protect.formats.places import paths_in
from protect.personal_data import find_personal_data
from protect.traces import Findings, TraceKind


def tell_margin(paragraphs: Iterable[etree._Element], findings: Findings) -> None:
    """Tells what in a header or footer with these paragraphs identifies people; it stays in the published copy."""
    tell_margin_text("\n".join("".join(map(str, paragraph.itertext())) for paragraph in paragraphs), findings)


def tell_margin_text(text: str, findings: Findings) -> None:
    """The same of its text, a paragraph a line."""
    paths = paths_in(text)
    for found in find_personal_data(text):
        said = text[found.start : found.end]
        if not any(said in path for path in paths):
            findings.add(TraceKind.MARGIN, said)
    for path in paths:
        findings.add(TraceKind.MARGIN, path)
