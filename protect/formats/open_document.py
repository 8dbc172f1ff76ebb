"""OpenDocument texts and spreadsheets: the same cleaning as of Office files, in their own words."""

from __future__ import annotations

import re

from lxml import etree

from protect.formats.charts import tell_chart
from protect.formats.formulas import without_addresses
from protect.formats.images import clean_image
from protect.formats.margins import tell_margin
from protect.formats.open_document_formulas import forget_selections, leave_value
from protect.formats.open_document_hidden import clean_labels, remove_hidden_text, without_folders
from protect.formats.open_document_properties import clean_properties
from protect.formats.package import Package, attribute, local_name, remove
from protect.formats.places import TO_NOBODY, addressee, file_name, is_local
from protect.formats.svg import clean_svg
from protect.formats.unseen import tells
from protect.formats.xml_remarks import drop_remarks
from protect.traces import Findings, TraceKind

_MANIFEST = "META-INF/manifest.xml"
_HREF = "{http://www.w3.org/1999/xlink}href"
_LABELS = ("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}title", "{http://www.w3.org/1999/xlink}title")
"""What a link shows to a mouse."""
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CHANGE_MARKS = {"change-start", "change-end", "change"}
_CHANGES = {"changed-region", "cell-content-change", "insertion", "deletion", "movement"}
_THUMBNAILS = "Thumbnails/"
_PROGRAMS = ("Basic/", "Scripts/", "Dialogs/")
_FORMULAS = (f"{_TABLE}formula", f"{_TABLE}expression", f"{_TABLE}condition")
_CALL = re.compile(r"^(?:[^\"]|\"[^\"]*\")*?\bDDE\s*\(", re.I)


def clean_open_document(package: Package, findings: Findings) -> None:
    """Takes out of a text or a spreadsheet what it tells about people beside what readers see, and notes it."""
    for part in list(package.named("", "meta.xml")):
        clean_properties(package, part, findings)
    for part in list(package.named("", "content.xml")) + list(package.named("", "styles.xml")):
        _clean_text(package, part, findings)
    for part in list(package.named("", "styles.xml")):
        for margin in package.parse(part).iter("{*}header", "{*}footer", "{*}header-left", "{*}footer-left"):
            tell_margin(margin.iter("{*}p", "{*}h"), findings)
    for part in list(package.named("", "settings.xml")):
        _clean_settings(package, part, findings)
    _drop_versions(package, findings)
    _drop_thumbnails(package, findings)
    _drop_programs(package, findings)
    drop_remarks(package, findings)
    for part in list(package.named("META-INF/", "signatures.xml")):
        for signature in package.parse(part).iter("{*}Signature"):
            subject = next(signature.iter("{*}X509SubjectName", "{*}X509IssuerName"), None)
            findings.add(TraceKind.SIGNATURE, "" if subject is None else subject.text or "")
        package.drop(part)
    for part in package.names():
        if not part.endswith((".xml", "/")):  # whatever an image is called: some have no ending
            image = package.read(part)
            clean = clean_svg if part.lower().endswith(".svg") else clean_image
            if (cleaned := clean(image, findings)) != image:
                package.put(part, cleaned)
    _forget_in_manifest(package)


def _clean_text(package: Package, part: str, findings: Findings) -> None:
    root = package.parse(part)
    before = etree.tostring(root)
    for remark in [one for one in root.iter("{*}annotation") if _is(one, "office")]:
        creator = next((one.text or "" for one in remark if local_name(one) in ("creator", "sender-initials")), "")
        findings.add(TraceKind.COMMENT, creator)
        remove(remark)
    for end in [one for one in root.iter("{*}annotation-end") if _is(one, "office")]:
        remove(end)
    for changes in list(root.iter("{*}tracked-changes")):
        for change in [one for one in changes if local_name(one) in _CHANGES]:
            creator = next((one.text or "" for one in change.iter("{*}creator")), "")
            findings.add(TraceKind.CHANGE, creator)
        remove(changes)
    for mark in [one for one in root.iter(etree.Element) if local_name(one) in _CHANGE_MARKS and _is(one, "text")]:
        remove(mark)
    remove_hidden_text(root, [package.parse(one) for one in _parts_with_styles(package, part)], findings)
    clean_labels(root, findings)
    _remove_hidden_sheets(root, findings)
    _tell_hidden_cells(root, findings)
    _clean_links(root, findings)
    forget_selections(root, findings)
    for chart in [one for one in root.iter("{*}chart") if _is(one, "office")]:
        tell_chart(chart.iter("{*}p"), findings)
    if etree.tostring(root) != before:
        package.put(part, root)


def _parts_with_styles(package: Package, part: str) -> list[str]:
    """The part and that of the styles beside it, which has those with a name."""
    beside = f"{part.rpartition('/')[0]}/styles.xml".lstrip("/")
    return [one for one in dict.fromkeys((beside, part)) if one in package]


def _is(element: etree._Element, vocabulary: str) -> bool:
    return f":{vocabulary}:" in (etree.QName(element).namespace or "")


def _sheets(root: etree._Element) -> list[etree._Element]:
    return [table for sheets in root.iter("{*}spreadsheet") for table in sheets if local_name(table) == "table"]


