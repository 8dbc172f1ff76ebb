"""Words that a file keeps beside those that readers see: alternative texts, tooltips, names of fields and pictures."""

from __future__ import annotations

from protect.formats.places import kind_of_place
from protect.personal_data import tells_somebody
from protect.traces import Findings, TraceKind


def tells(words: str, findings: Findings) -> bool:
    """Whether such words hold an address or a folder, or name somebody, and are to be taken out, which is told."""
    said = words.replace("_", " ")  # “photo_Jean_Dupont”
    kind = kind_of_place(words) or (TraceKind.LABEL if said.strip() and tells_somebody(said) else None)
    if kind:
        findings.add(kind, words)
    return kind is not None
