"""What OpenDocument sheets compute and select by: formulas, conditions, filters and members of pivot tables."""

from __future__ import annotations

import re

from lxml import etree

from protect.formats.formulas import texts_in
from protect.formats.package import attribute, local_name, remove
from protect.formats.unseen import tells
from protect.traces import Findings, TraceKind

_FORMULA = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}formula"
_KIND = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
"""What only a cell with a value has."""
_NO_VALUE = "of:=NA()"
_NAMED = "{*}named-expression"
_CONDITIONS = {"condition": "value", "content-validation": "condition", "map": "condition"}
"""The attribute that says when a cell is coloured, or what may be written in it."""
_FILTERS = ("{*}filter-condition", "{*}filter-set-item")


def forget_selections(root: etree._Element, findings: Findings) -> None:
    """Takes out what is computed and selected by somebody's name; cells keep the values that they show."""
    _freeze(root, findings)
    for element in list(root.iter(*(f"{{*}}{name}" for name in _CONDITIONS))):
        if tells(texts_in(attribute(element, _CONDITIONS[local_name(element)])), findings):
            remove(element)
    for asked in list(root.iter("{*}filter")):
        if tells(" ; ".join(attribute(one, "value") for one in asked.iter(*_FILTERS)), findings):
            remove(asked)
    members = list(root.iter("{*}data-pilot-member"))
    shown = {"".join(map(str, cell.itertext())).strip() for cell in root.iter("{*}table-cell")} if members else set()
    for member in members:
        if attribute(member, "name") not in shown and tells(attribute(member, "name"), findings):
            remove(member)


def _freeze(root: etree._Element, findings: Findings) -> None:
    """Removes the formulas that name somebody, themselves or by a name for what does."""
    gone = [one for one in root.iter(_NAMED) if tells(texts_in(attribute(one, "expression")), findings)]
    for named in gone:
        remove(named)
    names = [re.escape(attribute(named, "name")) for named in gone]
    uses_one = re.compile(f"\\b(?:{'|'.join(names)})\\b" if names else "(?!)", re.I)
    for cell in root.iter("{*}table-cell", "{*}covered-table-cell"):
        formula = cell.get(_FORMULA) or ""
        if uses_one.search(formula) or tells(texts_in(formula), findings):
            leave_value(cell, findings)


def leave_value(cell: etree._Element, findings: Findings) -> None:
    """Leaves of a cell the value alone; one whose value the file does not hold shows #N/A, for it seems empty else."""
    if cell.get(_KIND):
        del cell.attrib[_FORMULA]
        return
    findings.add(TraceKind.UNKNOWN_VALUE)
    cell.set(_FORMULA, _NO_VALUE)
