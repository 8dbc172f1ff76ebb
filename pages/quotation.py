"""A quotation as HTML: the rows of a table stand in one, under the names of its columns, so that they can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby, zip_longest

from corpus.models import Span
from corpus.table_rows import CELLS
from pages.markup import marked

_SIZES = {"wide": 7, "several": 4}
"""What a table is called, from how many columns: its cells stand one below the other where there is no room."""

Line = tuple[int, str]
"""Where a line of the quotation begins, and its words."""


def holds_rows(text: str, columns: str = "") -> bool:
    """Whether the quotation holds rows of a table; one line with a bar in it is a row only where columns are known."""
    return any(is_table for is_table, _ in _parts(text, columns))


def quotation_html(
    text: str, columns: str = "", decisive: Sequence[Span] = (), after: str = "", spoken: str = ""
) -> str:
    """Paragraphs and tables, the spans of `decisive` marked; `columns` names those of the rows, "" where nothing does.

    `after` is HTML that follows the last words, `spoken` the attribute that tells their language.
    """
    names = columns.split(CELLS) if columns else []
    pieces: list[str] = []
    for is_table, lines in _parts(text, columns):
        if is_table:
            pieces.append(_table(lines, names, decisive, spoken))
            names = []  # of the first table
        else:
            pieces.append(f"<p{spoken}>{_lines(lines, decisive)}</p>")
    if after:
        *before, last = pieces
        ends_in_words = last.endswith("</p>")
        pieces = [*before, f"{last[:-4]}{after}</p>" if ends_in_words else f"{last}<p>{after.lstrip()}</p>"]
    return "".join(pieces)


def _parts(text: str, columns: str) -> Iterator[tuple[bool, list[Line]]]:
    """The lines of a quotation, those of a table together; whether they are."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    lines = list(zip(starts, text.split("\n"), strict=False))
    width = columns.count(CELLS)
    for has_cells, group in groupby(lines, lambda line: CELLS in line[1]):
        some = list(group)
        is_row_alone = bool(columns) and some[0][1].count(CELLS) == width
        yield has_cells and (len(some) > 1 or is_row_alone), some


def _lines(lines: Sequence[Line], decisive: Sequence[Span]) -> str:
    return "\n".join(marked(words, decisive, start) for start, words in lines)


def _table(lines: Sequence[Line], names: Sequence[str], decisive: Sequence[Span], spoken: str) -> str:
    """Rows under the names of their columns where each has as many cells; else these names stand above.

    Readers of files leave out empty cells: a name too far to the left would say what is not so.
    """
    lines = [line for line in lines if line[1].split(CELLS) != [*names]] or lines  # the head may be quoted too
    width = max(words.count(CELLS) + 1 for _, words in lines)
    is_whole = {len(names)} == {words.count(CELLS) + 1 for _, words in lines}
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names) if is_whole else ""
    head = f"<thead><tr>{heads}</tr></thead>" if heads else ""
    above = f'<p class="columns"{spoken}>{escape(CELLS.join(names))}</p>' if names and not is_whole else ""
    rows = "".join(_row(line, names if is_whole else [], width, decisive) for line in lines)
    size = next((f" {name}" for name, least in _SIZES.items() if width >= least), "")
    return f'{above}<table class="rows{size}"{spoken}>{head}<tbody>{rows}</tbody></table>'


def _row(line: Line, names: Sequence[str], width: int, decisive: Sequence[Span]) -> str:
    """A row; each cell knows the name of its column, which stands before it where there is no room for a table."""
    start, words = line
    cells: list[str] = []
    for cell, name in zip_longest(words.split(CELLS), names, fillvalue=""):
        label = f' data-label="{escape(name)}"' if name else ""
        cells.append(f"<td{label}>{marked(cell, decisive, start)}</td>")
        start += len(cell) + len(CELLS)
    return f"<tr>{''.join(cells)}{'<td></td>' * (width - len(cells))}</tr>"
