"""Real files with something wrong in them: bytes, the parts of a container, elements of XML, the objects of a PDF.

The same seed and number always give the same file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pikepdf
from lxml import etree

_MOST_CHANGES = 12
_LONGEST_PIECE = 4_000
_DEEPEST = 3_000
_LONGEST_RUN = 20_000
_PAGES = 1
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_EXTREMES = (b"0", b"-1", b"1e308", b"-0.0", b"2147483647", b"4294967296", b"9" * 20, b"99999999", b"0.00000001", b"")
_RUNS = (
    " ",
    "\u00a0",
    "A",
    "a",
    "0",
    "(",
    "[",
    "<",
    ">",
    "-",
    ".",
    "\n",
    "|",
    "é",
    "@",
    "/",
    "\u200b",
    "\u202e",
    "_",
    "#",
)
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?")
_REFERENCE = re.compile(rb"\b\d+ 0 R\b")
_NAMES = ("{}", "../../{}", "{}.pdf", "{}.docx", "{}.html", "{}.md", "{}.txt", "été\u202efdp.{}", "{}" + "x" * 300)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file that is not what it was: the name it comes with, its bytes, and what was done to which."""

    file: str
    content: bytes
    done: str


class Mutants:
    """Mutants of the files in `sources`, by number."""

    def __init__(self, sources: Sequence[Path], seed: int, *, shortened: bool = False) -> None:
        self._seed = seed
        self._names = [path.name for path in sources]
        self._contents = [_shortened(path) if shortened else path.read_bytes() for path in sources]
        self._unfolded = [_unfolded(content) for content in self._contents]

    def mutant(self, number: int) -> Mutant:
        chance = Random(f"{self._seed}/{number}")  # noqa: S311 - no secret is drawn
        place = chance.randrange(len(self._names))
        content, name = self._contents[place], self._names[place]
        ways: list[Way] = [
            _bytes_changed,
            _cut_short,
            lambda given, chance: _spliced(given, self._other(chance), chance),
        ]
        if content.startswith(b"PK"):
            ways += [_part_changed, _part_changed, _element_changed, _element_changed, _element_changed, _parts_changed]
        elif content.startswith(b"%PDF"):
            content = chance.choice((content, self._unfolded[place], self._unfolded[place]))
            ways += [_numbers_changed, _numbers_changed, _references_changed, _references_changed]
        else:
            ways += [_run_put_in, _run_put_in, _bytes_changed]
        way = chance.choice(ways)
        done = getattr(way, "__name__", "_spliced").strip("_").replace("_", " ").replace("<lambda>", "spliced")
        return Mutant(chance.choice(_NAMES).format(name), way(content, chance), f"{name}: {done}")

    def _other(self, chance: Random) -> bytes:
        return chance.choice(chance.choice((self._contents, self._unfolded)))


Way = Callable[[bytes, Random], bytes]


def _shortened(path: Path) -> bytes:
    """The file, of a PDF its first page: many more are read in the same time."""
    content = path.read_bytes()
    if not content.startswith(b"%PDF"):
        return content
    with pikepdf.open(path) as pdf:
        del pdf.pages[_PAGES:]
        return _saved(pdf, folded=True)


def _unfolded(content: bytes) -> bytes:
    """A PDF whose objects and streams can be read and changed, any other file as it is."""
    if not content.startswith(b"%PDF"):
        return content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return _saved(pdf, folded=False)


def _saved(pdf: pikepdf.Pdf, *, folded: bool) -> bytes:
    target = io.BytesIO()
    streams = pikepdf.ObjectStreamMode.generate if folded else pikepdf.ObjectStreamMode.disable
    pdf.save(target, qdf=not folded, compress_streams=folded, object_stream_mode=streams, deterministic_id=True)
    return target.getvalue()


