"""CSV: one sheet, read as those of a workbook are."""

from __future__ import annotations

import csv
import io
from pathlib import Path, PurePosixPath

from corpus.errors import DamagedFile
from corpus.models import PageKind
from ingest.delimited import delimiter_of
from ingest.document import ReadDocument
from ingest.readers.page_builder import PageBuilder
from ingest.readers.sheet import write_sheet
from ingest.readers.text import read_text_file

_USUAL = ";"
_QUOTED = ("'=", "'@", "'+", "'-")


def read_delimited(path: Path, file: str) -> ReadDocument:
    text = read_text_file(path, file)
    builder = PageBuilder(file, PageKind.SHEET)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text) or _USUAL)
    cells = (dict(enumerate(map(_as_shown, row))) for row in rows)
    try:
        write_sheet(builder, PurePosixPath(file).stem, cells, file)
    except csv.Error as error:  # a cell without an end
        raise DamagedFile(file=file) from error
    return builder.document()


def _as_shown(cell: str) -> str:
    """The cell without the apostrophe by which a spreadsheet program takes a formula for text."""
    return cell[1:] if cell.startswith(_QUOTED) else cell
