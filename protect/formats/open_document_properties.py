"""What an OpenDocument file says of itself, `meta.xml`: each property that tells about people goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from protect.formats.package import Package, local_name, remove
from protect.formats.places import emails_in, is_local, paths_in
from protect.formats.properties import is_personal
from protect.people.family_names import family_names_among
from protect.personal_data import names_someone
from protect.traces import Findings, TraceKind

_HREF = "{http://www.w3.org/1999/xlink}href"
_LABEL = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}name"
_PEOPLE = {
    "initial-creator": TraceKind.AUTHOR,
    "creator": TraceKind.MODIFIED_BY,
    "printed-by": TraceKind.MODIFIED_BY,
}
_SAID = ("subject", "keyword", "contributor", "publisher", "rights", "identifier", "source", "coverage", "language")
_Told = list[tuple[TraceKind, str]]


@dataclass(frozen=True, slots=True)
class _Property:
    """A property with its value, where it leads to, and the label that somebody gave it.

    `families` are the family names of the people of the file.
    """

    name: str
    text: str
    link: str
    label: str
    families: Sequence[str]

    def told(self) -> _Told:
        """What it tells about people, first by what it is for; [] where it can stay."""
        by_its_name = _TOLD_BY_NAME[self.name](self) if self.name in _TOLD_BY_NAME else []
        return by_its_name or _told_by_any(self)


def clean_properties(package: Package, part: str, findings: Findings) -> None:
    """Takes out of `meta.xml` the properties that tell about people, and notes what they told."""
    root = package.parse(part)
    elements = list(root.iter(etree.Element))
    families = family_names_among([one.text or "" for one in elements if local_name(one) in _PEOPLE])
    told = {element: found for element in elements if (found := _property_of(element, families).told())}
    for element, found in told.items():
        for kind, words in found:
            findings.add(kind, words)
        remove(element)
    if told:
        package.put(part, root)


def _property_of(element: etree._Element, families: Sequence[str]) -> _Property:
    text, link = (element.text or "").strip(), element.get(_HREF) or ""
    return _Property(local_name(element), text, link, element.get(_LABEL) or "", families)


def _whole(kind: TraceKind) -> Callable[[_Property], _Told]:
    """Its value, whatever it is."""
    return lambda one: [(kind, one.text)] if one.text else []


def _where_it_names(one: _Property) -> _Told:
    return [(TraceKind.PROPERTY, f"{one.name} = {one.text}")] if names_someone(one.text, one.families) else []


def _where_it_is_personal(one: _Property) -> _Told:
    is_told = one.text and is_personal(one.label, one.text, one.families)
    return [(TraceKind.PROPERTY, f"{one.label} = {one.text}")] if is_told else []


def _template(one: _Property) -> _Told:
    return [(TraceKind.PATH, one.link)] if "/" in one.link else []


def _link(one: _Property) -> _Told:
    return [(TraceKind.PATH, one.link)] if is_local(one.link) else []


_TOLD_BY_NAME: dict[str, Callable[[_Property], _Told]] = {
    **{name: _whole(kind) for name, kind in _PEOPLE.items()},
    "description": _whole(TraceKind.REMARK),
    **dict.fromkeys(_SAID, _where_it_names),
    "template": _template,
    "user-defined": _where_it_is_personal,
    "auto-reload": _link,
    "hyperlink-behaviour": _link,
}


def _told_by_any(one: _Property) -> _Told:
    """The addresses and folders in the value of any property but the title."""
    if one.name == "title":
        return []
    emails: _Told = [(TraceKind.EMAIL, value) for value in emails_in(one.text)]
    return emails + [(TraceKind.PATH, value) for value in paths_in(one.text)]
