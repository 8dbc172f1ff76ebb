"""Presentations: comments and speaker notes go; a hidden slide leaves its place, so that others keep their numbers."""

from __future__ import annotations

from lxml import etree

from protect.formats.office import clean_shared
from protect.formats.office_parts import drop_parts, drop_unused, parts_of_type
from protect.formats.package import Package, local_name, relations_of, remove
from protect.traces import Findings, TraceKind

_FRAME = {"nvGrpSpPr", "grpSpPr"}
_KEPT_OF_HIDDEN = {"slideLayout"}


def clean_powerpoint(package: Package, findings: Findings) -> None:
    """Takes out of a presentation what it tells about people beside what its slides show, and notes it."""
    _remove_comments(package, findings)
    notes = parts_of_type(package, "notesSlide")
    for part in notes:
        if any((text.text or "").strip() for text in _notes_texts(package.parse(part))):
            findings.add(TraceKind.NOTES)
    drop_parts(package, notes)
    for place, part in enumerate(_slides(package), start=1):
        _empty_if_hidden(package, part, place, findings)
        _empty_hidden_shapes(package, part, findings)
    clean_shared(package, findings)


def _slides(package: Package) -> list[str]:
    """The slides in the order of the show."""
    found: list[str] = []
    for presentation in parts_of_type(package, "officeDocument"):
        parts = {id: target for id, _, target in package.relations(presentation)}
        for slide in package.parse(presentation).iter("{*}sldId"):
            id = next((str(value) for key, value in slide.attrib.items() if key.endswith("}id")), "")
            if parts.get(id) in package:
                found.append(parts[id])
    return found


def _notes_texts(notes: etree._Element) -> list[etree._Element]:
    """The texts of notes, without the numbers and dates that the program puts there."""
    fields = {text for field in notes.iter("{*}fld") for text in field.iter("{*}t")}
    return [text for text in notes.iter("{*}t") if text not in fields]


def _remove_comments(package: Package, findings: Findings) -> None:
    names: dict[str, str] = {}
    authors = parts_of_type(package, "commentAuthors", "authors")
    for part in authors:
        for author in package.parse(part):
            names[author.get("id") or ""] = author.get("name") or ""
    comments = parts_of_type(package, "comments")
    for part in comments:
        for comment in package.parse(part).iter("{*}cm", "{*}reply"):
            findings.add(TraceKind.COMMENT, names.get(comment.get("authorId") or "", ""))
    if not comments:
        for name in names.values():
            findings.add(TraceKind.READER, name)
    drop_parts(package, comments + authors)


def _empty_if_hidden(package: Package, part: str, number: int, findings: Findings) -> None:
    root = package.parse(part)
    if root.get("show") not in ("0", "false"):
        return
    tree = next(root.iter("{*}spTree"), None)
    if tree is None or all(local_name(child) in _FRAME for child in tree):
        return
    findings.add(TraceKind.HIDDEN_SLIDE, str(number))
    for child in [child for child in tree if local_name(child) not in _FRAME]:
        remove(child)
    for child in [child for child in root if local_name(child) in ("timing", "transition", "AlternateContent")]:
        remove(child)
    package.put(part, root)
    used = {target for _, type, target in package.relations(part) if type.rpartition("/")[2] in _KEPT_OF_HIDDEN}
    _forget_relations(package, part, used)


def _empty_hidden_shapes(package: Package, part: str, findings: Findings) -> None:
    """Takes the text out of shapes that are not shown; the shapes stay, for what moves on a slide may refer to them.

    The title of a slide stays too: it is hidden for the eye alone, and is read aloud and in the list of slides.
    """
    root = package.parse(part)
    hidden = [one for one in root.iter("{*}cNvPr") if one.get("hidden") in ("1", "true")]
    changed = False
    for shape in (above for one in hidden for above in list(one.iterancestors())[1:2] if not _is_title(above)):
        texts = [text for text in shape.iter("{*}t") if text.text]
        if texts:
            findings.add(TraceKind.HIDDEN_TEXT, " ".join(text.text or "" for text in texts))
            changed = True
        for text in texts:
            text.text = None
    if changed:
        package.put(part, root)


def _is_title(shape: etree._Element) -> bool:
    return any(place.get("type") in ("title", "ctrTitle") for place in shape.iterfind("{*}nvSpPr/{*}nvPr/{*}ph"))


def _forget_relations(package: Package, slide: str, kept: set[str]) -> None:
    """Removes what a slide that is now empty referred to, where nothing else does."""
    holder = relations_of(slide)
    if holder not in package:
        return
    below = [target for _, _, target in package.relations(slide) if target not in kept]
    root = package.parse(holder)
    for relation in list(root):
        if (relation.get("Type") or "").rpartition("/")[2] not in _KEPT_OF_HIDDEN:
            root.remove(relation)
    package.put(holder, root)
    drop_unused(package, below)
