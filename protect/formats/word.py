"""Word documents: comments and hidden text go, tracked changes become what a reader of the final text sees."""

from __future__ import annotations

import re
from itertools import chain

from lxml import etree

from protect.formats.margins import tell_margin
from protect.formats.office import clean_shared
from protect.formats.office_parts import drop_part, drop_parts, parts_of_type
from protect.formats.package import Package, attribute, local_name, remove, unwrap
from protect.formats.unseen import tells
from protect.formats.word_fields import drop_programs, forget_places, may_start_programs
from protect.formats.word_hidden import Hiding
from protect.personal_data import tells_somebody
from protect.traces import Findings, TraceKind

_COMMENT_MARKS = {"commentRangeStart", "commentRangeEnd", "commentReference"}
_DELETED = {"del", "moveFrom"}
_INSERTED = {"ins", "moveTo"}
_RANGES = {f"{kind}Range{end}" for kind in ("moveFrom", "moveTo") for end in ("Start", "End")} | {
    f"customXml{kind}Range{end}" for kind in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")
}
_FORMER_SETTINGS = {
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "trPrChange",
    "tcPrChange",
    "numberingChange",
    "cellMerge",
}
_CHANGES = (_DELETED | _INSERTED | _FORMER_SETTINGS | {"cellIns", "cellDel"}) - {"tblGridChange"}  # that names nobody
_PERSONAL_BINDING = re.compile(r"creator|lastModifiedBy|Company|Manager", re.I)


def clean_word(package: Package, findings: Findings) -> None:
    """Takes out of a text what it tells about people beside what readers see, and notes it."""
    for part in parts_of_type(package, "comments"):
        _tell_comments(package.parse(part), findings)
    drop_parts(package, parts_of_type(package, "comments", "commentsExtended", "commentsIds", "commentsExtensible"))
    for part in parts_of_type(package, "people"):
        for person in package.parse(part):
            findings.add(TraceKind.READER, attribute(person, "author"))
        drop_part(package, part)
    hiding = Hiding(package)
    for part in list(package.named("word/", ".xml")):
        content = package.read(part)
        if _may_hold_changes(content) or hiding.may_hide_in(content) or may_start_programs(content):
            _clean_text(package, part, hiding, findings)
    _drop_building_blocks(package, findings)
    for part in parts_of_type(package, "header", "footer"):
        tell_margin(_all(package.parse(part), {"p"}), findings)
    _clean_settings(package, findings)
    clean_shared(package, findings)


def _drop_building_blocks(package: Package, findings: Findings) -> None:
    """Takes out the texts that Word keeps to be inserted, such as its author's signature, where they name somebody."""
    for part in parts_of_type(package, "glossaryDocument"):
        paragraphs = ("".join(map(str, one.itertext())) for one in _all(package.parse(part), {"p"}))
        labels = (attribute(name, "val") for name in _all(package.parse(part), {"name"}))
        if [text for text in (*labels, *paragraphs) if tells(text, findings)]:
            drop_part(package, part)


def _may_hold_changes(content: bytes) -> bool:
    return any(mark in content for mark in (b"author=", b"comment", b"Range", b"dataBinding", b"permStart"))


def _tell_comments(root: etree._Element, findings: Findings) -> None:
    for comment in root:
        if local_name(comment) == "comment":
            findings.add(TraceKind.COMMENT, attribute(comment, "author"))


def _clean_text(package: Package, part: str, hiding: Hiding, findings: Findings) -> None:
    root = package.parse(part)
    before = etree.tostring(root)
    for change in _all(root, _CHANGES):  # the outline of a drawing has a “moveTo” of its own
        findings.add(TraceKind.CHANGE, attribute(change, "author"))
    for mark in _all(root, _COMMENT_MARKS):
        _remove_with_empty_run(mark)
    for binding in _all(root, {"dataBinding"}):
        if _PERSONAL_BINDING.search(attribute(binding, "xpath")) or _shows_somebody(binding):
            remove(binding)
    _forget_editors(root, findings)
    accept_changes(root)
    hiding.remove_from(root, findings)
    drop_programs(root, findings)
    forget_places(root, findings)
    if etree.tostring(root) != before:
        package.put(part, root)


