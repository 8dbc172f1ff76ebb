"""The cells of an Excel workbook (XLSX), as Excel shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
from lxml import etree
from openpyxl.cell import Cell
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from ingest.readers.sheet import SheetRow, Workbook

_MOST_EMPTY_ROWS = 10_000
_NEARLY_WHITE = re.compile(r"(?:[fF]{2}|00)(?:[fF][0-9a-fA-F]){3}")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_CURRENCY = re.compile(r"€|\$|£|EUR")
_CURRENCY_AND_COUNTRY = re.compile(r"\[\$([^\]-]*)[^\]]*\]")  # "[$€-40C]"; "[$-40C]" is a country alone
_BRACKETS = re.compile(r"\[[^\]]*\]")
_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")


def xlsx_sheets(path: Path) -> Workbook:
    # By its bytes: a path is judged by its ending, which an uploaded file's has not.
    workbook = openpyxl.load_workbook(BytesIO(path.read_bytes()), read_only=True, data_only=True)
    visible = (sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible")
    return Workbook(workbook.properties.title or "", ((sheet.title, _rows(sheet)) for sheet in visible))


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[SheetRow]:
    # What a sheet says of its own size is often wrong, and can be a million rows.
    sheet.reset_dimensions()
    hidden_rows, hidden_columns = _hidden(sheet)
    empty = 0
    for number, cells in enumerate(sheet.rows, start=1):
        row = {
            place: _shown(cell)
            for place, cell in enumerate(cells)
            if cell.value is not None and place + 1 not in hidden_columns and not _is_unseen(cell)
        }
        row = {} if number in hidden_rows else row
        empty = 0 if row else empty + 1
        if empty > _MOST_EMPTY_ROWS:
            return
        yield row


def _hidden(sheet: ReadOnlyWorksheet) -> tuple[set[int], set[int]]:
    """The rows and the columns that are hidden; those of a group that is folded open at a click, and are read."""
    rows: set[int] = set()
    columns: set[int] = set()
    # A workbook read row by row does not tell what is hidden of it, so its sheet is read twice.
    with sheet._get_source() as source:  # type: ignore[attr-defined]
        for _, element in etree.iterparse(source, tag=("{*}row", "{*}col"), resolve_entities=False, huge_tree=True):
            is_hidden = element.get("hidden") in ("1", "true") and element.get("outlineLevel", "0") == "0"
            if is_hidden and etree.QName(element).localname == "row":
                rows.add(int(element.get("r") or 0))
            elif is_hidden:
                columns.update(range(int(element.get("min") or 0), int(element.get("max") or 0) + 1))
            element.clear()
    return rows, columns


def _is_unseen(cell: Cell) -> bool:
    """Whether a cell's text is white on white, or its format shows nothing."""
    colour = cell.font.color
    is_white = colour is not None and (
        (colour.type == "rgb" and _NEARLY_WHITE.fullmatch(colour.rgb))
        or (colour.type == "theme" and colour.theme == 0 and colour.tint >= 0)
    )
    return cell.number_format == ";;;" or bool(is_white and cell.fill.fill_type is None)


def _shown(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, int | float):
        return _shown_number(value, cell.number_format or "General")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 3600:g} h"
    return "" if cell.data_type == "e" else str(value)


def _shown_number(value: float, number_format: str) -> str:
    pattern = _CURRENCY_AND_COUNTRY.sub(r"\1", number_format.split(";")[0])
    currency = _CURRENCY.search(pattern)
    digits = _BRACKETS.sub("", _LITERAL.sub("", pattern))
    percent = "%" in digits
    decimals = _DECIMALS.search(digits)
    if percent:
        value *= 100
    if decimals or currency or percent or "0" in digits:
        text = f"{value:,.{len(decimals[1]) if decimals else 0}f}"
    else:
        text = f"{value:.10g}"
    return _localised(text, currency[0] if currency else "", percent, grouped="," in digits)


def _localised(text: str, currency: str, percent: bool, grouped: bool) -> str:
    """Dollars and pounds are written the English way, everything else the French way."""
    if not grouped:
        text = text.replace(",", "")
    if currency in ("$", "£"):
        return f"{currency}{text}"
    text = text.replace(",", " ").replace(".", ",")
    return text + (" %" if percent else f" {currency}" if currency else "")
