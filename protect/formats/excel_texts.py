"""The list of the texts that the sheets of a workbook show: programs leave in it what no cell shows any more."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from protect.formats.office_parts import parts_of_type
from protect.formats.package import Package


def forget_unused_texts(package: Package, is_gone: Callable[[str], bool]) -> None:
    """Empties those that no cell shows and `is_gone` says: cells refer to the others by their places."""
    for part in parts_of_type(package, "sharedStrings"):
        root = package.parse(part)
        shown = _shown(package)
        texts = (text for place, text in enumerate(root.iterchildren("{*}si")) if str(place) not in shown)
        gone = [text for text in texts if len(text) and is_gone("".join(map(str, text.itertext())))]
        for text in gone:
            name = etree.QName(text).namespace
            for piece in list(text):
                text.remove(piece)
            etree.SubElement(text, f"{{{name}}}t")
        if gone:
            package.put(part, root)


def _shown(package: Package) -> set[str]:
    """The places, in the list, of the texts that cells show."""
    return {
        (cell.findtext("{*}v") or "").strip()
        for part in parts_of_type(package, "worksheet")
        for cell in package.parse(part).iter("{*}c")
        if cell.get("t") == "s"
    }
