"""What Word, Excel and PowerPoint files share: properties, relationships, images, and taking a part out whole."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from protect.formats.images import clean_image
from protect.formats.package import Package, local_name, remove, resolve
from protect.formats.places import emails_in, file_name, is_local, paths_in
from protect.traces import Findings, TraceKind

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_TYPES = "[Content_Types].xml"
_IMAGES = (".jpg", ".jpeg", ".png")
_ORDINARY_TEMPLATES = re.compile(r"normal(?:\.dot[mx]?)?|office theme|th[eè]me office|0|", re.I)
_PERSONAL_PROPERTY = re.compile(
    r"_?(?:author|e-?mail|reviewing|owner|checked by|client|editor|typist|manager|msip_|auteur|r[eé]dacteur|responsable"
    r"|v[eé]rifi[eé]|sharedwith|display_urn|createdby|modifiedby)",
    re.I,
)
_PROGRAM = re.compile(r"/vba(?:Project|ProjectSignature\w*|Data)\.(?:bin|xml)$", re.I)
_CORE = {
    "creator": TraceKind.AUTHOR,
    "lastModifiedBy": TraceKind.MODIFIED_BY,
}
_APP = {"Company": TraceKind.ORGANISATION, "Manager": TraceKind.ORGANISATION}
_PEOPLE = ("UserInfo", "SharedWithUsers")
_EMPTY_AUTHORS = {"python-docx", "openpyxl", "un-named", "microsoft office user", "unknown"}


def clean_shared(package: Package, findings: Findings) -> None:
    """Cleans what every Office file may hold; to be called after the format's own cleaning."""
    for part in list(_properties(package, "core-properties", "docProps/core.xml")):
        _clean_core(package, part, findings)
    for part in list(_properties(package, "extended-properties", "docProps/app.xml")):
        _clean_app(package, part, findings)
    for part in list(_properties(package, "custom-properties", "docProps/custom.xml")):
        _clean_custom(package, part, findings)
    for part in list(package.named("customXml/item", ".xml")) + list(package.named("customXML/item", ".xml")):
        _clean_people(package, part, findings)
    _clean_links(package, findings)
    _drop_signatures(package, findings)
    _drop_programs(package, findings)
    _clean_printers(package, findings)
    for part in package.names():
        if part.lower().endswith(_IMAGES):
            _put_if_changed(package, part, clean_image(package.read(part), findings))
        elif "/embeddings/" in part:
            _clean_embedded(package, part, findings)


def _drop_programs(package: Package, findings: Findings) -> None:
    """Macros, which a file of a format without macros may still carry."""
    for part in package.names():
        if _PROGRAM.search(part) and part in package:
            findings.add(TraceKind.PROGRAM)
            drop_part(package, part)


def _properties(package: Package, kind: str, usual: str) -> Iterator[str]:
    """The part that holds properties of a kind, by the package's own relationships."""
    found = {target for _, type, target in relations(package, "") if type.endswith(kind)} | {usual}
    return (name for name in sorted(found) if name in package)


