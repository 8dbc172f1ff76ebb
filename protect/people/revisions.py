"""Names in a history of versions that is no table any more: “1.0 25/01/2011 Jeanne Vasseur Première version”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from protect.findings import Finding, Kind
from protect.people.names import begins_with_initials, candidates, is_a_full_name, pieces_of

_GAP = r"[ \t\u00a0|]+"
_VERSION = r"(?:v(?:ersion)?\.?\s?)?\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?"
_DATE = r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}(?:er)?\s[^\W\d_]+\.?\s\d{4})"
_DOTTED_VERSION = r"\d{1,2}(?:\.\d{1,3}){1,3}"
_REVISION = re.compile(rf"^[ \t|]*(?:{_VERSION}{_GAP}{_DATE}|{_DATE}{_GAP}{_VERSION}){_GAP}(?=\S)", re.I | re.M)
_REVISION_WITHIN = re.compile(rf"(?<=\s){_DOTTED_VERSION}{_GAP}{_DATE}{_GAP}(?=\S)", re.I)
"""Where the rows of a table were run together: “… 1.0 25/01/2011 Jeanne Vasseur Première version 2.0 15/12/2012 …”."""


def names_in_revisions(text: str, common: Collection[str]) -> Iterator[Finding]:
    """The full name that stands after a version and its date; `common` are words that no name goes on with."""
    for line in re.finditer(r"[^\n]+", text):
        first = _REVISION.match(line[0])
        heads = {head.end() for head in (*([first] if first else []), *_REVISION_WITHIN.finditer(line[0]))}
        for start, end in candidates(line[0]) if heads else ():
            if start in heads:
                yield from _name_in(line[0][start:end], line.start() + start, common)


def _name_in(stretch: str, start: int, common: Collection[str]) -> Iterator[Finding]:
    name = _without_common(stretch, common)
    if is_a_full_name(name) or begins_with_initials(pieces_of(name)):
        yield Finding(Kind.PERSON, start, start + len(name))


def _without_common(name: str, common: Collection[str]) -> str:
    """The name up to the first word that the text writes without a capital too: “Prise en compte…” follows it."""
    for match in re.finditer(r"[^\W\d_]+", name):
        if match.start() and match[0].lower() in common:
            return name[: match.start()].rstrip()
    return name
