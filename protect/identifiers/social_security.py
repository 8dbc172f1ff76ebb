"""Numbers of the French social security (NIR): by their check digits, or by the words that stand before them.

Source: INSEE, “Numéro d'inscription au répertoire”: sex, year and month of birth, department, municipality, order, key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.fr import nir

from protect.findings import Finding, Kind

_GAP = r"[ \u00a0\u202f.]{0,2}"
_GAP_WHERE_CALLED = r"[ \u00a0\u202f.\-/|]{0,3}"


def _figures(gap: str) -> str:
    """The thirteen that a key may follow, in their groups."""
    month, department = r"(?:0[1-9]|1[0-2]|[2-9]\d)", r"(?:\d\d|2[ABab])"
    return gap.join((r"[1-478]", r"\d\d", month, department, r"\d{3}", r"\d{3}"))


_NUMBER = re.compile(rf"(?<![\w.,+\-/]){_figures(_GAP)}{_GAP}\d\d(?!\w)(?![.,\-/]\d)")
_NAMED = re.compile(
    r"(?:s[ée]curit[ée]\s+sociale|\bs[ée]cu\b|\bNIR\b|\bNSS\b)[^\d\n]{0,40}"
    rf"(?P<number>{_figures(_GAP_WHERE_CALLED)}(?:{_GAP_WHERE_CALLED}\d\d)?)(?!\w)",
    re.I,
)


def find_social_security_numbers(text: str) -> Iterator[Finding]:
    """Every such number of fifteen figures that its key proves, or of thirteen or more that is called one."""
    for match in _NAMED.finditer(text):
        yield Finding(Kind.NIR, *match.span("number"))
    for match in _NUMBER.finditer(text):
        if nir.is_valid(re.sub(r"\W", "", match[0])):
            yield Finding(Kind.NIR, *match.span())
