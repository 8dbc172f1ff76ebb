"""Excel workbooks: comments, and what names the people and folders around a workbook.

Their formulas, their hidden sheets and where they were fed from have a file each.
"""

from __future__ import annotations

import re

from lxml import etree

from protect.formats.excel_filters import clean_filters
from protect.formats.excel_formulas import clean_formulas, drop_calls, drop_names
from protect.formats.excel_hidden_sheets import remove_hidden_sheets
from protect.formats.excel_sources import clean_caches, clean_connections
from protect.formats.excel_texts import forget_unused_texts
from protect.formats.margins import tell_margin_text
from protect.formats.office import clean_shared
from protect.formats.office_parts import drop_part, drop_parts, parts_of_type
from protect.formats.package import Package, local_name, remove
from protect.formats.unseen import tells
from protect.traces import Findings, TraceKind

_MARGIN_CODE = re.compile(r"&(?:(?P<part>[LCR])|\"[^\"]*\"|K(?:[\dA-F]{6}|\d\d[+-]\d{3})|\d+|(?P<sign>&)|[A-Z])", re.I)
"""What a print header is written with: “&L” begins its left part, “&"Arial,Bold"” names a font, “&K01+000” a
colour of the theme, “&P” is the page.

Source: ECMA-376, part 1, 18.3.1.46 (`firstHeader` and those beside it).
"""
_SHEETS_OF_WORKBOOK = {"worksheet", "chartsheet", "dialogsheet", "xlMacrosheet"}


def clean_excel(package: Package, findings: Findings) -> None:
    """Takes out of a workbook what tells of people beside what its sheets show, and tells what it found."""
    for workbook in parts_of_type(package, "officeDocument"):
        remove_hidden_sheets(package, workbook, findings)
        _clean_workbook(package, workbook, findings)
    _remove_comments(package, findings)
    for part in parts_of_type(package, "revisionHeaders"):
        authors = [one.get("userName") or "" for one in package.parse(part) if local_name(one) == "header"]
        for author in authors:
            findings.add(TraceKind.CHANGE, author)
    drop_parts(package, parts_of_type(package, "revisionHeaders", "usernames"))
    _tell_hidden_cells(package, findings)
    _tell_margins(package, findings)
    clean_formulas(package, findings)
    clean_connections(package, findings)
    clean_caches(package, findings)
    drop_calls(package, findings)
    drop_names(package, findings)
    clean_filters(package, findings)
    forget_unused_texts(package, lambda text: tells(text, findings))
    clean_shared(package, findings)


def _clean_workbook(package: Package, part: str, findings: Findings) -> None:
    root = package.parse(part)
    changed = False
    for element in list(root.iter(etree.Element)):
        name = local_name(element)
        if name == "absPath":
            findings.add(TraceKind.PATH, element.get("url") or "")
            _remove_with_choice(element)
        elif name == "fileSharing" and element.get("userName"):
            findings.add(TraceKind.MODIFIED_BY, element.attrib.pop("userName"))
        elif name == "customWorkbookViews":
            for view in element:
                findings.add(TraceKind.READER, view.get("name") or "")
            remove(element)
        else:
            continue
        changed = True
    if changed:
        package.put(part, root)
        _remove_sheet_views(package)


def _remove_with_choice(element: etree._Element) -> None:
    """Removes an element, and the alternative that was there for it alone."""
    for above in list(element.iterancestors()):
        if local_name(above) == "AlternateContent":
            remove(above)
            return
    remove(element)


def _remove_sheet_views(package: Package) -> None:
    for part in parts_of_type(package, *_SHEETS_OF_WORKBOOK):
        if b"customSheetViews" in package.read(part):
            root = package.parse(part)
            for views in [one for one in root.iter(etree.Element) if local_name(one) == "customSheetViews"]:
                remove(views)
            package.put(part, root)


# Comments


def _remove_comments(package: Package, findings: Findings) -> None:
    threaded = parts_of_type(package, "threadedComment")
    for part in parts_of_type(package, "person"):
        for person in package.parse(part):
            findings.add(TraceKind.READER, person.get("displayName") or "")
        drop_part(package, part)
    comments = parts_of_type(package, "comments")
    for part in comments:
        root = package.parse(part)
        authors = [one.text or "" for one in root.iter(etree.Element) if local_name(one) == "author"]
        for comment in [one for one in root.iter(etree.Element) if local_name(one) == "comment"]:
            place = comment.get("authorId") or ""
            author = authors[int(place)] if place.isdigit() and int(place) < len(authors) else ""
            findings.add(TraceKind.COMMENT, "" if author.startswith("tc={") else author)
    drop_parts(package, comments + threaded)
    for part in parts_of_type(package, "vmlDrawing"):
        _remove_notes(package, part)


def _remove_notes(package: Package, part: str) -> None:
    """Takes the boxes of comments out of the drawing that also holds a sheet's buttons."""
    content = package.read(part)
    if b'ObjectType="Note"' not in content:
        return
    root = package.parse(part)
    shapes = [one for one in root.iter(etree.Element) if local_name(one) == "shape"]
    notes = [shape for shape in shapes if _is_note(shape)]
    if len(notes) == len(shapes):
        drop_part(package, part)
        return
    for note in notes:
        remove(note)
    package.put(part, root)


def _is_note(shape: etree._Element) -> bool:
    return any(local_name(one) == "ClientData" and one.get("ObjectType") == "Note" for one in shape.iter(etree.Element))


# What stays, what leads elsewhere


def _tell_hidden_cells(package: Package, findings: Findings) -> None:
    titles = {
        target: sheet
        for workbook in parts_of_type(package, "officeDocument")
        for target, sheet in _sheet_titles(package, workbook).items()
    }
    for part in parts_of_type(package, "worksheet"):
        if b"hidden=" not in package.read(part):
            continue
        rows = (one for one in package.parse(part).iter("{*}row", "{*}col") if one.get("hidden") in ("1", "true"))
        if any(one.get("outlineLevel", "0") == "0" and (local_name(one) == "col" or len(one)) for one in rows):
            findings.add(TraceKind.HIDDEN_CELLS, titles.get(part, ""))


def _tell_margins(package: Package, findings: Findings) -> None:
    for part in parts_of_type(package, *_SHEETS_OF_WORKBOOK, "chart"):
        if b"eaderFooter" in package.read(part):
            written = [one.text or "" for margins in package.parse(part).iter("{*}headerFooter") for one in margins]
            tell_margin_text("\n".join(_MARGIN_CODE.sub(_as_printed, text) for text in written), findings)


def _as_printed(code: re.Match[str]) -> str:
    return "\n" if code["part"] else code["sign"] or ""


def _sheet_titles(package: Package, workbook: str) -> dict[str, str]:
    parts = {id: target for id, _, target in package.relations(workbook)}
    sheets = [one for one in package.parse(workbook).iter(etree.Element) if local_name(one) == "sheet"]
    return {
        parts.get(next((str(value) for key, value in sheet.attrib.items() if key.endswith("}id")), ""), ""): (
            sheet.get("name") or ""
        )
        for sheet in sheets
    }
