"""Words that a file keeps beside those that readers see: alternative texts, tooltips, names of fields and pictures."""

from __future__ import annotations

from protect.formats.places import kind_of_place
from protect.personal_data import tells_somebody
from protect.traces import Findings, TraceKind


def kind_told(words: str) -> TraceKind | None:
    """What such words tell: an address, a folder, or somebody; None where nothing of these."""
    if kind := kind_of_place(words):
        return kind
    return TraceKind.LABEL if words.strip() and tells_somebody(words) else None


def tells(words: str, findings: Findings) -> bool:
    """Whether such words identify somebody, and are to be taken out, which is told."""
    kind = kind_told(words)
    if kind:
        findings.add(kind, words)
    return kind is not None
