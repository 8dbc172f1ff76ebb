"""Formulas of Excel workbooks: who they would write to, what they would start, and what they were computed from.

Of a formula that goes, the cell keeps the value that it shows.
"""

from __future__ import annotations

import re

from lxml import etree

from protect.formats.formulas import without_addresses
from protect.formats.office import drop_part, parts_of_type
from protect.formats.package import Package, local_name, remove
from protect.traces import Findings, TraceKind

_CALL = re.compile(r"^(?:[^\"|]|\"[^\"]*\")*\|")
"""A bar outside of a text: “cmd|'/c calc'!A0” asks another program for a value (DDE) and starts it."""
_FORMULAS = ("{*}f", "{*}formula", "{*}calculatedColumnFormula", "{*}definedName")
_NO_PROGRAM = "_"
_RULES = {"dataValidation", "conditionalFormatting"}
_RULE_LISTS = {"dataValidations", "conditionalFormattings"}


def clean_formulas(package: Package, findings: Findings) -> None:
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


def drop_calls(package: Package, findings: Findings) -> None:
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
    if frozen:
        _forget_order(package)
    for part in parts_of_type(package, "externalLink"):
        if b"ddeLink" in package.read(part):
            root = package.parse(part)
            for link in [one for one in root.iter("{*}ddeLink") if one.get("ddeService") != _NO_PROGRAM]:
                findings.add(TraceKind.PROGRAM, f"{link.get('ddeService')}|{link.get('ddeTopic')}")
                link.set("ddeService", _NO_PROGRAM)
                link.set("ddeTopic", _NO_PROGRAM)
                package.put(part, root)


def reference_to(names: list[str]) -> re.Pattern[str]:
    quoted = one_of(names)
    return re.compile(f"(?<![\\w.])'?(?:{quoted})'?!|'(?:{quoted}):|:(?:{quoted})'?!", re.I)


def one_of(names: list[str]) -> str:
    """A pattern of any of these sheets as a formula writes it."""
    return "|".join(re.escape(name.replace("'", "''")) for name in names)


def forget_names(root: etree._Element, refers: re.Pattern[str], places: list[int]) -> list[str]:
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


def freeze_all(package: Package, refers: re.Pattern[str], names: list[str]) -> None:
    """Freezes what refers to cells that are gone, by themselves or by the names that stood for them."""
    if names:
        refers = re.compile(f"{refers.pattern}|\\b(?:{'|'.join(map(re.escape, names))})\\b", re.I)
    for part in parts_of_type(package, "worksheet"):
        _freeze(package, part, refers)
    _forget_order(package)


def _forget_order(package: Package) -> None:
    """Drops which cell is computed after which, which Excel writes anew."""
    for part in parts_of_type(package, "calcChain"):
        drop_part(package, part)


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
        count_rules(root)
        package.put(part, root)


def count_rules(root: etree._Element) -> None:
    """Makes the lists of rules hold what is left of them, or go."""
    for holder in [one for one in root.iter(etree.Element) if local_name(one) in _RULE_LISTS]:
        if not len(holder):
            remove(holder)
        elif holder.get("count") is not None:
            holder.set("count", str(len(holder)))
