"""A quotation as HTML: the rows of a table stand in one, under the names of its columns, so that they can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from corpus.models import Span
from pages.shown.column_widths import LONGEST_WORD, room_needed
from pages.shown.markup import column_label, marked
from pages.shown.quoted_parts import Cell, Lines, Rows, Words, parts_of, texts_across

_SIZES = {"wide": 90.0, "broad": 76.0}
"""What a table is called that needs more characters than a card has, than a comparison has beside its figures: where it
is so, and on a telephone any, its cells stand one below the other. One without names is "bare"."""

_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
"""A word that a column should not be as wide as: such as an address."""


def quotation_html(
    text: str, columns: str = "", decisive: Sequence[Span] = (), after: str = "", spoken: str = ""
) -> str:
    """Paragraphs and tables, the spans of `decisive` marked; `columns` names those of the rows, "" where nothing does.

    `after` is HTML that follows the last words, `spoken` the attribute that tells their language.
    """
    pieces = [
        _table(part, decisive, spoken) if isinstance(part, Rows) else f"<p{spoken}>{_lines(part, decisive)}</p>"
        for part in parts_of(text, columns)
    ]
    if after:
        *before, last = pieces
        ends_in_words = last.endswith("</p>")
        pieces = [*before, f"{last[:-4]}{after}</p>" if ends_in_words else f"{last}<p>{after.lstrip()}</p>"]
    return "".join(pieces)


def _lines(lines: Lines, decisive: Sequence[Span]) -> str:
    return "\n".join(_words(line, decisive) for line in lines)


def _words(words: Words, decisive: Sequence[Span]) -> str:
    return escape(words.text) if words.start is None else marked(words.text, decisive, words.start)


def _table(table: Rows, decisive: Sequence[Span], spoken: str) -> str:
    above = f'<p class="columns"{spoken}>{escape(table.above)}</p>' if table.above else ""
    names = (
        f'<th scope="col"{long_word_class(name)}>{_words(name, decisive)}</th>' if name.text else "<td></td>"
        for name in table.heads
    )
    head = f"<thead><tr>{''.join(names)}</tr></thead>" if table.heads else ""
    body = "".join(_row(row, len(table.heads), decisive) for row in table.rows)
    return f'{above}<table class="{_classes(table)}"{spoken}>{head}<tbody>{body}</tbody></table>'


def _classes(table: Rows) -> str:
    """What a table is to the style sheet, by the room that it needs."""
    bare = "" if any(cell.name.text for row in table.rows for cell in row) else "bare"
    if not table.heads and not bare:
        return "rows wide"
    needed = room_needed([[name.text for name in table.heads], *texts_across(table)])
    size = next((name for name, room in _SIZES.items() if needed > room), "")
    return " ".join(filter(None, ("rows", bare, size)))


def _row(row: Sequence[Cell], width: int, decisive: Sequence[Span]) -> str:
    """A row; the name of its column stands before what a cell holds, read out where there is no head."""
    if len(row) < width:
        return f'<tr><td colspan="{width}">{"".join(_words(cell.content, decisive) for cell in row)}</td></tr>'
    return f"<tr>{''.join(_cell(cell, decisive, has_head=width > 0) for cell in row)}</tr>"


def _cell(cell: Cell, decisive: Sequence[Span], *, has_head: bool) -> str:
    name, content = _words(cell.name, decisive), _words(cell.content, decisive)
    label = column_label(name, is_read=not has_head) if name and content else ""
    return f"<td{long_word_class(cell.content)}>{label}{content}</td>"


def long_word_class(words: Words) -> str:
    """The attribute of a cell that tells that one of its words may be broken."""
    return ' class="long"' if _LONG.search(words.text) else ""
