"""CSV without what a spreadsheet program would run: a formula is made text by an apostrophe before it."""

from __future__ import annotations

import codecs
import re

from protect.traces import Findings, TraceKind

_FORMULA = re.compile(
    rb'(?m)(?P<before>(?:\A\xef\xbb\xbf|^|\r|[;,\t|])[ \t]*"?[ \t]*)(?P<cell>=|[@+-](?=[^\s;,"|]{1,200}[(|!]))'
)
"""“=…” always is one; “-5” is a number and “- Fourniture” an item, unless what follows without a blank calls something:
“-2+3+cmd|…”."""
_IN_TWO_BYTES = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def clean_delimited(data: bytes, findings: Findings) -> bytes:
    """The same bytes, an apostrophe before each formula."""
    for mark, encoding in _IN_TWO_BYTES:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace").encode()
            cleaned = _clean(text, findings)
            return data if cleaned == text else mark + cleaned.decode().encode(encoding)
    return _clean(data, findings)


def _clean(data: bytes, findings: Findings) -> bytes:
    cleaned, count = _FORMULA.subn(rb"\g<before>'\g<cell>", data)
    if count:
        findings.add(TraceKind.FORMULA, count=count)
    return cleaned
