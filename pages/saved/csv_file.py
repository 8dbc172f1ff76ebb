"""Rows as a CSV file that spreadsheets open as it is: in columns, with its accents, and without formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


def csv_file(head: Sequence[str], rows: Iterable[Sequence[str]], separator: str = ",") -> str:
    """The file, with `head` as its first row."""
    text = StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(head)
    writer.writerows([as_text_cell(value) for value in row] for row in rows)
    return _MARK + text.getvalue()


def as_text_cell(value: str) -> str:
    """A value that no spreadsheet takes for a formula: one that begins like it stands behind an apostrophe."""
    return f"'{value}" if value.lstrip().startswith(_BEGINS_A_FORMULA) else value
