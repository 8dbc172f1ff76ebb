"""The cells of an OpenDocument spreadsheet (ODS), in the very words that it stores for display."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from odfdo import Element

from ingest.readers.odf import OdfStyles, attribute, count_attribute, odf_rows, odf_text, open_odf
from ingest.readers.sheet import SheetRow, Workbook

_MOST_COLUMNS = 16_384
_IN_A_FOLDED_GROUP = "parent::*/@table:display[. = 'false']"


def ods_sheets(path: Path) -> Workbook:
    """The title and the visible sheets of a spreadsheet, their rows with the text of the visible cells by place."""
    document = open_odf(path)
    styles = OdfStyles(document)
    tables = (child for child in document.body.children if child.tag == "table:table")
    visible = (table for table in tables if not styles.is_hidden_table(attribute(table, "table:style-name")))
    sheets = ((attribute(table, "table:name"), _rows(table, styles)) for table in visible)
    return Workbook(document.meta.title or "", sheets)


def _rows(table: Element, styles: OdfStyles) -> Iterator[SheetRow]:
    hidden = _hidden_columns(table)
    for row in odf_rows(table):
        cells = {place: text for place, text in _cells(row.cells, styles).items() if place not in hidden}
        for _ in range(row.repeated if cells else 1):
            yield cells


def _hidden_columns(table: Element) -> set[int]:
    """The columns that are hidden; those of a group that is folded open at a click, and are read."""
    hidden: set[int] = set()
    place = 0
    for column in table.get_elements("descendant::table:table-column"):
        count = count_attribute(column, "table:number-columns-repeated", _MOST_COLUMNS)
        if attribute(column, "table:visibility") in ("collapse", "filter") and not column.xpath(_IN_A_FOLDED_GROUP):
            hidden.update(range(place, place + count))
        place += count
    return hidden


def _cells(cells: tuple[Element, ...], styles: OdfStyles) -> SheetRow:
    """The filled cells of a row; a text that is repeated over columns is written in the first only."""
    filled: SheetRow = {}
    column = 0
    for cell in cells:
        is_unseen = styles.is_white(attribute(cell, "table:style-name"))
        if cell.tag == "table:table-cell" and not is_unseen and (text := odf_text(cell, styles)):
            filled[column] = text
        column += count_attribute(cell, "table:number-columns-repeated", _MOST_COLUMNS)
    return filled
