"""People in the first cells of a table whose other rows name people too: “Aline Vasseur | Acheteuse | 20 %”.

What stands beside two of them or more, in rows that follow each other, is read as they are. One whose first name is
known is somebody; one with another first name only where nearly all of the others are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from protect.findings import Finding, Kind
from protect.people.beside import is_of_a_thing
from protect.people.cells import ends_as_words_do
from protect.people.firms import names_a_company
from protect.people.listed import speaks_of_places
from protect.people.names import Place, candidates, folded, is_no_family_name, pieces_of
from protect.people.under_headings import is_a_whole_name

_LINE = re.compile(r"[^\n]*\n?")
_FEWEST, _FEWEST_FOR_OTHERS = 2, 3
_SHARE_FOR_KNOWN, _SHARE_FOR_OTHERS = 0.3, 0.7
_FEWEST_PIECES, _MOST_PIECES = 2, 3


def names_beside_rows(text: str, found: Iterable[Finding], common: Collection[str]) -> Iterator[Finding]:
    """The names that begin rows of a table among those of people who were `found`.

    `common` are the words that the text writes without a capital, which no name of an unknown first name has.
    """
    people = {(one.start, one.end) for one in found if one.kind is Kind.PERSON}
    words = frozenset(map(folded, common))
    for is_a_table, lines in groupby(_LINE.finditer(text) if people else (), key=lambda line: "|" in line[0]):
        if is_a_table:
            yield from _names_in(text, [_first_cell(line) for line in lines], people, words)


def _first_cell(line: re.Match[str]) -> Place:
    cell = line[0].partition("|")[0]
    return line.start() + len(cell) - len(cell.lstrip()), line.start() + len(cell.rstrip())


def _names_in(text: str, cells: list[Place], people: Collection[Place], common: Collection[str]) -> Iterator[Finding]:
    cells = cells if cells[0] in people else cells[1:]  # without the head
    told = [cell for cell in cells if cell in people]
    others = [cell for cell in cells if cell not in people and _may_be_somebody(text, *cell)]
    if len(told) < _FEWEST or len(told) < _SHARE_FOR_KNOWN * len(cells):
        return
    known = [cell for cell in others if is_a_whole_name(text[slice(*cell)])]
    yield from (Finding(Kind.PERSON, *cell) for cell in known)
    if len(told) >= _FEWEST_FOR_OTHERS and len(told) + len(known) >= _SHARE_FOR_OTHERS * len(cells):
        alike = [cell for cell in others if cell not in known and _is_alike(text[slice(*cell)], common)]
        yield from (Finding(Kind.PERSON, *cell) for cell in alike)


def _may_be_somebody(text: str, start: int, end: int) -> bool:
    return not (is_of_a_thing(text, start, end) or speaks_of_places(text[start:end]))


def _is_alike(said: str, common: Collection[str]) -> bool:
    """Whether it is two or three words with capitals that are all of a name, and nothing else that we know."""
    pieces = pieces_of(said)
    if list(candidates(said)) != [(0, len(said))] or not _FEWEST_PIECES <= len(pieces) <= _MOST_PIECES:
        return False
    is_a_word = any(folded(one) in common or is_no_family_name(one) or ends_as_words_do(one) for one in pieces)
    return not (is_a_word or said.isupper() or names_a_company(pieces) or any(one.endswith(".") for one in pieces))
