"""Tables as text: the character that parts the cells of a CSV file, where its lines are rows of one table."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

_DELIMITERS = (";", "\t", ",", "|")
_LOOKED_AT, _ROWS_LOOKED_AT = 100_000, 50
"""Characters, and rows."""
_FEWEST_ALIKE = 0.8


def delimiter_of(text: str) -> str:
    """The delimiter of a table, "" where the text is none: most of its rows must have as many cells, two or more."""
    best, most_cells = "", 1
    for delimiter in _DELIMITERS:
        widths = _widths(text, delimiter)
        [(cells, rows)] = Counter(widths).most_common(1) or [(0, 0)]
        if cells > most_cells and len(widths) > 1 and rows >= _FEWEST_ALIKE * len(widths):
            best, most_cells = delimiter, cells
    return best


def _widths(text: str, delimiter: str) -> list[int]:
    """How many cells each of the first rows has that has any."""
    try:
        rows = csv.reader(io.StringIO(text[:_LOOKED_AT], newline=""), delimiter=delimiter)
        return [len(row) for row in islice(rows, _ROWS_LOOKED_AT) if any(cell.strip() for cell in row)]
    except csv.Error:
        return []