def _remove_hidden_sheets(root: etree._Element, findings: Findings) -> None:
    """Removes hidden sheets; a cell computed from one keeps its value instead of its formula."""
    styles = {
        next((str(value) for key, value in style.attrib.items() if key.endswith("}name")), "")
        for style in root.iter("{*}style")
        if any(one.get(f"{_TABLE}display") == "false" for one in style)
    }
    sheets = _sheets(root)
    hidden = [sheet for sheet in sheets if sheet.get(f"{_TABLE}style-name") in styles]
    if not hidden or len(hidden) == len(sheets):
        return
    names = [sheet.get(f"{_TABLE}name") or "" for sheet in hidden]
    for name, sheet in zip(names, hidden, strict=True):
        findings.add(TraceKind.HIDDEN_SHEET, name)
        remove(sheet)
    quoted = "|".join(re.escape(name.replace("'", "''")) for name in names)
    refers = re.compile(f"\\$?(?:'(?:{quoted})'|(?<![\\w'])(?:{quoted}))\\.", re.I)
    for element in list(root.iter(etree.Element)):
        local = local_name(element)
        if local in ("named-range", "named-expression", "database-range", "content-validation") and any(
            refers.search(str(value)) for value in element.attrib.values()
        ):
            remove(element)
        elif local in ("table-cell", "covered-table-cell") and refers.search(element.get(f"{_TABLE}formula") or ""):
            leave_value(element, findings)


def _tell_hidden_cells(root: etree._Element, findings: Findings) -> None:
    for sheet in _sheets(root):
        lines = sheet.iter("{*}table-row", "{*}table-column")
        if any(line.get(f"{_TABLE}visibility") in ("collapse", "filter") for line in lines):
            findings.add(TraceKind.HIDDEN_CELLS, sheet.get(f"{_TABLE}name") or "")


def _clean_links(root: etree._Element, findings: Findings) -> None:
    for element in root.iter(etree.Element):
        target = element.get(_HREF) or ""
        if address := addressee(target):
            findings.add(TraceKind.EMAIL, address)
            element.set(_HREF, TO_NOBODY)
        elif is_local(target):
            findings.add(TraceKind.PATH, target)
            element.set(_HREF, file_name(target))
        for key in _LABELS:
            said = element.get(key) or ""
            if tells(said, findings):
                del element.attrib[key]
        for key in _FORMULAS:
            formula = element.get(key) or ""
            if (cleaned := without_folders(without_addresses(formula, findings), findings)) != formula:
                element.set(key, cleaned)


def _clean_settings(package: Package, part: str, findings: Findings) -> None:
    """Forgets the printer, when it stands on a named server, and what else names a folder or somebody."""
    root = package.parse(part)
    items = [one for one in root.iter("{*}config-item") if (one.text or "").strip()]
    names = {one: attribute(one, "name") for one in items}
    told = [one for one in items if names[one] != "PrinterSetup" and _tells_a_place(one.text or "", findings)]
    if any(names[one] == "PrinterName" for one in told):
        told += [one for one in items if names[one] == "PrinterSetup"]
    for one in told:
        one.text = None
    if told:
        package.put(part, root)


def _tells_a_place(setting: str, findings: Findings) -> bool:
    """Whether a setting names a folder, a server or somebody."""
    if is_local(setting):
        findings.add(TraceKind.PATH, setting)
        return True
    return tells(setting, findings)


def _drop_versions(package: Package, findings: Findings) -> None:
    versions = [name for name in package.named("Versions/") if not name.endswith("/")]
    if versions:
        findings.add(TraceKind.VERSION, count=len(versions))
        for part in list(package.named("Versions/")) + list(package.named("VersionList.xml")):
            package.drop(part)


def _drop_thumbnails(package: Package, findings: Findings) -> None:
    """The picture of the first page, which may show what was taken out of it since."""
    thumbnails = [name for name in package.named(_THUMBNAILS) if not name.endswith("/")]
    if thumbnails:
        findings.add(TraceKind.THUMBNAIL, count=len(thumbnails))
        for part in list(package.named(_THUMBNAILS)):
            package.drop(part)


def _drop_programs(package: Package, findings: Findings) -> None:
    """Macros, in whichever language, the events that would start them, and what asks another program (DDE)."""
    programs = [name for name in package.names() if name.startswith(_PROGRAMS)]
    if any(not name.endswith("/") for name in programs):
        findings.add(TraceKind.PROGRAM)
        for part in programs:
            package.drop(part)
    for part in list(package.named("", "content.xml")) + list(package.named("", "styles.xml")):
        root = package.parse(part)
        starters = list(root.iter("{*}event-listener", "{*}dde-link", "{*}dde-source", "{*}dde-connection-decl"))
        starters += [one for one in root.iter("{*}script") if _is(one, "text") or _is(one, "office")]
        for starter in starters:
            remove(starter)
        calls = [
            (element, key)
            for element in root.iter(etree.Element)
            for key, value in element.attrib.items()
            if key in _FORMULAS and _CALL.match(str(value))
        ]
        for element, key in calls:
            if local_name(element) in ("table-cell", "covered-table-cell"):
                leave_value(element, findings)
            else:
                del element.attrib[key]
        if count := len(starters) + len(calls):
            findings.add(TraceKind.PROGRAM, count=count)
            package.put(part, root)


def _forget_in_manifest(package: Package) -> None:
    if _MANIFEST not in package:
        return
    root = package.parse(_MANIFEST)
    gone = [
        entry
        for entry in root.iter("{*}file-entry")
        for path in (next((str(value) for key, value in entry.attrib.items() if key.endswith("}full-path")), ""),)
        if path.startswith(("Versions/", "VersionList.xml", "META-INF/documentsignatures", _THUMBNAILS, *_PROGRAMS))
    ]
    for entry in gone:
        remove(entry)
    if gone:
        package.put(_MANIFEST, root)
