"""Formulas of workbooks, in either format: whom they would write to, and the texts in them."""

from __future__ import annotations

import re

from protect.formats.places import TO_NOBODY, addressee
from protect.traces import Findings, TraceKind

_WRITES_TO = re.compile(r"mailto:(?:[^\"]|\"\"|\"\s{0,9}&\s{0,9}\")+", re.I)
"""“=HYPERLINK("mailto:…","Écrire")”; the address may be put together: “"mailto:"&"…"”."""
_JOINED = re.compile(r"\"\s{0,9}&\s{0,9}\"")

_TEXT = re.compile(r"\"((?:[^\"]|\"\")*)\"")


def texts_in(formula: str) -> str:
    """The texts of a formula: “Jean Dupont ; oui” of “IF(A2="Jean Dupont";"oui";B2)”."""
    return " ; ".join(_TEXT.findall(formula))


def without_addresses(formula: str, findings: Findings) -> str:
    """The formula with all addresses taken out that it would write to, but for public ones."""

    def to_nobody(found: re.Match[str]) -> str:
        if not (address := addressee(_JOINED.sub("", found[0]))):
            return found[0]
        findings.add(TraceKind.EMAIL, address)
        return TO_NOBODY

    return _WRITES_TO.sub(to_nobody, formula)
