"""The cells of a table whose column has a certain title: “a | b | c” below “Nom | Date de naissance | Poste”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from protect.people.names import Place

_LINE = re.compile(r"[^\n]+|\n(?=\n)")
_CELL = re.compile(r"[^|]+")
_FEWEST_COLUMNS = 2


def cells_below(text: str, title: re.Pattern[str], beside: re.Pattern[str] | None = None) -> Iterator[Place]:
    """The places of the cells below such a title, without the blanks around them, in rows that lack no cell.

    Where a title `beside` it is asked for, only in tables that have one.
    """
    for head, row in _rows(text, title):
        if len(row) == len(head) and (beside is None or _columns(head, beside)):
            yield from (_without_blanks(row[place]) for place in _columns(head, title))


def cells_near_below(text: str, title: re.Pattern[str], beside: re.Pattern[str] | None = None) -> Iterator[Place]:
    """The same with those of rows that lack cells: all that may stand below it, as nothing says which are lacking.

    Where a title `beside` it is asked for, only in tables that have one.
    """
    for head, row in _rows(text, title):
        if beside is not None and not _columns(head, beside):
            continue
        missing = max(0, len(head) - len(row))
        likely = (one for place in _columns(head, title) for one in range(max(0, place - missing), place + 1))
        yield from (_without_blanks(row[place]) for place in dict.fromkeys(likely) if place < len(row))


def _rows(text: str, title: re.Pattern[str]) -> Iterator[tuple[Sequence[str], Sequence[re.Match[str]]]]:
    """The titles of its table, and the cells, of each row below such a title."""
    head: Sequence[str] = ()
    for line in _LINE.finditer(text) if "|" in text and title.search(text) else ():
        cells = list(_CELL.finditer(text, *line.span()))
        titles = [cell[0].strip() for cell in cells]
        if len(cells) < _FEWEST_COLUMNS:
            head = ()
        elif not head or any(map(title.fullmatch, titles)):
            head = titles
        elif _columns(head, title):
            yield head, cells


def _columns(head: Sequence[str], title: re.Pattern[str]) -> list[int]:
    return [place for place, said in enumerate(head) if title.fullmatch(said)]


def _without_blanks(cell: re.Match[str]) -> Place:
    said = cell[0]
    return cell.end() - len(said.lstrip()), cell.start() + len(said.rstrip())
