"""Who filled in a form: the family name and the first name behind a label each, “Nom : LERME”, “Prénom : Maël”.

Neither label alone tells anybody: a company has a “Nom” too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from protect.findings import FIRST_NAME, Finding, Kind
from protect.people.names import WORD, is_common, is_first_name, is_particle, pieces_of

_VALUE = rf"(?:\.{{2,}}|_{{2,}})?[ \t\u00a0]?{WORD}(?!\w)(?:[ \u00a0]{WORD}(?!\w)){{0,2}}"
_ENDS = (
    r"(?=[*_]{0,3}\s*(?:$|[\n|;,.(•–—/]|-\s|[ ]{2}"
    r"|(?:P(?i:r[ée]noms?)|N(?i:oms?)|N(?i:[ée]e?))\b|[^\W\d_][\w ]{1,20}\s?:))"
)
_WHOSE = (
    r"(?:\sd(?:u|e\sla|e\sl['’])\s?(?:signataire|repr[ée]sentante?|demandeur|contact|agente?|stagiaire|g[ée]rante?))?"
)
_REMARK = r"(?:\s\([^()\n]{1,30}\))?"
_FAMILY = (
    rf"(?:N(?i:om(?:\s(?:de\s(?:famille|naissance|jeune\sfille)|d['’]usage|patronymique))?{_WHOSE}{_REMARK})"
    r"|(?:L(?i:ast)|F(?i:amily))\s(?i:name)|S(?i:urname))"
)
_GIVEN = rf"(?:P(?i:r[ée]nom(?:s|\(s\))?{_WHOSE}{_REMARK})|(?:F(?i:irst)|G(?i:iven))\s(?i:names?)|F(?i:orenames?))"
"""In capitals too, but not in small letters: “le nom : Orvelia”."""
_NEXT = re.compile(rf",\s?(?P<given>{WORD})(?!\w)")
_BOLD = r"[*_]{0,3}"
_MARK = rf"{_BOLD}(?:\s?[:|]{_BOLD}[ \t\u00a0]{{0,3}}|\s?:?{_BOLD}[ \t]*\n[ \t]*(?=[^\n:|]+(?:\n|\Z))){_BOLD}"
"""The value stands behind it, or alone on the next line. In Markdown, the label may be bold: “**Nom** :”."""
_BETWEEN = r"[^\n]{0,3}(?:\n[^\n:]{0,6}){0,2}?\s*"
_BOTH = re.compile(
    rf"(?<![\w-])(?:{_FAMILY}{_MARK}(?P<family>{_VALUE}){_ENDS}{_BETWEEN}{_GIVEN}{_MARK}(?P<given>{_VALUE})"
    rf"|{_GIVEN}{_MARK}(?P<first>{_VALUE}){_ENDS}{_BETWEEN}{_FAMILY}{_MARK}(?P<last>{_VALUE})){_ENDS}"
)


def names_in_forms(text: str, common: Collection[str]) -> Iterator[Finding]:
    """Both names, and the first names that follow the first. `common` are the words that the text writes small."""
    for both in _BOTH.finditer(text):
        values = [part for part in ("family", "given", "first", "last") if both[part]]
        given = both["given"] or both["first"]
        is_labelled = ":" in both[0] or "|" in both[0] or is_first_name(pieces_of(given)[0])
        if is_labelled and all(_may_be_a_name(both[part], common) for part in values):
            yield from (Finding(Kind.PERSON, *_name_in(both, part)) for part in values)
            yield from _more_first_names(text, both.end("given" if both["given"] else "first"))


def _more_first_names(text: str, end: int) -> Iterator[Finding]:
    """Those behind commas, “Maïwenn, Anne”, that are known."""
    while (more := _NEXT.match(text, end)) and is_first_name(more["given"]):
        yield Finding(Kind.PERSON, *more.span("given"), FIRST_NAME)
        end = more.end()


def _name_in(both: re.Match[str], part: str) -> tuple[int, int]:
    """The place of the value without the dots of a line to write on."""
    return both.end(part) - len(both[part].lstrip("._ \u00a0")), both.end(part)


def _may_be_a_name(value: str, common: Collection[str]) -> bool:
    words = [one for one in pieces_of(value) if not is_particle(one)]
    return bool(words) and not any(is_common(one) or one.lower() in common for one in words)
