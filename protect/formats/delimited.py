"""CSV without what a spreadsheet program would run: a formula is made text by an apostrophe before it."""

from __future__ import annotations

import re

from protect.traces import Findings, TraceKind

_FORMULA = re.compile(rb'(?m)(?P<before>(?:^|[;,\t|])[ \t]*"?[ \t]*)(?P<cell>=|[@+-](?=\w+[(|!]))')
"""“=…” always is one; “-5” is a number and “- Fourniture” an item, unless what follows calls something."""


def clean_delimited(data: bytes, findings: Findings) -> bytes:
    """The same bytes, an apostrophe before each formula; of text in two bytes a letter, nothing is found."""
    cleaned, count = _FORMULA.subn(rb"\g<before>'\g<cell>", data)
    if count:
        findings.add(TraceKind.FORMULA, count=count)
    return cleaned
