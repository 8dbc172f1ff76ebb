"""The names that somebody had or has by marriage: “Mme Dupuis, née Larrieu”, “Nom de jeune fille : Le Cloarec”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import Finding, Kind
from protect.names import CIVILITY, GAP, PARTICLE, WORD, has_first_name, is_common, pieces_of

_NAME = rf"(?:(?:{PARTICLE}|L[ea]|D[eu]|El|Ben){GAP}?)?{WORD}(?:{GAP}{WORD})?"
_WAS_BORN = rf"(?:n[ée]e|[ée]pouse|[ée]p\.|veuve|divorc[ée]e){GAP}"
_OF_MARRIAGE = re.compile(
    rf"(?<![\w'’-])(?:(?P<civility>{CIVILITY}){GAP})?(?P<who>{WORD}(?:{GAP}(?:{PARTICLE}{GAP}?)?{WORD}){{0,3}}),?{GAP}\(?{_WAS_BORN}(?P<name>{_NAME})(?![\w'’])"
)
_LABELLED = re.compile(
    rf"(?<!\w)(?i:nom{GAP}(?:de{GAP}(?:jeune{GAP}fille|naissance)|marital|patronymique|d['’][ée]pouse)){GAP}?[:|]{GAP}?"
    rf"(?P<name>{_NAME})(?![\w'’])"
)


def find_maiden_names(text: str) -> Iterator[Finding]:
    """Each of them, behind somebody with a civility or a first name that is known, or behind such a label."""
    for said in _LABELLED.finditer(text):
        yield from _found(said)
    for said in _OF_MARRIAGE.finditer(text):
        if said["civility"] or has_first_name(pieces_of(said["who"])):
            yield from _found(said)


def _found(said: re.Match[str]) -> Iterator[Finding]:
    if not any(map(is_common, pieces_of(said["name"])[-1:])):
        yield Finding(Kind.PERSON, *said.span("name"))
