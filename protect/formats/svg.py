"""SVG drawings: who drew them and in which folder, and what is said of them beside what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from protect.formats.images import clean_address_with_image
from protect.formats.package import local_name, remove
from protect.formats.places import TO_NOBODY, addressee, file_name, is_local
from protect.formats.unseen import tells
from protect.traces import Findings, TraceKind

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_UNSEEN = ("metadata", "title", "desc")
_PEOPLE = ("{*}creator", "{*}contributor", "{*}publisher", "{*}rights")
_LINKS = "http://www.w3.org/1999/xlink"
_LABEL = re.compile(r"data-.*|aria-.*|title|alt|label", re.I)
"""Attributes whose words no drawing shows; those of another namespace are programs' own."""


def clean_svg(data: bytes, findings: Findings) -> bytes:
    """The same drawing without them; unchanged where it names nobody and no folder, or cannot be read."""
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError:
        return data
    before = etree.tostring(root.getroottree())
    _clean_outside(root, findings)
    for element in list(root.iter()):
        if _is_unseen(element) and _names_somebody(element, findings):
            remove(element)
        elif isinstance(element.tag, str):
            _clean_attributes(element, findings)
    after = root.getroottree()
    return data if etree.tostring(after) == before else etree.tostring(after, encoding="UTF-8")


def _clean_outside(root: etree._Element, findings: Findings) -> None:
    """Empties the remarks and instructions before and behind the drawing, which no element holds to take them out."""
    for one in (*root.itersiblings(preceding=True), *root.itersiblings()):
        if _is_unseen(one) and _names_somebody(one, findings):
            one.text = ""


def _is_unseen(element: etree._Element) -> bool:
    is_remark = isinstance(element, etree._Comment | etree._ProcessingInstruction)
    return is_remark or local_name(element) in _UNSEEN


def _names_somebody(element: etree._Element, findings: Findings) -> bool:
    if isinstance(element, etree._ProcessingInstruction):
        return tells(f"{element.target} {element.text or ''}", findings)
    if isinstance(element, etree._Comment):
        return tells(element.text or "", findings)
    people = list(_people(element))
    for name in people:
        findings.add(TraceKind.AUTHOR, name)
    return bool(people) or tells(" ".join(map(str, element.itertext())), findings)


def _people(element: etree._Element) -> Iterator[str]:
    """Whom the data on a drawing give for its author, whatever the first name."""
    for one in element.iter(*_PEOPLE):
        if name := " ".join(" ".join(map(str, one.itertext())).split()):
            yield name


def _clean_attributes(element: etree._Element, findings: Findings) -> None:
    """Cuts links to folders short, and takes out what programs add of their own where it names somebody."""
    for key, value in list(element.attrib.items()):
        said = str(value)
        if address := addressee(said):
            findings.add(TraceKind.EMAIL, address)
            element.set(key, TO_NOBODY)
        elif is_local(said):
            findings.add(TraceKind.PATH, said)
            element.set(key, file_name(said))
        elif _is_label(etree.QName(key)) and tells(said, findings):
            del element.attrib[key]
        elif (cleaned := clean_address_with_image(said, findings)) != said:
            element.set(key, cleaned)


def _is_label(key: etree.QName) -> bool:
    return key.namespace not in (None, _LINKS) or _LABEL.fullmatch(key.localname) is not None
