"""Fields of a Word text by which it starts another program (DDE): the field goes, what it shows stays.

In other fields, links and pictures that lead to a folder or write to somebody lose where they lead.
Source: ECMA-376, part 1, 17.16.5 (`DDE`, `DDEAUTO`).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from lxml import etree

from protect.formats.package import attribute, local_name, remove, unwrap
from protect.formats.places import TO_NOBODY, addressee, emails_in, file_name, is_local, paths_in
from protect.formats.unseen import tells
from protect.traces import Findings, TraceKind

_STARTS_A_PROGRAM = re.compile(r"[\s\"]*DDE(?:AUTO)?\b", re.I)
_IN_TWO_BYTES = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ARGUMENT = re.compile(r"\"(?P<quoted>[^\"]*)\"|(?P<plain>[^\s\"]+)")
_DEEPEST = 50
"""Fields within each other that are read."""


@dataclass(slots=True)
class _Field:
    """A field that is written in pieces: its marks, and all pieces of its instruction, what fields within it show
    included."""

    marks: list[etree._Element] = field(default_factory=list)
    pieces: list[etree._Element] = field(default_factory=list)
    shows: bool = False


def may_start_programs(content: bytes) -> bool:
    """Whether a part may hold such a field: an instruction is cut anywhere, “DD” and “EAUTO” in two pieces too."""
    return b"instr" in content or content.startswith(_IN_TWO_BYTES)


def drop_programs(root: etree._Element, findings: Findings) -> None:
    """Takes out the fields that would start a program; what they show stays."""
    for one in list(root.iter("{*}fldSimple")):
        if _STARTS_A_PROGRAM.match(attribute(one, "instr")):
            findings.add(TraceKind.PROGRAM)
            unwrap(one)
    for found in _fields(root):
        if _STARTS_A_PROGRAM.match("".join(piece.text or "" for piece in found.pieces)):
            findings.add(TraceKind.PROGRAM)
            for element in (*found.marks, *found.pieces):
                remove(element)


def forget_places(root: etree._Element, findings: Findings) -> None:
    """Takes folders and addresses out of the instructions of fields, which no reader sees."""
    for one in root.iter("{*}fldSimple"):
        key = next((key for key in one.attrib if etree.QName(key).localname == "instr"), "")
        if key:
            one.set(key, _without_places(str(one.get(key)), findings))
    for found in _fields(root):
        codes = [piece for piece in found.pieces if local_name(piece) == "instrText"]
        if codes and len(codes) == len(found.pieces):
            written = "".join(code.text or "" for code in codes)
            if (cleaned := _without_places(written, findings)) != written:
                for code in codes:
                    code.text = None
                codes[0].text = cleaned


def _without_places(instruction: str, findings: Findings) -> str:
    def cleaned(argument: re.Match[str]) -> str:
        written = argument["quoted"] or argument["plain"] or ""
        plain = written.replace("\\\\", "\\")
        said = plain if is_local(plain) else written
        if address := addressee(said):
            findings.add(TraceKind.EMAIL, address)
            return f'"{TO_NOBODY}"'
        if is_local(said):
            findings.add(TraceKind.PATH, said)
            return f'"{file_name(said)}"'
        emails, paths = emails_in(plain), paths_in(plain) or paths_in(written)
        for kind, values in ((TraceKind.EMAIL, emails), (TraceKind.PATH, paths)):
            for value in values:
                findings.add(kind, value)
        is_told = bool(argument["quoted"]) and not (emails or paths) and tells(plain, findings)
        return '""' if emails or paths or is_told else argument[0]

    return _ARGUMENT.sub(cleaned, instruction)


def _fields(root: etree._Element) -> list[_Field]:
    ended: list[_Field] = []
    open_fields: list[_Field] = []
    for element in root.iter("{*}fldChar", "{*}instrText", "{*}t"):
        if local_name(element) != "fldChar":
            for one in open_fields[:_DEEPEST]:
                if not one.shows:
                    one.pieces.append(element)
            continue
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            open_fields.append(_Field())
        if not open_fields:
            continue
        open_fields[-1].marks.append(element)
        if kind == "separate":
            open_fields[-1].shows = True
        elif kind == "end":
            ended.append(open_fields.pop())
    return ended + open_fields
