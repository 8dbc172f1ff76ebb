"""Spreadsheets (XLSX and ODS): a page for each visible sheet, whose rows read "header: value"."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

from corpus.models import PageKind
from ingest.archives import check_archive, damage_reported
from ingest.document import ReadDocument
from ingest.readers.ods_cells import ods_sheets
from ingest.readers.page_builder import PageBuilder
from ingest.readers.sheet import Workbook, write_sheet
from ingest.readers.titles import telling_title
from ingest.readers.xlsx_cells import xlsx_sheets


def read_xlsx(path: Path, file: str) -> ReadDocument:
    return _read(path, file, xlsx_sheets)


def read_ods(path: Path, file: str) -> ReadDocument:
    return _read(path, file, ods_sheets)


def _read(path: Path, file: str, sheets: Callable[[Path], Workbook]) -> ReadDocument:
    check_archive(path, file)
    builder = PageBuilder(file, PageKind.SHEET)
    with damage_reported(file), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl would lose if the workbook were saved again
        workbook = sheets(path)
        for name, rows in workbook.sheets:
            write_sheet(builder, name, rows, file)
        return builder.document(property_title=telling_title(workbook.title))
