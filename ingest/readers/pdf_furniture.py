"""What repeats or points elsewhere on the pages of a PDF: running heads and feet, page numbers, tables of contents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.headings import DAY, heading_level
from ingest.readers.pdf_contents import without_contents
from ingest.readers.pdf_layout import Layout, Line

_BAND = 0.14
_TELLING = 24
_LARGE = "large "
_VARYING = "varying "
_DRIFT = 4
"""How many times three points a head or foot may stand above or below where most pages have it."""
_SHIFT = 6
_BEFORE_BAR = re.compile(r"[^\d|•–—]{10,}[|•–—]")
_PAGE_NUMBER = re.compile(r"[\[(–—-]*\s*(?:pages?|p\.)?\s*\d{1,4}\s*(?:(?:/|sur|of|de)\s*\d{1,4})?\s*[\])–—-]*", re.I)
_VARIES = re.compile(r"\bpage\s?:?\s*\d{1,4}(?:\s*(?:/|sur|of|de)\s*\d{1,4})?(?!\d)", re.I)
"""What differs in a head or foot: the number of the page, also where an annexe counts its own."""
_DATE_OR_TIME = re.compile(
    rf"{DAY.pattern}|\b\d{{1,4}}([/.-])\d{{1,2}}\1\d{{2,4}}\b|\b\d{{1,2}}(?::\d\d|\s?h(?:eures?)?(?:\s?\d\d)?)\b", re.I
)
"""What is told of a page, not where it stands: “Réunion du 4 mars” and “… du 5 mars” are no heads."""


def without_furniture(layouts: Sequence[Layout], body_size: float) -> list[Layout]:
    """The same pages without the lines that are not part of the text.

    Where that would empty most pages, what repeats on them is all that they say, and they are kept as they are.
    """
    repeated = _repeated(layouts, body_size)
    kept = [
        layout.with_only({place for place in range(len(layout.lines)) if (layout.number, place) not in repeated})
        for layout in layouts
    ]
    bared = list(without_contents(kept))
    emptied = sum(bool(before.lines) and not after.lines for before, after in zip(layouts, bared, strict=True))
    return list(layouts) if emptied * 2 > sum(bool(layout.lines) for layout in layouts) else bared


def _repeated(layouts: Sequence[Layout], body_size: float) -> set[tuple[int, int]]:
    """The (page, line) of heads, feet and page numbers."""
    places: defaultdict[tuple[str, int], set[tuple[int, int]]] = defaultdict(set)
    numbers: defaultdict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    found: set[tuple[int, int]] = set()
    for layout in layouts:
        for place, line in enumerate(layout.lines):
            here, text = (layout.number, place), line.text.strip()
            if text.isdecimal() and text.isascii() and len(text) < 5:
                numbers[int(text) - layout.number, round(line.x0 / 20)].add(here)
            if not _in_band(line, layout):
                continue
            if _PAGE_NUMBER.fullmatch(text) and _names_page(text, layout.number):
                found.add(here)
            for key in _keys(text, layout.number, large=line.size > body_size * 1.3):
                places[key, round(line.baseline / 3)].add(here)
    for (key, height), lines in places.items():
        if _pages(lines) >= _enough(key, len(layouts)):
            found |= lines
        near = set(lines).union(*(places.get((key, height + drift), ()) for drift in range(-_DRIFT, _DRIFT + 1)))
        if _pages(near) >= _most(len(layouts)):
            found |= near
    for lines in numbers.values():
        if len(lines) >= max(3, len(layouts) * 0.4):
            found |= lines
    return found


def _pages(lines: set[tuple[int, int]]) -> int:
    """On how many pages these lines stand."""
    return len({number for number, _ in lines})


def _most(pages: int) -> float:
    """On how many of so many pages stands what most have."""
    return max(3, 0.5 * pages)


def _keys(text: str, page: int, large: bool) -> Iterator[str]:
    """What may be the same from page to page: the words, a page number apart; or the words before a bar or dash.

    A number that begins what looks like a title is that of the page where most pages have the same title.
    """
    prefix = _LARGE if large else ""
    yield prefix + text
    titled = heading_level(text) is not None
    farthest = 0 if titled else _SHIFT
    dated = {place for match in _DATE_OR_TIME.finditer(text) for place in range(*match.span())}
    for number in () if titled and text[0].isalpha() else re.finditer(r"[0-9]{1,5}", text):
        if number.start() in dated:
            continue
        shift = int(number.group()) - page
        counted = f"{prefix}{text[: number.start()]}#{shift}{text[number.end() :]}"
        if abs(shift) <= farthest:
            yield counted
        elif abs(shift) <= _SHIFT and number.start() == 0:
            yield _VARYING + counted
    if not titled and (varied := _VARIES.sub("#", text)) != text:
        yield _VARYING + prefix + varied
    head = _BEFORE_BAR.match(text)
    if head:
        yield head.group() + "…"


def _enough(key: str, pages: int) -> float:
    """On how many pages a line must be found to be a head or foot: more for one that could be a title of slides."""
    if key.startswith(_VARYING):
        return _most(pages)
    if key.startswith(_LARGE):
        return max(3, 0.12 * pages)
    if key.endswith("…"):
        return max(4, 0.05 * pages)
    return 2 if pages <= 3 or len(key) >= _TELLING else 3


def _in_band(line: Line, layout: Layout) -> bool:
    return line.baseline < layout.height * _BAND or line.baseline > layout.height * (1 - _BAND)


def _names_page(text: str, number: int) -> bool:
    """Whether a lone number may be that of the page, whose printed numbering may start a little later."""
    digits = re.search(r"\d+", text)
    return digits is not None and abs(int(digits.group()) - number) <= _SHIFT
