"""Formulas of Excel workbooks: who they would write to and name, what they would start, what they were computed from.

Of a formula that goes, the cell keeps the value that it shows. One whose value the file does not hold shows #N/A, and
so does what is computed from it: an empty cell would pass for a nought.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from protect.formats.formulas import texts_in, without_addresses
from protect.formats.office_parts import drop_parts, parts_of_type
from protect.formats.package import Package, local_name, remove
from protect.formats.unseen import tells
from protect.traces import Findings, TraceKind

_CALL = re.compile(r"^(?:[^\"|]|\"[^\"]*\")*\|")
"""A bar outside of a text: “cmd|'/c calc'!A0” asks another program for a value (DDE) and starts it."""
_FORMULAS = ("{*}f", "{*}formula", "{*}calculatedColumnFormula", "{*}definedName")
_COMPUTING = ("f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula")
_NO_PROGRAM = "_"
_NO_VALUE, _ITS_KIND, _SHOWN_FOR_IT = "NA()", "e", "#N/A"
"""What a cell without a value computes, and what shows that to a program that computes nothing."""
_OF_A_NAME = r"[\w.\\?]"
"""What a name of cells or values may hold, at its ends too: “\\chef”, “taux?”."""
_RULES = {"dataValidation", "cfRule"}
_RULE_LISTS = ("conditionalFormatting", "conditionalFormattings", "dataValidations")
"""The inner ones first, which leave the outer ones empty."""
_Condition = Callable[[str], object]
"""What of a formula makes it go."""


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
    _drop_named_calls(package, findings)
    _freeze_calls(package, findings)
    _unlink_programs(package, findings)


def _drop_named_calls(package: Package, findings: Findings) -> None:
    """Removes the names that stand for a call."""
    for workbook in parts_of_type(package, "officeDocument"):
        root = package.parse(workbook)
        calls = [one for one in root.iter("{*}definedName") if _CALL.match(one.text or "")]
        for call in calls:
            findings.add(TraceKind.PROGRAM, call.text or "")
            remove(call)
        if calls:
            package.put(workbook, root)


def _freeze_calls(package: Package, findings: Findings) -> None:
    """Removes the formulas of cells and rules that call a program; values stay."""
    frozen = False
    for part in parts_of_type(package, "worksheet"):
        content = package.read(part)
        if b"|" not in content and b"&#" not in content:  # neither a bar nor a character written as a number
            continue
        formulas = package.parse(part).iter("{*}f", "{*}formula", "{*}formula1", "{*}formula2")
        if asked := [text for one in formulas if _CALL.match(text := "".join(map(str, one.itertext())))]:
            for formula in asked:
                findings.add(TraceKind.PROGRAM, formula)
            _freeze(package, part, _CALL.match, findings)
            frozen = True
    if frozen:
        _forget_order(package)


def _unlink_programs(package: Package, findings: Findings) -> None:
    """Makes the links by which values were asked of a program lead to none."""
    for part in parts_of_type(package, "externalLink"):
        if b"ddeLink" in package.read(part):
            root = package.parse(part)
            for link in [one for one in root.iter("{*}ddeLink") if one.get("ddeService") != _NO_PROGRAM]:
                findings.add(TraceKind.PROGRAM, f"{link.get('ddeService')}|{link.get('ddeTopic')}")
                link.set("ddeService", _NO_PROGRAM)
                link.set("ddeTopic", _NO_PROGRAM)
                package.put(part, root)


def drop_names(package: Package, findings: Findings) -> None:
    """Formulas and rules that name somebody or a folder go; a cell keeps the value that it shows."""

    def names_somebody(formula: str) -> bool:
        return tells(texts_in(formula), findings)

    gone: list[str] = []
    for workbook in parts_of_type(package, "officeDocument"):
        root = package.parse(workbook)
        if constants := forget_names(root, names_somebody, []):
            package.put(workbook, root)
            gone += constants
    uses_one = _use_of(gone)
    frozen = False
    for part in parts_of_type(package, "worksheet", "table"):
        frozen |= _freeze(package, part, lambda formula: names_somebody(formula) or uses_one(formula), findings)
    if frozen:
        _forget_order(package)


def reference_to(names: list[str]) -> re.Pattern[str]:
    quoted = one_of(names)
    return re.compile(f"(?<![\\w.])'?(?:{quoted})'?!|'(?:{quoted}):|:(?:{quoted})'?!", re.I)


def one_of(names: list[str]) -> str:
    """A pattern of any of these sheets as a formula writes it."""
    return "|".join(re.escape(name.replace("'", "''")) for name in names)


def forget_names(root: etree._Element, is_gone: _Condition, places: list[int]) -> list[str]:
    """Removes the names that stand for cells of the removed sheets or for what else is gone, and returns them."""
    gone: list[str] = []
    for defined in [one for one in root.iter(etree.Element) if local_name(one) == "definedName"]:
        local = defined.get("localSheetId")
        if is_gone(defined.text or "") or (local is not None and int(local) in places):
            if not (defined.get("name") or "").startswith("_xlnm."):
                gone.append(defined.get("name") or "")
            remove(defined)
    for holder in [one for one in root.iter(etree.Element) if local_name(one) == "definedNames" and not len(one)]:
        remove(holder)
    return gone


def freeze_all(package: Package, is_gone: _Condition, names: list[str], findings: Findings) -> None:
    """Freezes what refers to cells that are gone, by themselves or by the names that stood for them."""
    uses_one = _use_of(names)
    for part in parts_of_type(package, "worksheet"):
        _freeze(package, part, lambda formula: is_gone(formula) or uses_one(formula), findings)
    _forget_order(package)


def _use_of(names: list[str]) -> _Condition:
    """What finds one of these names of cells or values in a formula."""
    called = "|".join(map(re.escape, names))
    return re.compile(f"(?<!{_OF_A_NAME})(?:{called})(?!{_OF_A_NAME})" if names else "(?!)", re.I).search


def _forget_order(package: Package) -> None:
    """Drops which cell is computed after which, which Excel writes anew."""
    drop_parts(package, parts_of_type(package, "calcChain"))


def _freeze(package: Package, part: str, is_gone: _Condition, findings: Findings) -> bool:
    """Removes the formulas, lists and colour rules of a sheet that refer to what is gone; values stay.

    Says whether there were any.
    """
    root = package.parse(part)
    told = [one for one in _formulas(root) if is_gone("".join(map(str, one.itertext())))]
    shared = {one.get("si") for one in told if one.get("t") == "shared"}
    for formula in told:
        rule = next((one for one in formula.iterancestors() if local_name(one) in _RULES), None)
        if rule is None:
            _leave_value(formula, findings)
        else:
            remove(rule)
    for follower in [one for one in root.iter("{*}f") if one.get("t") == "shared" and one.get("si") in shared]:
        _leave_value(follower, findings)
    if told:
        count_rules(root)
        package.put(part, root)
    return bool(told)


def _leave_value(formula: etree._Element, findings: Findings) -> None:
    """Leaves of a cell the value alone, or what shows that its value is not known."""
    cell = formula.getparent()
    if local_name(formula) != "f" or cell is None or cell.get("t") == "str" or cell.findtext("{*}v"):
        remove(formula)
        return
    findings.add(TraceKind.UNKNOWN_VALUE)
    formula.attrib.clear()
    formula.text = _NO_VALUE
    cell.set("t", _ITS_KIND)
    value = cell.find("{*}v")
    if value is None:
        value = etree.Element(etree.QName(etree.QName(formula).namespace, "v"))
        formula.addnext(value)
    value.text = _SHOWN_FOR_IT


def _formulas(root: etree._Element) -> list[etree._Element]:
    return [one for one in root.iter(*(f"{{*}}{name}" for name in _COMPUTING)) if not len(one)]


def count_rules(root: etree._Element) -> None:
    """Makes the lists of rules hold what is left of them, or go."""
    for holder in [one for name in _RULE_LISTS for one in root.iter(f"{{*}}{name}")]:
        if not any(local_name(one) != "sqref" for one in holder):
            remove(holder)
        elif holder.get("count") is not None:
            holder.set("count", str(len(holder)))
