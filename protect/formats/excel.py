"""Excel workbooks: comments, hidden sheets, and what names the people and folders around a workbook."""

from __future__ import annotations

import re

from lxml import etree

from protect.formats.formulas import without_addresses
from protect.formats.margins import tell_margin_text
from protect.formats.office import clean_shared, drop_part, parts_of_type, relations
from protect.formats.package import Package, local_name, remove
from protect.formats.places import is_local
from protect.formats.unseen import tells
from protect.traces import Findings, TraceKind

_CALL = re.compile(r"^(?:[^\"|]|\"[^\"]*\")*\|")
"""A bar outside of a text: “cmd|'/c calc'!A0” asks another program for a value (DDE) and starts it."""
_FORMULAS = ("{*}f", "{*}formula", "{*}calculatedColumnFormula", "{*}definedName")
_NO_PROGRAM = "_"
_MARGIN_CODE = re.compile(r"&(?:(?P<part>[LCR])|\"[^\"]*\"|K(?:[\dA-F]{6}|\d\d[+-]\d{3})|\d+|(?P<sign>&)|[A-Z])", re.I)
"""What a print header is written with: “&L” begins its left part, “&"Arial,Bold"” names a font, “&K01+000” a
colour of the theme, “&P” is the page.

Source: ECMA-376, part 1, 18.3.1.46 (`firstHeader` and those beside it).
"""
_VISIBLE = ("", "visible")
_SHEETS_OF_WORKBOOK = {"worksheet", "chartsheet", "dialogsheet", "xlMacrosheet"}


def clean_excel(package: Package, findings: Findings) -> None:
    for workbook in parts_of_type(package, "officeDocument"):
        _remove_hidden_sheets(package, workbook, findings)
        _clean_workbook(package, workbook, findings)
    _remove_comments(package, findings)
    for part in parts_of_type(package, "revisionHeaders"):
        authors = [one.get("userName") or "" for one in package.parse(part) if local_name(one) == "header"]
        for author in authors:
            findings.add(TraceKind.CHANGE, author)
    for part in parts_of_type(package, "revisionHeaders", "usernames"):
        if part in package:
            drop_part(package, part)
    _tell_hidden_cells(package, findings)
    _tell_margins(package, findings)
    _clean_formulas(package, findings)
    _clean_connections(package, findings)
    _clean_caches(package, findings)
    _clean_choices(package, findings)
    _drop_calls(package, findings)
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
    for part in parts_of_type(package, "comments"):
        root = package.parse(part)
        authors = [one.text or "" for one in root.iter(etree.Element) if local_name(one) == "author"]
        for comment in [one for one in root.iter(etree.Element) if local_name(one) == "comment"]:
            place = comment.get("authorId") or ""
            author = authors[int(place)] if place.isdigit() and int(place) < len(authors) else ""
            findings.add(TraceKind.COMMENT, "" if author.startswith("tc={") else author)
        drop_part(package, part)
    for part in threaded:
        if part in package:
            drop_part(package, part)
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


# Hidden sheets