def _bytes_changed(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.choice((0, 0xFF, chance.randrange(256)))
    return bytes(changed)


def _cut_short(content: bytes, chance: Random) -> bytes:
    """Without its end, or without a piece of its middle."""
    start = chance.randrange(len(content) + 1)
    end = chance.choice((len(content), min(len(content), start + chance.randint(1, _LONGEST_PIECE))))
    return content[:start] + content[end:]


def _spliced(content: bytes, other: bytes, chance: Random) -> bytes:
    """With a piece of another file, or of itself, put in or put over what is there."""
    donor = chance.choice((content, other))
    taken = chance.randrange(len(donor) + 1)
    piece = donor[taken : taken + chance.choice((chance.randint(1, _LONGEST_PIECE), len(donor)))]
    start = chance.randrange(len(content) + 1)
    end = start + chance.choice((0, len(piece)))
    return content[:start] + piece + content[end:]


def _run_put_in(content: bytes, chance: Random) -> bytes:
    """With a long run of one character, or of two that take turns."""
    run = chance.choice(_RUNS) + chance.choice(("", chance.choice(_RUNS)))
    start = chance.randrange(len(content) + 1)
    return content[:start] + (run * chance.randint(2, _LONGEST_RUN)).encode() + content[start:]


def _numbers_changed(content: bytes, chance: Random) -> bytes:
    return _some_replaced(_NUMBER, content, chance, lambda _: chance.choice(_EXTREMES))


def _references_changed(content: bytes, chance: Random) -> bytes:
    """With objects of a PDF in the places of others, so that some hold themselves."""
    known = _REFERENCE.findall(content) or [b"1 0 R"]
    return _some_replaced(_REFERENCE, content, chance, lambda _: chance.choice(known))


def _some_replaced(what: re.Pattern[bytes], content: bytes, chance: Random, by: Callable[[bytes], bytes]) -> bytes:
    found = [match.span() for match in what.finditer(content)]
    chosen = sorted(chance.sample(found, min(len(found), chance.randint(1, _MOST_CHANGES))), reverse=True)
    for start, end in chosen:
        content = content[:start] + by(content[start:end]) + content[end:]
    return content


def _part_changed(content: bytes, chance: Random) -> bytes:
    """A container in which one part is not what it was, its checksum being right."""
    parts = _parts(content)
    name = chance.choice(list(parts))
    other = parts[chance.choice(list(parts))]
    ways: tuple[Way, ...] = (_bytes_changed, _cut_short, _numbers_changed, _run_put_in)
    ways += (lambda given, chance: _spliced(given, other, chance),)
    return _packed(parts | {name: chance.choice(ways)(parts[name], chance)})


def _parts_changed(content: bytes, chance: Random) -> bytes:
    """A container whose parts are exchanged, missing, or called otherwise."""
    parts = _parts(content)
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    way = chance.randrange(4)
    if way == 0:
        parts[one], parts[other] = parts[other], parts[one]
    elif way == 1:
        del parts[one]
    elif way == 2:
        parts[chance.choice(("../../../tmp/x", "/etc/x", "C:\\x", "\u202ex", "word/document.xml", "content.xml"))] = (
            parts.pop(one)
        )
    else:
        parts[one] = b""
    return _packed(parts)


def _element_changed(content: bytes, chance: Random) -> bytes:
    """A container in which an element of XML is repeated, gone, deep in itself, or told otherwise."""
    parts = _parts(content)
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))] or list(parts))
    try:
        root = etree.fromstring(parts[name], _PARSER)
    except etree.XMLSyntaxError:
        return _part_changed(content, chance)
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    for _ in range(chance.randint(1, 3)):
        chance.choice(_ELEMENT_WAYS)(chance.choice(elements), chance.choice(elements), chance)
    return _packed(parts | {name: etree.tostring(root, encoding="utf-8", xml_declaration=True)})


def _repeated(element: etree._Element, _: etree._Element, chance: Random) -> None:
    if (parent := element.getparent()) is not None:
        written = etree.tostring(element)
        if len(written) < _LONGEST_PIECE:
            for _n in range(chance.choice((2, 50, 1_000))):
                parent.append(etree.fromstring(written, _PARSER))


def _removed(element: etree._Element, _: etree._Element, chance: Random) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _deepened(element: etree._Element, _: etree._Element, chance: Random) -> None:
    inner = element
    for _n in range(chance.randint(2, _DEEPEST)):
        inner = etree.SubElement(inner, element.tag, dict(element.attrib))
    inner.text = "au fond"


def _told_otherwise(element: etree._Element, other: etree._Element, chance: Random) -> None:
    if element.attrib:
        name = chance.choice(list(element.attrib))
        element.attrib[name] = chance.choice((*(one.decode() for one in _EXTREMES), *other.attrib.values()))
    else:
        element.text = chance.choice(_RUNS) * chance.randint(1, _LONGEST_RUN)


def _replaced(element: etree._Element, other: etree._Element, chance: Random) -> None:
    element.tag = other.tag


_ELEMENT_WAYS: tuple[Callable[[etree._Element, etree._Element, Random], None], ...] = (
    _repeated,
    _removed,
    _deepened,
    _told_otherwise,
    _told_otherwise,
    _replaced,
)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}


def _packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
