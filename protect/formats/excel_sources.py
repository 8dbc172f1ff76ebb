"""What an Excel workbook keeps of where it was fed from: databases, pivot tables, cells of other workbooks."""

from __future__ import annotations

import re

from lxml import etree

from protect.formats.excel_formulas import forget_names, freeze_all, one_of, reference_to
from protect.formats.office_parts import parts_of_type
from protect.formats.package import Package
from protect.formats.places import is_local
from protect.formats.unseen import tells
from protect.traces import Findings, TraceKind


def clean_connections(package: Package, findings: Findings) -> None:
    """Blanks the addresses of the databases and files that a workbook was fed from."""
    for part in parts_of_type(package, "connections"):
        root = package.parse(part)
        changed = False
        for element in root.iter(etree.Element):
            for key in ("connection", "sourceFile", "odcFile", "url"):
                value = element.get(key)
                if value and (key == "connection" or is_local(value)):
                    findings.add(TraceKind.PATH, value)
                    element.set(key, "")
                    changed = True
        if changed:
            package.put(part, root)


def clean_caches(package: Package, findings: Findings) -> None:
    """Forgets who computed a pivot table last, whom it keeps and does not show, and the cells of other workbooks that
    name somebody."""
    for part in parts_of_type(package, "pivotCacheDefinition"):
        root = package.parse(part)
        if author := (root.attrib.pop("refreshedBy", "") or ""):
            findings.add(TraceKind.MODIFIED_BY, str(author))
            package.put(part, root)
    _clean_pivot_rows(package, findings)
    for part in parts_of_type(package, "externalLink"):
        _clean_cells_of_another(package, part, findings)


def _clean_pivot_rows(package: Package, findings: Findings) -> None:
    """Takes out of what pivot tables were computed from whom no cell names."""
    parts = parts_of_type(package, "pivotCacheDefinition", "pivotCacheRecords")
    shown = _texts_of_cells(package) if parts else set()
    for part in parts:
        root = package.parse(part)
        texts = [one for one in root.iter("{*}s") if one.get("v", "") not in shown]
        told = [one for one in texts if tells(one.get("v", ""), findings)]
        for place, text in enumerate(told, start=1):
            text.set("v", f"_{place}")
        if told:
            package.put(part, root)


def _texts_of_cells(package: Package) -> set[str]:
    roots = (package.parse(part) for part in parts_of_type(package, "sharedStrings", "worksheet"))
    held = (one for root in roots for one in root.iter("{*}si", "{*}is", "{*}v"))
    return {"".join(map(str, one.itertext())) for one in held}


def _clean_cells_of_another(package: Package, part: str, findings: Findings) -> None:
    """Takes out what is kept of another workbook where it names somebody; cells computed from it keep their values."""
    root = package.parse(part)
    told = [value for value in root.iter("{*}v") if tells(value.text or "", findings)]
    for value in told:
        value.text = None
    sheets = [sheet for sheet in root.iter("{*}sheetName") if tells(sheet.get("val") or "", findings)]
    names = [sheet.get("val") or "" for sheet in sheets]
    for place, sheet in enumerate(sheets, start=1):
        sheet.set("val", f"_{place}")
    if names:
        refers = reference_to(names)
        for defined in [one for one in root.iter("{*}definedName") if refers.search(one.get("refersTo") or "")]:
            del defined.attrib["refersTo"]
        _forget_sheets_of_another(package, names, findings)
    if told or names:
        package.put(part, root)


def _forget_sheets_of_another(package: Package, names: list[str], findings: Findings) -> None:
    """Freezes what is computed from these sheets: “='[1]Jean Dupont'!A1”."""
    refers = re.compile(rf"\](?:{one_of(names)})(?:'?!|:)", re.I)
    gone: list[str] = []
    for part in parts_of_type(package, "officeDocument"):
        root = package.parse(part)
        gone += forget_names(root, refers.search, [])
        package.put(part, root)
    freeze_all(package, refers.search, gone, findings)
