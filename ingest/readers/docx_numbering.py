"""The numbers that Word computes for its lists and headings, and does not write in the text: "5.2.1"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

_PLACE = re.compile(r"%([1-9])")
_ROMAN_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN_LETTERS = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
_SILENT = ("bullet", "none")


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    pattern: str
    start: int
    plain: bool


class Numbering:
    """Counts the paragraphs of every list, in reading order, and tells the number that each one shows."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def number(self, list_id: str, level: int) -> str:
        """What the next paragraph of that list shows before its text, "" for a bullet. To be asked once a paragraph."""
        kind = self._lists.get(list_id)
        levels = self._levels.get(kind or "", {})
        if kind is None or level not in levels:
            return ""
        counters = self._advance(kind, list_id, level)
        shown = levels[level]
        if shown.format in _SILENT:
            return ""
        return _PLACE.sub(lambda place: self._shown(levels, counters, int(place[1]) - 1, shown.plain), shown.pattern)

    def _advance(self, kind: str, list_id: str, level: int) -> dict[int, int]:
        counters = self._counters.setdefault(kind, {})
        for place, start in self._starts.pop(list_id, {}).items():
            counters[place] = start - 1
        counters[level] = counters.get(level, self._levels[kind][level].start - 1) + 1
        for deeper in [place for place in counters if place > level]:
            del counters[deeper]
        return counters

    def _shown(self, levels: dict[int, _Level], counters: dict[int, int], place: int, plain: bool) -> str:
        if place not in levels:
            return ""
        number = counters.get(place, levels[place].start)
        return str(number) if plain else _format(number, levels[place].format)

    def _read(self, root: etree._Element) -> None:
        for kind in root.iterchildren(qn("w:abstractNum")):
            levels = (_read_level(level) for level in kind.iterchildren(qn("w:lvl")))
            self._levels[kind.get(qn("w:abstractNumId")) or ""] = dict(levels)
        for item in root.iterchildren(qn("w:num")):
            list_id = item.get(qn("w:numId")) or ""
            self._lists[list_id] = _text_of(item, "w:abstractNumId", "")
            self._starts[list_id] = {
                int(override.get(qn("w:ilvl")) or 0): int(_text_of(override, "w:startOverride", "1"))
                for override in item.iterchildren(qn("w:lvlOverride"))
                if override.find(qn("w:startOverride")) is not None
            }


def _read_level(level: etree._Element) -> tuple[int, _Level]:
    return int(level.get(qn("w:ilvl")) or 0), _Level(
        format=_text_of(level, "w:numFmt", "decimal"),
        pattern=_text_of(level, "w:lvlText", ""),
        start=int(_text_of(level, "w:start", "1")),
        plain=level.find(qn("w:isLgl")) is not None,
    )


def _text_of(parent: etree._Element, tag: str, default: str) -> str:
    element = parent.find(qn(tag))
    return default if element is None else element.get(qn("w:val")) or default


def _format(number: int, kind: str) -> str:
    if kind.endswith("Letter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if kind.startswith("upper") else letters
    if kind.endswith("Roman"):
        return _roman(number) if kind.startswith("upper") else _roman(number).lower()
    return f"{number:02d}" if kind == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in zip(_ROMAN_VALUES, _ROMAN_LETTERS, strict=True):
        count, number = divmod(number, value)
        written += letters * min(count, 50)
    return written
