"""The hidden sheets of Excel workbooks, and all that a workbook keeps of them elsewhere."""

from __future__ import annotations

from lxml import etree

from protect.formats.excel_formulas import forget_names, freeze_all, reference_to
from protect.formats.excel_texts import forget_unused_texts
from protect.formats.office_parts import drop_parts, parts_of_type
from protect.formats.package import Package, local_name
from protect.traces import Findings, TraceKind

_VISIBLE = ("", "visible")


def remove_hidden_sheets(package: Package, workbook: str, findings: Findings) -> None:
    """Removes hidden sheets; a cell computed from one keeps its value instead of its formula."""
    root = package.parse(workbook)
    sheets = [one for one in root.iter(etree.Element) if local_name(one) == "sheet"]
    hidden = [sheet for sheet in sheets if (sheet.get("state") or "") not in _VISIBLE]
    if not hidden or len(hidden) == len(sheets):
        return
    places = [place for place, sheet in enumerate(sheets) if sheet in hidden]
    names = [sheet.get("name") or "" for sheet in hidden]
    for name in names:
        findings.add(TraceKind.HIDDEN_SHEET, name)
    refers = reference_to(names)
    gone = forget_names(root, refers.search, places)
    _renumber(root, places)
    package.put(workbook, root)
    parts = {id: target for id, _, target in package.relations(workbook)}
    ids = (next((str(value) for key, value in sheet.attrib.items() if key.endswith("}id")), "") for sheet in hidden)
    drop_parts(package, [parts[id] for id in ids if parts.get(id) in package])
    freeze_all(package, refers.search, gone, findings)
    for part in parts_of_type(package, "pivotCacheDefinition"):
        _empty_pivot_cache(package, part, names)
    forget_unused_texts(package, lambda _: True)
    _forget_titles(package)


def _renumber(root: etree._Element, places: list[int]) -> None:
    """Moves what counts sheets past those that are gone."""

    def moved(place: str) -> str:
        return str(int(place) - sum(gone < int(place) for gone in places))

    for element in root.iter(etree.Element):
        for key in ("localSheetId", "activeTab", "firstSheet"):
            value = element.get(key)
            if value is not None and value.isdigit():
                element.set(key, moved(value))


def _empty_pivot_cache(package: Package, part: str, names: list[str]) -> None:
    """Forgets the rows that a pivot table keeps of a removed sheet."""
    root = package.parse(part)
    sources = [one for one in root.iter(etree.Element) if local_name(one) == "worksheetSource"]
    if not any(source.get("sheet") in names for source in sources):
        return
    records = [target for _, type, target in package.relations(part) if type.endswith("pivotCacheRecords")]
    drop_parts(package, [record for record in records if record in package])
    root = package.parse(part)
    root.attrib.pop("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", None)
    root.set("saveData", "0")
    for source in [one for one in root.iter(etree.Element) if local_name(one) == "worksheetSource"]:
        source.set("sheet", "_")
    for items in root.iter("{*}sharedItems"):
        for place, item in enumerate(items.iterchildren("{*}s"), start=1):
            item.set("v", f"_{place}")
    package.put(part, root)


def _forget_titles(package: Package) -> None:
    """Removes the list of sheets that the properties keep, which Excel writes anew."""
    for part in parts_of_type(package, "extended-properties"):
        root = package.parse(part)
        lists = [one for one in root if local_name(one) in ("TitlesOfParts", "HeadingPairs")]
        for one in lists:
            root.remove(one)
        if lists:
            package.put(part, root)
