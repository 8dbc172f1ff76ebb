"""The parts of an Office file: found by their type, and taken out whole."""

from __future__ import annotations

from collections.abc import Iterable

from protect.formats.package import Package, local_name, owner_of, relations_of, remove

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_TYPES = "[Content_Types].xml"


def parts_of_type(package: Package, *ends: str) -> list[str]:
    """The parts that some relationship declares to be of a type that ends so."""
    found: dict[str, None] = {}
    for holder in package.named("", ".rels"):
        for _, type, target in package.relations(owner_of(holder)):
            if type.rpartition("/")[2] in ends and target in package:
                found[target] = None
    return list(found)


def drop_part(package: Package, part: str) -> None:
    """Takes a part out, with every relationship and declaration of it, and what only it refers to."""
    drop_parts(package, [part])


def drop_parts(package: Package, parts: Iterable[str]) -> None:
    """Takes parts out as `drop_part` does, looking once through what is left for what refers to them."""
    gone = set(parts)
    if not gone:
        return
    below = [target for part in gone for _, _, target in package.relations(part)]
    for part in gone:
        package.drop(part)
        if (holder := relations_of(part)) in package:
            package.drop(holder)
    for holder in package.named("", ".rels"):
        _forget(package, holder, gone)
    _forget_types(package, gone)
    drop_unused(package, below)


def drop_unused(package: Package, parts: Iterable[str]) -> None:
    """Takes out those of the parts that nothing refers to any more."""
    holders = package.named("", ".rels")
    targets = {target for holder in holders for _, _, target in package.relations(owner_of(holder))}
    drop_parts(package, [part for part in parts if part in package and part not in targets])


def _forget(package: Package, holder: str, parts: set[str]) -> None:
    """Removes the relationships to parts, and the places that use them."""
    owner = owner_of(holder)
    ids = {id for id, _, target in package.relations(owner) if target in parts}
    if not ids:
        return
    root = package.parse(holder)
    for relation in [one for one in root if one.get("Id") in ids]:
        root.remove(relation)
    package.put(holder, root)
    if owner in package and owner.endswith((".xml", ".vml")):
        body = package.parse(owner)
        users = [one for one in body.iter() if {one.get(_RELATION), one.get(_STRICT_RELATION)} & ids]
        for user in users:
            if local_name(user) == "pageSetup":
                user.attrib.pop(_RELATION, None)
            else:
                remove(user)
        if users:
            package.put(owner, body)


def _forget_types(package: Package, parts: set[str]) -> None:
    """Removes the declarations of what type parts are."""
    if _TYPES not in package:
        return
    types = package.parse(_TYPES)
    names = {f"/{part}" for part in parts}
    overrides = [one for one in types if one.get("PartName") in names]
    for override in overrides:
        types.remove(override)
    if overrides:
        package.put(_TYPES, types)
