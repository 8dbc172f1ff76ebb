"""Remarks between the elements of an Office or OpenDocument file, which no program shows."""

from __future__ import annotations

from lxml import etree

from protect.formats.package import Package, remove
from protect.formats.unseen import tells
from protect.traces import Findings


def drop_remarks(package: Package, findings: Findings) -> None:
    """Takes out those that identify somebody or name a folder."""
    for part in package.named("", ".xml"):
        if b"<!--" not in package.read(part):
            continue
        root = package.parse(part)
        told = [one for one in root.iter(etree.Comment) if tells(one.text or "", findings)]
        for remark in told:
            remove(remark)
        if told:
            package.put(part, root)
