"""What an Excel workbook was filtered and sorted by, which it keeps beside the rows that it shows."""

from __future__ import annotations

from lxml import etree

from protect.formats.office_parts import parts_of_type
from protect.formats.package import Package, remove
from protect.formats.unseen import tells
from protect.traces import Findings

_WANTED = ("val", "stringValue1", "stringValue2")
"""The attributes that hold what was asked for, of columns and of pivot tables."""


def clean_filters(package: Package, findings: Findings) -> None:
    """Forgets filters and orders that name somebody; the rows that they hide stay hidden."""
    for part in parts_of_type(package, "worksheet", "table", "pivotTable"):
        content = package.read(part)
        if b"ilter" not in content and b"customList" not in content:
            continue
        root = package.parse(part)
        told = [one for one in _filters(root) if tells(_wanted(one), findings)]
        told += [one for one in root.iter("{*}sortCondition") if tells(_listed(one), findings)]
        for one in told:
            remove(one)
        if told:
            _count(root)
            package.put(part, root)


def _filters(root: etree._Element) -> list[etree._Element]:
    """Those of a pivot table, which hold filters of columns themselves, or those of columns."""
    return root.findall("{*}filters/{*}filter") or list(root.iter("{*}filterColumn"))


def _wanted(element: etree._Element) -> str:
    return " ; ".join(str(one.get(key)) for one in element.iter() for key in _WANTED if one.get(key))


def _listed(condition: etree._Element) -> str:
    return (condition.get("customList") or "").replace(",", " ; ")


def _count(root: etree._Element) -> None:
    """Makes the holders hold what is left of it, or go."""
    for holder in [*root.iter("{*}sortState"), *root.findall("{*}filters")]:
        if not len(holder):
            remove(holder)
        elif holder.get("count") is not None:
            holder.set("count", str(len(holder)))
