"""The names that somebody had or has by marriage: “Mme Dupuis, née Larrieu”, “Nom de jeune fille : Le Cloarec”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import Finding, Kind
from protect.people.names import CIVILITY, GAP, PARTICLE, WORD, folded, has_first_name, is_common, pieces_of

_BLANKS = rf"(?:{GAP})?"
_NAME = rf"(?:(?:{PARTICLE}|L[ea]|D[eu]|El|Ben){_BLANKS})?{WORD}(?:{GAP}{WORD})?"
_WAS_BORN = rf"(?:n[ée]e|[ée]pouse|[ée]p\.|veuve|divorc[ée]e){GAP}"
_NO_NAMES = frozenset(("neant", "aucun", "aucune", "idem", "identique", "inconnu", "inconnue", "sans", "meme", "non"))
"""What forms have in the place of a name, folded."""
_REACH = 20
_OF_A_BODY = re.compile(
    r"(?<!\w)(?:associations?|soci[ée]t[ée]s?|entreprises?|fondations?|collectifs?|compagnies?|start-?ups?|marques?)\s(?-i:[A-ZÀ-Þ])",
    re.I,
)
_OF_MARRIAGE = re.compile(
    rf"(?<![\w'’-])(?:(?P<civility>{CIVILITY}){GAP})?(?P<who>{WORD}(?:{GAP}(?:{PARTICLE}{_BLANKS})?{WORD}){{0,3}})(?:,?{GAP}|,?{_BLANKS}\n{_BLANKS})\(?{_WAS_BORN}(?P<name>{_NAME})(?![\w'’])"
)
_LABELLED = re.compile(
    rf"(?<!\w)(?i:nom{GAP}(?:de{GAP}(?:jeune{GAP}fille|naissance)|marital|patronymique|d['’][ée]pouse)){_BLANKS}[:|]{_BLANKS}"
    rf"(?P<name>{_NAME})(?![\w'’])"
)


def find_maiden_names(text: str) -> Iterator[Finding]:
    """Each of them, behind somebody with a civility or a first name that is known, or behind such a label."""
    for said in _LABELLED.finditer(text):
        yield from _found(said)
    for said in _OF_MARRIAGE.finditer(text):
        if said["civility"] or (has_first_name(pieces_of(said["who"])) and not _is_of_a_body(said)):
            yield from _found(said)


def _is_of_a_body(said: re.Match[str]) -> bool:
    return _OF_A_BODY.search(said.string, max(0, said.start("who") - _REACH), said.end("who")) is not None


def _found(said: re.Match[str]) -> Iterator[Finding]:
    pieces = pieces_of(said["name"])
    if not (any(map(is_common, pieces[-1:])) or folded(pieces[0]) in _NO_NAMES):
        yield Finding(Kind.PERSON, *said.span("name"))
