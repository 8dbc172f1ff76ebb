"""The rows of a page's tables, and what their columns are called, as the page's reader found it."""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.models import Block, BlockKind, Page, Span

CELLS = " | "
"""What stands between the cells of a row."""
LABELLED_CELLS = " ; "
"""What stands between the cells of a row each of which has its column's name before it, as in a sheet."""
AFTER_LABEL = ": "
"""What stands between this name and what the cell holds."""
AFTER_CAPTION = " — "
"""What stands between a table's caption and its columns in the context of a row."""
APART = " · "
"""What stands between the names of columns where nothing tells which cell is whose."""
_IN_WORDS = " –"
_AFTER_GROUP = " – "
_MOST_NAMING, _LONGEST_NAMING = 3, 120
_TELLS = re.compile(r"[^\W\d_]{4}.*?\b[^\W\d_]{4}")
"""What a cell has that says what its row is about, and not only its code or its sort: “Audit annuel” beside “K.4”."""
_LONGEST_LABEL = 80
_FEW, _MANY = 2, 7
_BAR = re.compile(r" \|(?= )")
_LABELLED = re.compile(rf"(?P<label>[^:;|\n]{{0,130}}[^:;|\s]){AFTER_LABEL}(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class LabelledCell:
    """What a cell holds and what its column is called, "" where the file does not say; where each begins in the row."""

    label: str
    label_start: int
    text: str
    start: int


def is_row(line: str) -> bool:
    """Whether a line is a row of a table, by what stands between its cells."""
    return CELLS in line or is_labelled(line)


def is_labelled(line: str) -> bool:
    """Whether it is one with the names of columns before its cells, two of them at least.

    French prose has a space before its colons, English prose none before its semicolons. A line of two cells may still
    be prose: the names of both must begin as names do.
    """
    if LABELLED_CELLS not in line or CELLS in line:
        return False
    cells = labelled_cells(line)
    labels = [cell.label for cell in cells if cell.label]
    return len(labels) >= _FEW and (len(cells) > _FEW or not any(label[0].islower() for label in labels))


def cells_in(row: str) -> list[Span]:
    """Where the cells of a row with bars stand in it. Between two bars around an empty one, readers leave one blank."""
    bars = [bar.start() for bar in _BAR.finditer(row)]
    starts, ends = [0, *(bar + len(CELLS) for bar in bars)], [*bars, len(row)]
    return [Span(min(start, end), end) for start, end in zip(starts, ends, strict=True)]


def texts_in(row: str) -> list[str]:
    """What these cells hold."""
    return [row[cell.start : cell.end] for cell in cells_in(row)]


def without_bars(text: str) -> str:
    """The text with a dash in place of each bar between cells, as long as it was: for rows that no table shows."""
    return _BAR.sub(_IN_WORDS, text)


def is_entry(line: str) -> bool:
    """Whether a row says all that can be known of one thing, as an entry of a log does, by how many cells it names."""
    return is_labelled(line) and line.count(LABELLED_CELLS) + 1 >= _MANY


def labelled_cells(line: str) -> list[LabelledCell]:
    """The cells of such a row. What follows a semicolon within a cell is one of its own, without a label."""
    cells, place = [], 0
    for piece in line.split(LABELLED_CELLS):
        named = _LABELLED.match(piece)
        label, text, before = (named["label"], named["text"], named.start("text")) if named else ("", piece, 0)
        cells.append(LabelledCell(label, place, text, place + before))
        place += len(piece) + len(LABELLED_CELLS)
    return cells


def repeats_names(head: str, row: str) -> bool:
    """Whether a labelled row says again what the cells of the head above it say."""
    if CELLS not in head or not is_labelled(row):
        return False
    names = _labels_of(head)
    return not any(names.isdisjoint(_names_in(cell.label)) for cell in labelled_cells(row) if cell.label)


def repeat_all_names(head: str, rows: Iterable[str]) -> bool:
    """Whether rows with names before their cells say together all that the cells of the head above them say."""
    return _labels_of(head) <= {name for row in rows for cell in labelled_cells(row) for name in _names_in(cell.label)}


def _labels_of(head: str) -> set[str]:
    return {shortened(name) for name in texts_in(head) if name}


def _names_in(label: str) -> Iterator[str]:
    """What a label may name: the column, or the group of columns that readers of sheets write first, and the column."""
    yield label
    while _AFTER_GROUP in label:
        label = label.split(_AFTER_GROUP, 1)[1]
        yield label


def shortened(name: str) -> str:
    """The name of a column as a label."""
    return textwrap.shorten(name, _LONGEST_LABEL, placeholder="…").rstrip(" :")


def rows_in(page: Page, span: Span) -> list[Block]:
    """The table rows of which a span of the page holds a part."""
    first = bisect_right(page.blocks, span.start, key=lambda block: block.end)
    inside = page.blocks[first : bisect_left(page.blocks, span.end, key=lambda block: block.start)]
    return [block for block in inside if block.kind is BlockKind.TABLE_ROW]


def rows_left(page: Page, quoted: Sequence[Block]) -> int:
    """How many rows of the table whose beginning is quoted follow on the page; 0 of other rows."""
    if not quoted:
        return 0
    first, last = page.blocks.index(quoted[0]), page.blocks.index(quoted[-1])
    begins = first == 0 or page.blocks[first - 1].kind is not BlockKind.TABLE_ROW
    following = takewhile(lambda one: one.kind is BlockKind.TABLE_ROW, page.blocks[last + 1 :])
    is_of_it = quoted[-1].context
    return sum(1 for _ in takewhile(lambda one: one.context == is_of_it, following)) if begins else 0


def row_at(page: Page, span: Span) -> Block | None:
    """The first of them."""
    return next(iter(rows_in(page, span)), None)


def columns_of(row: Block, page: Page) -> str:
    """What the columns of a row are called; "" for the row that says so itself and where nothing does.

    The names stand `APART` where a row under them has more cells than they are: readers leave out what is empty, and
    the head may have begun with such a cell.
    """
    if CELLS not in row.context:
        return ""
    names = _head_of(row, page)
    return names.replace(CELLS, APART) if _has_wider_row(row.context, page, len(cells_in(names))) else names


def caption_of(context: str, columns: str) -> str:
    """What the context of a row says before what its columns are called."""
    return context.removesuffix(columns_as_printed(columns)).removesuffix(AFTER_CAPTION)


def columns_as_printed(columns: str) -> str:
    """The names of columns as their head has them on its page."""
    return columns if CELLS in columns else columns.replace(APART, CELLS)


def context_at(row: Block, page: Page, start: int) -> str:
    """What is known around a row where a stretch of its page begins: its context, and what names the row where that is
    within it, its first cells up to one that tells it in words. The names of its columns stay last."""
    named = _naming(page.text[row.start : row.end], start - row.start) if start > row.start else ""
    if not named:
        return row.context
    columns = columns_of(row, page)
    parts = (caption_of(row.context, columns), named, columns_as_printed(columns))
    return AFTER_CAPTION.join(filter(None, parts))


def _naming(row: str, before: int) -> str:
    """The first cells of a row that end before a place in it, as it writes them, each shortened."""
    mark = LABELLED_CELLS if is_labelled(row) else CELLS
    named: list[str] = []
    for cell in filter(None, row[:before].split(mark)[:-1][:_MOST_NAMING]):
        named.append(textwrap.shorten(cell, _LONGEST_NAMING, placeholder="…"))
        if _TELLS.search(cell.split(AFTER_LABEL, 1)[-1]):
            break
    return mark.join(named)


def _head_of(row: Block, page: Page) -> str:
    """An earlier row of the page where the row's context ends with one; else the table began on another page.

    Then the caption ends at the first dash, for the first name may have one in it too.
    """
    others = [other for other in page.blocks if other.context != row.context and other.start < row.start]
    heads = [page.text[other.start : other.end] for other in others if other.kind is BlockKind.TABLE_ROW]
    if head := max((head for head in heads if row.context.endswith(head)), key=len, default=""):
        return head
    first, bar, further = row.context.partition(CELLS)
    return f"{first.split(AFTER_CAPTION, 1)[-1]}{bar}{further}"


def _has_wider_row(context: str, page: Page, count: int) -> bool:
    """Whether a row of this context has more cells than that; most have too few bars, and need not be cut."""
    bars = page.text.count
    rows = [one for one in page.blocks if one.context == context and bars("|", one.start, one.end) >= count]
    return any(len(cells_in(page.text[row.start : row.end])) > count for row in rows)