def relations(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """(id, type, part) of every relationship of a part to another; of the package itself for ""."""
    holder = relations_of(part)
    if holder in package:
        for relation in package.parse(holder):
            if local_name(relation) == "Relationship" and relation.get("TargetMode") != "External":
                target = resolve(part, relation.get("Target") or "")
                yield relation.get("Id") or "", relation.get("Type") or "", target


def parts_of_type(package: Package, *ends: str) -> list[str]:
    """The parts that some relationship declares to be of a type that ends so."""
    found: dict[str, None] = {}
    for holder in list(package.named("", ".rels")):
        for _, type, target in relations(package, owner_of(holder)):
            if type.rpartition("/")[2] in ends and target in package:
                found[target] = None
    return list(found)


def drop_part(package: Package, part: str) -> None:
    """Takes a part out, with every relationship and declaration of it, and what only it refers to."""
    below = [target for _, _, target in relations(package, part)]
    package.drop(part)
    if (holder := relations_of(part)) in package:
        package.drop(holder)
    for other in list(package.named("", ".rels")):
        _forget(package, other, part)
    if _TYPES in package:
        types = package.parse(_TYPES)
        overrides = [one for one in types if one.get("PartName") == f"/{part}"]
        if overrides:
            for override in overrides:
                types.remove(override)
            package.put(_TYPES, types)
    drop_unused(package, below)


def drop_unused(package: Package, parts: Iterable[str]) -> None:
    """Takes out those of the parts that nothing refers to any more."""
    holders = package.named("", ".rels")
    targets = {target for holder in holders for _, _, target in relations(package, owner_of(holder))}
    for part in parts:
        if part in package and part not in targets:
            drop_part(package, part)


def _forget(package: Package, holder: str, part: str) -> None:
    """Removes the relationships to a part, and the places that use them."""
    owner = owner_of(holder)
    ids = {id for id, _, target in relations(package, owner) if target == part}
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


def _clean_core(package: Package, part: str, findings: Findings) -> None:
    root = package.parse(part)
    found = [one for one in root if local_name(one) in _CORE and (one.text or "").strip()]
    named = [one for one in found if (one.text or "").strip().lower() not in _EMPTY_AUTHORS]
    for one in named:
        findings.add(_CORE[local_name(one)], one.text or "")
        one.text = ""
    others = [one for one in root if local_name(one) not in _CORE and local_name(one) != "title"]
    changed = _clean_texts(others, findings)
    if named or changed:
        package.put(part, root)


def _clean_app(package: Package, part: str, findings: Findings) -> None:
    root = package.parse(part)
    changed = False
    for one in list(root):
        name, text = local_name(one), (one.text or "").strip()
        if not text:
            continue
        if name in _APP:
            findings.add(_APP[name], text)
        elif (name == "HyperlinkBase" and is_local(text)) or (
            name == "Template" and not _ORDINARY_TEMPLATES.fullmatch(text)
        ):
            findings.add(TraceKind.PATH, text)
        else:
            continue
        root.remove(one)
        changed = True
    if changed:
        package.put(part, root)


def _clean_custom(package: Package, part: str, findings: Findings) -> None:
    root = package.parse(part)
    changed = False
    for one in list(root):
        name, value = one.get("name") or "", "".join(str(text) for text in one.itertext()).strip()
        if (_PERSONAL_PROPERTY.match(name) and value) or emails_in(value) or is_local(value) or paths_in(value):
            findings.add(TraceKind.PROPERTY, f"{name} = {value}")
        else:
            continue
        root.remove(one)
        changed = True
    if changed:
        package.put(part, root)


def _clean_people(package: Package, part: str, findings: Findings) -> None:
    """Empties the names that SharePoint leaves of those who share or check a file."""
    try:
        root = package.parse(part)
    except etree.XMLSyntaxError:
        return
    changed = False
    for person in [one for one in root.iter() if local_name(one) == "UserInfo"]:
        named = [one for one in person if (one.text or "").strip()]
        if names := [one.text or "" for one in named if local_name(one) == "DisplayName"]:
            findings.add(TraceKind.READER, ", ".join(names))
        for one in named:
            one.text = None
            changed = True
    changed = _clean_texts(root.iter(), findings) or changed
    if changed:
        package.put(part, root)


def _clean_texts(elements: Iterable[etree._Element], findings: Findings) -> bool:
    """Takes e-mail addresses and paths out of texts of metadata; says whether there were any."""
    changed = False
    for one in elements:
        text = one.text if isinstance(one.tag, str) else None
        if not text or not text.strip():
            continue
        cleaned = text
        for kind, values in ((TraceKind.EMAIL, emails_in(text)), (TraceKind.PATH, paths_in(text))):
            for value in values:
                findings.add(kind, value)
                cleaned = cleaned.replace(value, "")
        if cleaned != text:
            one.text = cleaned
            changed = True
    return changed


def _clean_links(package: Package, findings: Findings) -> None:
    """Links to folders and servers keep the name of their file alone; the author's own template is forgotten."""
    for holder in list(package.named("", ".rels")):
        root = package.parse(holder)
        changed = False
        for relation in root:
            target = relation.get("Target") or ""
            is_template = (relation.get("Type") or "").endswith("/attachedTemplate")
            if relation.get("TargetMode") == "External" and is_local(target):
                findings.add(TraceKind.PATH, target)
                relation.set("Target", "Normal.dotm" if is_template else file_name(target))
                changed = True
        if changed:
            package.put(holder, root)


def _drop_signatures(package: Package, findings: Findings) -> None:
    origins = parts_of_type(package, "origin") + list(package.named("_xmlsignatures/", ".sigs"))
    signatures = parts_of_type(package, "signature")
    for part in signatures:
        findings.add(TraceKind.SIGNATURE, _signer(package.parse(part)))
    for part in dict.fromkeys(signatures + origins):
        if part in package:
            drop_part(package, part)


def _signer(signature: etree._Element) -> str:
    subjects = [one.text or "" for one in signature.iter() if local_name(one) in ("X509SubjectName", "X509IssuerName")]
    return next(iter(subjects), "")


def _clean_printers(package: Package, findings: Findings) -> None:
    """Drops the settings of a printer that stands on a named server."""
    for part in parts_of_type(package, "printerSettings"):
        name = package.read(part)[:64].decode("utf-16-le", "replace").split("\0")[0]
        if name.startswith("\\\\"):
            findings.add(TraceKind.PATH, name)
            drop_part(package, part)


def _clean_embedded(package: Package, part: str, findings: Findings) -> None:
    """A workbook behind a chart, a document in a document: cleaned like any other; what is none is only told."""
    from protect.cleaning import OFFICE_CLEANERS

    clean = OFFICE_CLEANERS.get(posixpath.splitext(part)[1].lower())
    if clean is None:
        findings.add(TraceKind.OBJECT, posixpath.basename(part))
        return
    with Package(io.BytesIO(package.read(part))) as inner:
        clean(inner, findings)
        if inner.is_changed:
            written = io.BytesIO()
            inner.write(written)
            package.put(part, written.getvalue())


def _put_if_changed(package: Package, part: str, content: bytes) -> None:
    if content != package.read(part):
        package.put(part, content)


def relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def owner_of(holder: str) -> str:
    """The part whose relationships a `.rels` file holds, "" for the package's own."""
    folder, name = posixpath.split(holder)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
