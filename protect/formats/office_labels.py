"""What Office files say beside what readers see: of pictures, tables and fields, in lists to choose from and in tags.

Word has long given a picture the folder that it came from for its alternative text. What identifies nobody stays, for
the alternative texts are read aloud to those who do not see the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from protect.formats.package import Package, local_name, remove
from protect.formats.unseen import tells
from protect.traces import Findings

_OF_A_DRAWING = ("descr", "title", "name")
_LABELS = {
    "docPr": _OF_A_DRAWING,
    "cNvPr": _OF_A_DRAWING,
    "imagedata": ("title",),
    "alias": ("val",),
    "tag": ("val",),
    "tblCaption": ("val",),
    "tblDescription": ("val",),
    "helpText": ("val",),
    "statusText": ("val",),
    "default": ("val",),
    "listEntry": ("val",),
    "docVar": ("val",),
    "attr": ("val",),
    "section": ("name",),
    "dataValidation": ("prompt", "promptTitle", "error", "errorTitle"),
    "scenario": ("name", "user", "comment"),
    "inputCells": ("val",),
    "protectedRange": ("name",),
    "namedSheetView": ("name",),
    "connection": ("name", "description"),
    "dbPr": ("command",),
    "custShow": ("name",),
    "htmlPubPr": ("title",),
    "webPublishItem": ("title", "destinationFile"),
    "table": ("comment",),
    "definedName": ("comment",),
    "hyperlink": ("tooltip", "display"),
    "hlinkClick": ("tooltip",),
    "hlinkHover": ("tooltip",),
    "hlinkMouseOver": ("tooltip",),
}
"""The attributes of elements that hold such words, by their names without a namespace."""
_EVERYWHERE = "alt"
"""What a drawing of older files has, whatever its shape."""
_CHOICES = {"listItem": ("displayText", "value")}
"""What may be chosen, and is not: it goes whole."""
_CALLED_SO = ("protectedRange", "scenario", "namedSheetView", "connection", "custShow")
"""What has to be called something, each its own."""
_MAY_HOLD = re.compile(rb"[<:](?:%s)[\s>]|\balt=" % "|".join((*_LABELS, *_CHOICES)).encode())


def clean_labels(package: Package, findings: Findings) -> None:
    """Takes out all of these words that identify somebody or name a folder."""
    for part in [*package.named("", ".xml"), *package.named("", ".vml")]:
        if not _MAY_HOLD.search(package.read(part)):
            continue
        root = package.parse(part)
        told = [found for found in _labels(root) if tells(str(found[0].get(found[1])), findings)]
        for place, (element, key) in enumerate(told, start=1):
            if local_name(element) in _CHOICES:
                remove(element)
            else:
                element.set(key, f"_{place}" if key == "name" and local_name(element) in _CALLED_SO else "")
        if told:
            package.put(part, root)


def _labels(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for element in root.iter(etree.Element):
        name = local_name(element)
        wanted = (*_LABELS.get(name, ()), *_CHOICES.get(name, ()), _EVERYWHERE)
        for key in map(str, element.keys()):
            if etree.QName(key).localname in wanted:
                yield element, key
