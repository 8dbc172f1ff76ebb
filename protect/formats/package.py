"""The ZIP container of Office and OpenDocument files: parts are looked at, changed or dropped, others stay.

Whoever opens one has checked before that it does not unfold into more than can be held.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Self

from lxml import etree

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_blank_text=False)
_LENIENT = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
"""For drawings of older files, in which Excel itself leaves lines broken by an open <br>."""
_MIMETYPE = "mimetype"
Relation = tuple[str, str, str]
"""The id, the type and the part of a relationship of a part to another."""


class Package:
    """The parts of a container by name, as they will be written: `parse`, change, then `put` or `drop`."""

    def __init__(self, source: Path | IO[bytes]) -> None:
        self._archive = zipfile.ZipFile(source)
        self._members = {member.filename: member for member in self._archive.infolist()}
        self._changed: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        self._relations: dict[str, tuple[Relation, ...]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self._archive.close()

    def __contains__(self, name: object) -> bool:
        return name in self._members and name not in self._dropped

    def names(self) -> list[str]:
        return [name for name in self._members if name not in self._dropped]

    def named(self, start: str, end: str = "") -> Iterator[str]:
        """The parts whose names begin and end so."""
        return (name for name in self.names() if name.startswith(start) and name.endswith(end))

    def read(self, name: str) -> bytes:
        return self._changed[name] if name in self._changed else self._archive.read(self._members[name])

    def parse(self, name: str) -> etree._Element:
        content = self.read(name)
        drawing = etree.fromstring(content, _LENIENT) if name.endswith(".vml") else None
        return etree.fromstring(content, _PARSER) if drawing is None else drawing

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Every relationship of a part to another; of the package itself for "".

        They are asked for at every step: what was parsed of a holder is kept until it is put or dropped.
        """
        holder = relations_of(part)
        if holder not in self:
            return ()
        if holder not in self._relations:
            self._relations[holder] = tuple(
                (one.get("Id") or "", one.get("Type") or "", resolve(part, one.get("Target") or ""))
                for one in self.parse(holder)
                if local_name(one) == "Relationship" and one.get("TargetMode") != "External"
            )
        return self._relations[holder]

    def put(self, name: str, content: bytes | etree._Element) -> None:
        """Replaces a part; XML is written as Office programs write it."""
        if not isinstance(content, bytes):
            content = etree.tostring(content.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
        self._changed[name] = content
        self._relations.pop(name, None)

    def drop(self, name: str) -> None:
        self._dropped.add(name)
        self._relations.pop(name, None)

    @property
    def is_changed(self) -> bool:
        return bool(self._changed or self._dropped)

    def write(self, target: Path | IO[bytes]) -> None:
        """Writes the parts in their order, all of the oldest time there is: the same parts give the same bytes."""
        with zipfile.ZipFile(target, "w") as archive:
            for name in self.names():
                old = self._members[name]
                member = zipfile.ZipInfo(name)
                member.compress_type = zipfile.ZIP_STORED if name == _MIMETYPE else zipfile.ZIP_DEFLATED
                archive.writestr(member, b"" if old.is_dir() else self.read(name))


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace; "" of a comment or an instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name, whatever its namespace; "" where there is none."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def remove(element: etree._Element) -> None:
    """Takes an element out, and leaves the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Puts what an element holds in its own place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place, child)
    remove(element)


def resolve(base: str, target: str) -> str:
    """The part that a relationship in `base` names."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), target)).lstrip("/")


def relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def owner_of(holder: str) -> str:
    """The part whose relationships a `.rels` file holds, "" for the package's own."""
    folder, name = posixpath.split(holder)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
