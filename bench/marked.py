"""Texts in which what identifies someone is marked, `{{kind:text}}`: see `bench/marked_texts/README.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from protect.findings import Kind

FOLDER = Path(__file__).parent / "marked_texts"
PARTS = ("development", "held-out")
_MARK = re.compile(r"\{\{(\w+):(.*?)\}\}", re.DOTALL)
_OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Mark:
    """What identifies someone, at `text[start:end]`; `is_office` for the e-mail address of an office."""

    kind: Kind
    start: int
    end: int
    is_office: bool = False


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text without its marks, its language, and what was marked."""

    name: str
    language: str
    text: str
    marks: tuple[Mark, ...]


def marked_texts(part: str) -> tuple[MarkedText, ...]:
    """The texts of one of the `PARTS`."""
    paths = sorted((FOLDER / part).glob("*.md"))
    return tuple(without_marks(path.name, path.read_text("utf-8")) for path in paths)


def without_marks(name: str, marked: str) -> MarkedText:
    """The text and its marks; a name that ends in `.en.md` is that of an English text. ValueError: an unknown kind."""
    pieces: list[str] = []
    marks = tuple(_take_out_marks(marked, pieces))
    return MarkedText(name, "en" if name.endswith(".en.md") else "fr", "".join(pieces), marks)


def _take_out_marks(marked: str, pieces: list[str]) -> Iterator[Mark]:
    length, end = 0, 0
    for match in _MARK.finditer(marked):
        pieces += (marked[end : match.start()], match[2])
        start = length + match.start() - end
        length, end = start + len(match[2]), match.end()
        is_office = match[1] == _OFFICE
        yield Mark(Kind.EMAIL if is_office else Kind(match[1]), start, length, is_office)
    pieces.append(marked[end:])