def _remove_hidden_sheets(package: Package, workbook: str, findings: Findings) -> None:
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
    refers = _reference_to(names)
    gone = _names_to_forget(root, refers, places)
    _renumber(root, places)
    package.put(workbook, root)
    parts = {id: target for id, _, target in relations(package, workbook)}
    for sheet in hidden:
        id = next((str(value) for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        if parts.get(id) in package:
            drop_part(package, parts[id])
    _freeze_all(package, refers, gone)
    for part in parts_of_type(package, "pivotCacheDefinition"):
        _empty_pivot_cache(package, part, names)
    _empty_unused_strings(package)
    _forget_titles(package, names)


def _reference_to(names: list[str]) -> re.Pattern[str]:
    quoted = _one_of(names)
    return re.compile(f"(?<![\\w.])'?(?:{quoted})'?!|'(?:{quoted}):|:(?:{quoted})'?!", re.I)


def _one_of(names: list[str]) -> str:
    """A pattern of any of these sheets as a formula writes it."""
    return "|".join(re.escape(name.replace("'", "''")) for name in names)


def _names_to_forget(root: etree._Element, refers: re.Pattern[str], places: list[int]) -> list[str]:
    """Removes the names that stand for cells of the removed sheets, and returns them."""
    gone: list[str] = []
    for defined in [one for one in root.iter(etree.Element) if local_name(one) == "definedName"]:
        local = defined.get("localSheetId")
        if refers.search(defined.text or "") or (local is not None and int(local) in places):
            if not (defined.get("name") or "").startswith("_xlnm."):
                gone.append(defined.get("name") or "")
            remove(defined)
    for holder in [one for one in root.iter(etree.Element) if local_name(one) == "definedNames" and not len(one)]:
        remove(holder)
    return gone


def _renumber(root: etree._Element, places: list[int]) -> None:
    """Moves what counts sheets past those that are gone."""

    def moved(place: str) -> str:
        return str(int(place) - sum(gone < int(place) for gone in places))

    for element in root.iter(etree.Element):
        for key in ("localSheetId", "activeTab", "firstSheet"):
            value = element.get(key)
            if value is not None and value.isdigit():
                element.set(key, moved(value))


def _freeze_all(package: Package, refers: re.Pattern[str], names: list[str]) -> None:
    """Freezes what refers to cells that are gone, by themselves or by the names that stood for them."""
    if names:
        refers = re.compile(f"{refers.pattern}|\\b(?:{'|'.join(map(re.escape, names))})\\b", re.I)
    for part in parts_of_type(package, "worksheet"):
        _freeze(package, part, refers)
    for part in parts_of_type(package, "calcChain"):
        drop_part(package, part)  # which cell is computed after which: Excel writes it anew


def _freeze(package: Package, part: str, refers: re.Pattern[str]) -> None:
    """Removes the formulas, lists and colour rules of a sheet that refer to what is gone; values stay."""
    root = package.parse(part)
    changed = False
    shared: set[str | None] = set()
    for element in list(root.iter(etree.Element)):
        name = local_name(element)
        if name in ("f", "formula", "formula1", "formula2") and refers.search("".join(map(str, element.itertext()))):
            held = next((one for one in element.iterancestors() if local_name(one) in _RULES), None)
            shared |= {element.get("si")} if element.get("t") == "shared" else set()
            remove(element if held is None else held)
            changed = True
    for follower in [one for one in root.iter("{*}f") if one.get("t") == "shared" and one.get("si") in shared]:
        remove(follower)
    if changed:
        _count_rules(root)
        package.put(part, root)


def _count_rules(root: etree._Element) -> None:
    """Makes the lists of rules hold what is left of them, or go."""
    for holder in [one for one in root.iter(etree.Element) if local_name(one) in _RULE_LISTS]:
        if not len(holder):
            remove(holder)
        elif holder.get("count") is not None:
            holder.set("count", str(len(holder)))


_RULES = {"dataValidation", "conditionalFormatting"}
_RULE_LISTS = {"dataValidations", "conditionalFormattings"}


def _empty_pivot_cache(package: Package, part: str, names: list[str]) -> None:
    """Forgets the rows that a pivot table keeps of a removed sheet."""
    root = package.parse(part)
    sources = [one for one in root.iter(etree.Element) if local_name(one) == "worksheetSource"]
    if not any(source.get("sheet") in names for source in sources):
        return
    for record in [target for _, type, target in relations(package, part) if type.endswith("pivotCacheRecords")]:
        if record in package:
            drop_part(package, record)
    root = package.parse(part)
    root.attrib.pop("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", None)
    root.set("saveData", "0")
    for source in [one for one in root.iter(etree.Element) if local_name(one) == "worksheetSource"]:
        source.set("sheet", "_")
    for items in root.iter("{*}sharedItems"):
        for place, item in enumerate(items.iterchildren("{*}s"), start=1):
            item.set("v", f"_{place}")
    package.put(part, root)


def _empty_unused_strings(package: Package) -> None:
    """Empties the texts that only the removed sheets showed: all sheets keep theirs in one list, by their places."""
    used = {
        (cell.findtext("{*}v") or "").strip()
        for part in parts_of_type(package, "worksheet")
        for cell in package.parse(part).iter("{*}c")
        if cell.get("t") == "s"
    }
    for part in parts_of_type(package, "sharedStrings"):
        root = package.parse(part)
        for place, text in enumerate(root.iterchildren("{*}si")):
            if str(place) not in used and len(text):
                name = etree.QName(text).namespace
                for piece in list(text):
                    text.remove(piece)
                etree.SubElement(text, f"{{{name}}}t")
        package.put(part, root)


def _forget_titles(package: Package, names: list[str]) -> None:
    """Removes the list of sheets that the properties keep, which Excel writes anew."""
    for part in parts_of_type(package, "extended-properties"):
        root = package.parse(part)
        lists = [one for one in root if local_name(one) in ("TitlesOfParts", "HeadingPairs")]
        for one in lists:
            root.remove(one)
        if lists:
            package.put(part, root)


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
    parts = {id: target for id, _, target in relations(package, workbook)}
    sheets = [one for one in package.parse(workbook).iter(etree.Element) if local_name(one) == "sheet"]
    return {
        parts.get(next((str(value) for key, value in sheet.attrib.items() if key.endswith("}id")), ""), ""): (
            sheet.get("name") or ""
        )
        for sheet in sheets
    }


def _clean_connections(package: Package, findings: Findings) -> None:
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


def _clean_caches(package: Package, findings: Findings) -> None:
    """Forgets who computed a pivot table last, and the cells of other workbooks that name somebody."""
    for part in parts_of_type(package, "pivotCacheDefinition"):
        root = package.parse(part)
        if author := (root.attrib.pop("refreshedBy", "") or ""):
            findings.add(TraceKind.MODIFIED_BY, str(author))
            package.put(part, root)
    for part in parts_of_type(package, "externalLink"):
        _clean_cells_of_another(package, part, findings)


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
        refers = _reference_to(names)
        for defined in [one for one in root.iter("{*}definedName") if refers.search(one.get("refersTo") or "")]:
            del defined.attrib["refersTo"]
        _forget_sheets_of_another(package, names)
    if told or names:
        package.put(part, root)


def _forget_sheets_of_another(package: Package, names: list[str]) -> None:
    """Freezes what is computed from these sheets: “='[1]Jean Dupont'!A1”."""
    refers = re.compile(rf"\](?:{_one_of(names)})(?:'?!|:)", re.I)
    gone: list[str] = []
    for part in parts_of_type(package, "officeDocument"):
        root = package.parse(part)
        gone += _names_to_forget(root, refers, [])
        package.put(part, root)
    _freeze_all(package, refers, gone)


def _clean_choices(package: Package, findings: Findings) -> None:
    """Takes out the lists to choose from that name people: a cell shows the one who was chosen, and nobody else."""
    for part in parts_of_type(package, "worksheet"):
        if b"dataValidation" not in package.read(part):
            continue
        root = package.parse(part)
        told = [rule for rule in root.iter("{*}dataValidation") if tells(_choices(rule), findings)]
        for rule in told:
            remove(rule)
        if told:
            _count_rules(root)
            package.put(part, root)


def _choices(rule: etree._Element) -> str:
    """What a rule lets choose from where it holds the list itself, "" where it names the cells that do."""
    held = "".join(str(text) for formula in rule.iter("{*}formula1") for text in formula.itertext()).strip()
    return held.strip('"').replace(",", " ; ") if held.startswith('"') else ""


def _clean_formulas(package: Package, findings: Findings) -> None:
    """Blanks whom a formula would write to; its cell keeps what it shows."""
    for part in parts_of_type(package, "worksheet", "table", "officeDocument"):
        content = package.read(part).lower()
        if b"mailto:" not in content and b"&#" not in content:  # nor a character written as a number
            continue
        root = package.parse(part)
        changed = False
        for formula in root.iter(*_FORMULAS):
            written = formula.text or ""
            if (cleaned := without_addresses(written, findings)) != written:
                formula.text = cleaned
                changed = True
        if changed:
            package.put(part, root)


def _drop_calls(package: Package, findings: Findings) -> None:
    """What another program would be started for goes; a cell keeps the value that it shows."""
    for workbook in parts_of_type(package, "officeDocument"):
        root = package.parse(workbook)
        calls = [one for one in root.iter("{*}definedName") if _CALL.match(one.text or "")]
        for call in calls:
            findings.add(TraceKind.PROGRAM, call.text or "")
            remove(call)
        if calls:
            package.put(workbook, root)
    frozen = False
    for part in parts_of_type(package, "worksheet"):
        content = package.read(part)
        if b"|" not in content and b"&#" not in content:  # neither a bar nor a character written as a number
            continue
        formulas = package.parse(part).iter("{*}f", "{*}formula", "{*}formula1", "{*}formula2")
        if asked := [text for one in formulas if _CALL.match(text := "".join(map(str, one.itertext())))]:
            for formula in asked:
                findings.add(TraceKind.PROGRAM, formula)
            _freeze(package, part, _CALL)
            frozen = True
    for part in parts_of_type(package, "calcChain") if frozen else ():
        drop_part(package, part)  # which cell is computed after which: Excel writes it anew
    for part in parts_of_type(package, "externalLink"):
        if b"ddeLink" in package.read(part):
            root = package.parse(part)
            for link in [one for one in root.iter("{*}ddeLink") if one.get("ddeService") != _NO_PROGRAM]:
                findings.add(TraceKind.PROGRAM, f"{link.get('ddeService')}|{link.get('ddeTopic')}")
                link.set("ddeService", _NO_PROGRAM)
                link.set("ddeTopic", _NO_PROGRAM)
                package.put(part, root)
