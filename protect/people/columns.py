"""Names in the columns of a table whose head says that people stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from protect.findings import Finding, Kind
from protect.people.beside import is_named_after
from protect.people.names import begins_with_initials, candidates, has_first_name, pieces_of

_OF_A_PERSON = (
    r"(?:\s(?:du|de\sla|de\sl['’])\s?"
    r"(?:signataire|responsable|contact|repr[ée]sentante?|agente?|interlocut\w+|r[ée]f[ée]rente?))"
)
_NAME = re.compile(
    rf"(?:(?:noms?|pr[ée]noms?)(?:\s?(?:,|et|/|-)?\s?(?:pr[ée]noms?|noms?))?|(?:full\s|first\s|last\s|sur)?names?)"
    rf"(?:\s?(?:,|et|/)\s?(?:qualit[ée]|fonctions?)(?:\s\w+){{0,3}})?{_OF_A_PERSON}?\W*",
    re.I,
)
_FIRST_NAME = re.compile(r"(?:pr[ée]noms?|first\snames?)\W*", re.I)
_ROLE = re.compile(
    r"(?:interlocut(?:eur|rice)s?|r[ée]f[ée]rente?s?|correspondante?s?|contacts?|signataires?|porteu(?:r|se)s?|pilotes?"
    r"|agents?|coll[èe]gues?|[ée]lue?s?|encadrante?s?|gestionnaires?|chef(?:fe)?s?\sde\sprojet|employees?|colleagues?|staff|members?"
    r"|responsables?|suppl[ée]ante?s?|repr[ée]sentante?s?|animat(?:eur|rice)s?|r[ée]dact(?:eur|rice)s?|auteure?s?|participante?s?"
    r"|owners?|leads?|representatives?|authors?|attendees?|reviewers?|approvers?|relect(?:eur|rice)s?|approbat(?:eur|rice)s?"
    r"|(?:r[ée]dac|v[ée]rifica|approba|valida)tion|valid(?:eur|euse)s?|v[ée]rificat(?:eur|rice)s?|(?:r[ée]dig|modifi|valid|approuv|v[ée]rifi|r[ée]vis|[ée]tabli|relu)"
    r"(?:[ée]e?)?\spar|(?:written|prepared|updated|reviewed|checked|approved|validated)\sby)\W*",
    re.I,
)
_OF_PEOPLE = re.compile(
    r"(?:pr[ée]noms?|fonctions?|qualit[ée]s?|r[ôo]les?|grades?|t[ée]l\b.*|t[ée]l[ée]phone.*|mobile|portable|m[ée]l\.?|e-?mail|mail"
    r"|courriel.*|adresse\s[ée]lectronique|signature|first\sname|job\stitle|position|phone.*|role"
    r"|(?:dates?|lieux?)(?:\set\slieux?)?\sde\snaissance|n[ée](?:e|\(e\))?\sle|date\sof\sbirth)\W*",
    re.I,
)
_FUNCTION = re.compile(
    r"(?:fonctions?|qualit[ée]s?|r[ôo]les?|grades?|postes?|emplois?|titres?|position|job\stitle|roles?)\W*", re.I
)
_MOST_PIECES = 5


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int


def names_in_columns(text: str) -> Iterator[Finding]:
    """The names in rows of cells (“a | b | c”) below a head such as Nom, Interlocuteur or Porteur.

    A row may lack its last or its first cells, where they are empty; a table may begin right below another.
    """
    head: Sequence[_Cell] = ()
    for line in re.finditer(r"[^\n]*\n?", text):
        cells = _cells(line[0].rstrip("\n"), line.start())
        if len(cells) < 2:
            head = ()
        elif not head or _is_a_head(cells, head):
            head = cells
        elif len(cells) == len(head):
            yield from _names(text, head, cells)
        elif len(cells) < len(head):
            yield from _names_of_a_short_row(text, head, cells)


def _cells(line: str, start: int) -> list[_Cell]:
    return [_Cell(match[0], start + match.start()) for match in re.finditer(r"[^|]+", line)] if "|" in line else []


def _is_a_head(row: Sequence[_Cell], head: Sequence[_Cell]) -> bool:
    """Whether a row is the head of another table: it has such labels itself, and they are not what people do."""
    labels = [cell.text.strip() for cell in row]
    if any(map(_NAME.fullmatch, labels)):
        return True
    says_what_people_do = any(_FUNCTION.fullmatch(cell.text.strip()) for cell in head)
    is_plain = not any(re.search(r"\d|@", label) or has_first_name(pieces_of(label)) for label in labels)
    return is_plain and not says_what_people_do and any(map(_ROLE.fullmatch, labels))


def _names_of_a_short_row(text: str, head: Sequence[_Cell], row: Sequence[_Cell]) -> Iterator[Finding]:
    """The names of a row without its last cells, or without its first ones where a first name stands in its column so.

    Which are missing is not said, so that a first name has to be one that is known.
    """
    given = [place for place, cell in enumerate(head) if _FIRST_NAME.fullmatch(cell.text.strip())]
    for missing in range(len(head) - len(row) + 1):
        part = head[missing : missing + len(row)]
        if not given and missing == 0:
            yield from (one for one in _names(text, part, row) if _is_known(text[one.start : one.end]))
        elif any(0 <= place - missing < len(row) and _is_given(row[place - missing]) for place in given):
            yield from _names(text, part, row)
            return


def _is_given(cell: _Cell) -> bool:
    return has_first_name(pieces_of(cell.text)[:1])


def _is_known(name: str) -> bool:
    return has_first_name(pieces_of(name)) or begins_with_initials(pieces_of(name))


def _names(text: str, head: Sequence[_Cell], row: Sequence[_Cell]) -> Iterator[Finding]:
    labels = [cell.text.strip() for cell in head]
    in_two_columns = any(map(_FIRST_NAME.fullmatch, labels))
    lists_people = any(map(_OF_PEOPLE.fullmatch, labels))
    for label, cell in zip(labels, row, strict=True):
        is_name = lists_people and _NAME.fullmatch(label) is not None
        if is_name or _ROLE.fullmatch(label):
            yield from _name(text, cell, suffices=1 if is_name and in_two_columns else 2, is_name=is_name)


def _name(text: str, cell: _Cell, *, suffices: int, is_name: bool) -> Iterator[Finding]:
    """The name that the cell begins with, of that many words at least; where it need be none, with a first name."""
    for start, end in candidates(cell.text):
        pieces = pieces_of(cell.text[start:end])
        known = is_name or has_first_name(pieces) or begins_with_initials(pieces)
        begins = cell.start + start
        is_first = not cell.text[:start].strip()
        if not (is_first and known and suffices <= len(pieces) <= _MOST_PIECES):
            continue
        if not is_named_after(text, begins, cell.start + end):
            yield Finding(Kind.PERSON, begins, cell.start + end)
        return
