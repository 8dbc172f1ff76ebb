"""What Word, Excel and PowerPoint files share: links, images, data beside the text, and what only programs use."""

from __future__ import annotations

import io
import posixpath
import re
from contextlib import suppress

from lxml import etree

from protect.formats.charts import tell_chart
from protect.formats.images import clean_image
from protect.formats.office_labels import clean_labels
from protect.formats.office_parts import drop_part, drop_parts, parts_of_type
from protect.formats.office_properties import clean_properties, clean_texts
from protect.formats.package import Package, local_name
from protect.formats.places import TO_NOBODY, addressee, file_name, is_local
from protect.formats.svg import clean_svg
from protect.formats.unseen import tells
from protect.formats.xml_remarks import drop_remarks
from protect.personal_data import tells_somebody
from protect.traces import Findings, TraceKind

_TEXTS = (".xml", ".rels", ".vml")
_PROGRAM = re.compile(r"/vba(?:Project|ProjectSignature\w*|Data)\.(?:bin|xml)$", re.I)
_QUERIES = "DataMashup"
"""Where a workbook was fed from: folders and servers, within an archive that is written as text."""
_FETCHED = ("/attachedTemplate", "/oleObject", "/frame", "/subDocument")
"""Kinds of links that Word follows when it opens the file: a template may hold macros."""
_WORK = ("changesInfo", "documenttask", "documenttasks", "task", "tasks")
"""Who changed which slide and who is to do what, as programs keep it by which several people write a file."""
_WORKERS = ("userName", "name")
_DATA = ("customXml", "webextension")
_UNCHECKED = ("powerPivotData", "audio", "video", "media", "activeXControlBinary")
"""Data without words of its own: tables behind pivot tables, sounds, films, what a control remembers."""


def clean_shared(package: Package, findings: Findings) -> None:
    """Cleans what every Office file may hold; to be called after the format's own cleaning."""
    clean_properties(package, findings)
    _drop_thumbnails(package, findings)
    _drop_work(package, findings)
    named_so = (*package.named("customXml/item", ".xml"), *package.named("customXML/item", ".xml"))
    for part in dict.fromkeys((*named_so, *parts_of_type(package, *_DATA))):
        _clean_people(package, part, findings)
    _clean_links(package, findings)
    clean_labels(package, findings)
    drop_remarks(package, findings)
    for part in parts_of_type(package, "chart", "chartEx"):
        tell_chart(package.parse(part).iter("{*}v", "{*}t", "{*}pt"), findings)
    _drop_signatures(package, findings)
    _drop_programs(package, findings)
    _clean_printers(package, findings)
    for part in parts_of_type(package, "aFChunk", *_UNCHECKED):
        findings.add(TraceKind.OBJECT, posixpath.basename(part))
    for part in package.names():
        if "/embeddings/" in part:
            _clean_embedded(package, part, findings)
        elif part.lower().endswith(".svg"):
            _put_if_changed(package, part, clean_svg(package.read(part), findings))
        elif not part.endswith(_TEXTS):  # whatever an image is called: “.jpg”, “.jfif”
            _put_if_changed(package, part, clean_image(package.read(part), findings))


def _drop_thumbnails(package: Package, findings: Findings) -> None:
    """The picture of the first page, which may show what was taken out of it since."""
    for part in dict.fromkeys((*parts_of_type(package, "thumbnail"), *package.named("docProps/thumbnail."))):
        findings.add(TraceKind.THUMBNAIL)
        drop_part(package, part)


def _drop_work(package: Package, findings: Findings) -> None:
    """Who worked on the file and who has to, which no page of it shows."""
    for part in parts_of_type(package, *_WORK):
        findings.add(TraceKind.HISTORY)
        people = {one.get(key) or "" for one in package.parse(part).iter(etree.Element) for key in _WORKERS}
        for name in sorted(people - {""}):
            findings.add(TraceKind.READER, name)
        drop_part(package, part)


def _drop_programs(package: Package, findings: Findings) -> None:
    """Macros, which a file of a format without macros may still carry."""
    for part in package.names():
        if _PROGRAM.search(part) and part in package:
            findings.add(TraceKind.PROGRAM)
            drop_part(package, part)


def _clean_people(package: Package, part: str, findings: Findings) -> None:
    """Empties the names that SharePoint leaves of those who share or check a file, and whatever else names somebody."""
    try:
        root = package.parse(part)
    except etree.XMLSyntaxError:
        return
    if local_name(root) == _QUERIES:
        findings.add(TraceKind.PATH, "Power Query")
        drop_part(package, part)
        return
    changed = False
    for person in [one for one in root.iter() if local_name(one) == "UserInfo"]:
        named = [one for one in person if (one.text or "").strip()]
        if names := [one.text or "" for one in named if local_name(one) == "DisplayName"]:
            findings.add(TraceKind.READER, ", ".join(names))
        for one in named:
            one.text = None
            changed = True
    changed = clean_texts(root.iter(), findings) or changed
    for one in root.iter(etree.Element):
        if (one.text or "").strip() and tells(one.text or "", findings):
            one.text = None
            changed = True
        for key, value in one.attrib.items():
            if tells(str(value), findings):
                one.set(key, "")
                changed = True
    if changed:
        package.put(part, root)


def _clean_links(package: Package, findings: Findings) -> None:
    """Links to folders and servers keep the name of their file alone, those that write to somebody no address.

    The author's own template is forgotten, and what the program that opens the file would fetch by itself.
    """
    for holder in list(package.named("", ".rels")):
        root = package.parse(holder)
        changed = False
        for relation in root:
            target, kind = relation.get("Target") or "", relation.get("Type") or ""
            is_template, is_fetched = kind.endswith("/attachedTemplate"), kind.endswith(_FETCHED) and "://" in target
            if address := addressee(target):
                findings.add(TraceKind.EMAIL, address)
                relation.set("Target", TO_NOBODY)
                changed = True
            elif relation.get("TargetMode") == "External" and (is_local(target) or is_fetched):
                findings.add(TraceKind.PATH if is_local(target) else TraceKind.PROGRAM, target)
                relation.set("Target", "Normal.dotm" if is_template else file_name(target))
                changed = True
        if changed:
            package.put(holder, root)


def _drop_signatures(package: Package, findings: Findings) -> None:
    origins = parts_of_type(package, "origin") + list(package.named("_xmlsignatures/", ".sigs"))
    signatures = parts_of_type(package, "signature")
    for part in signatures:
        findings.add(TraceKind.SIGNATURE, _signer(package.parse(part)))
    drop_parts(package, signatures + origins)


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
    from protect.formats.embedded import OFFICE_CLEANERS  # which are made of what stands here

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
        if people := _people_in(inner):
            findings.add(TraceKind.OBJECT, f"{posixpath.basename(part)} ({', '.join(people)})")


def _people_in(package: Package) -> list[str]:
    """Who is named in the texts of an embedded file, of which readers see a picture or nothing."""
    texts: dict[str, None] = {}
    for part in package.named("", ".xml"):
        with suppress(etree.XMLSyntaxError):  # a part that nothing refers to may be empty
            texts |= dict.fromkeys(one.text or "" for one in package.parse(part).iter("{*}t", "{*}v"))
    return [text for text in texts if tells_somebody(text)]


def _put_if_changed(package: Package, part: str, content: bytes) -> None:
    if content != package.read(part):
        package.put(part, content)