def _forget_editors(root: etree._Element, findings: Findings) -> None:
    """Forgets who alone may write in a stretch of a text that is closed to others."""
    for stretch in _all(root, {"permStart"}):
        for key in [key for key in stretch.attrib if etree.QName(key).localname == "ed"]:
            findings.add(TraceKind.READER, str(stretch.attrib.pop(key)))


def _shows_somebody(binding: etree._Element) -> bool:
    """Whether what a control shows of the data beside the text names somebody there: it goes there, and stays here."""
    control = next(binding.iterancestors("{*}sdt"), binding)
    return any(tells_somebody("".join(map(str, shown.itertext()))) for shown in control.iterchildren("{*}sdtContent"))


def accept_changes(root: etree._Element) -> None:
    """Makes a text what its tracked changes would make it once they are accepted."""
    for former in _all(root, _FORMER_SETTINGS | _RANGES | {"cellIns"}):
        remove(former)
    for mark in _all(root, {"cellDel"}):
        _remove_above(mark, "tc")
    marks: list[etree._Element] = []
    for deleted in _all(root, _DELETED):
        holder = local_name(_parent(deleted))
        if holder == "trPr":
            _remove_above(deleted, "tr")
        elif holder == "rPr" and local_name(_parent(_parent(deleted))) == "pPr":
            marks.append(_parent(_parent(_parent(deleted))))
            remove(deleted)
        else:
            remove(deleted)
    for inserted in _all(root, _INSERTED):
        if local_name(_parent(inserted)) in ("rPr", "trPr", "numPr") or not len(inserted):
            remove(inserted)
        else:
            unwrap(inserted)
    for paragraph in reversed(marks):
        _join_with_next(paragraph)


def _join_with_next(paragraph: etree._Element) -> None:
    """A paragraph whose end was deleted: its text begins the next paragraph, and it is gone."""
    parent = paragraph.getparent()
    following = paragraph.getnext()
    if parent is None or following is None or local_name(following) != "p" or _holds_section(paragraph):
        return
    content = [child for child in paragraph if local_name(child) != "pPr"]
    place = 1 if len(following) and local_name(following[0]) == "pPr" else 0
    for child in reversed(content):
        following.insert(place, child)
    remove(paragraph)


def _holds_section(paragraph: etree._Element) -> bool:
    return any(local_name(element) == "sectPr" for element in paragraph.iter(etree.Element))


def _remove_above(element: etree._Element, name: str) -> None:
    """Removes the row or the cell that a mark stands in, and the table that is left without rows."""
    above = next((one for one in element.iterancestors() if local_name(one) == name), None)
    if above is None:
        return
    table = above.getparent()
    remove(above)
    if name == "tr" and table is not None and not any(local_name(child) == "tr" for child in table.iter(etree.Element)):
        remove(table)


def _remove_with_empty_run(mark: etree._Element) -> None:
    run = _parent(mark)
    remove(mark)
    if local_name(run) == "r" and all(local_name(child) == "rPr" for child in run):
        remove(run)


def _clean_settings(package: Package, findings: Findings) -> None:
    """Forgets the list that letters were written to."""
    for part in parts_of_type(package, "settings"):
        root = package.parse(part)
        merges = _all(root, {"mailMerge"})
        for merge in merges:
            sources = chain.from_iterable(one.attrib.values() for one in merge.iter(etree.Element))
            findings.add(TraceKind.PATH, max(map(str, sources), key=len, default=""))
            remove(merge)
        if merges:
            package.put(part, root)
            drop_parts(package, parts_of_type(package, "recipientData"))


def _all(root: etree._Element, names: set[str]) -> list[etree._Element]:
    return [one for one in root.iter(etree.Element) if local_name(one) in names and _is_word(one)]


def _is_word(element: etree._Element) -> bool:
    return "wordprocessingml" in (etree.QName(element).namespace or "")


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent
