"""The tables of contents of a PDF: their lines on its pages, and those without page numbers among its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from corpus.models import BlockKind
from ingest.heading_numbers import follows, heading_number
from ingest.headings import heading_key
from ingest.readers.pdf_headings import Piece
from ingest.readers.pdf_layout import Layout, Line

_LEADERS = re.compile(
    r"(?<![.…·_])(?<![.…·_]\s)(?:[.…·_]\s?){4,}\s*(?:[ivxlc]+|\d{1,4})?$"
    r"|(?<![.…])(?<![.…]\s)(?:[.…]\s?){8,}\s*\S{1,6}\s*$"
)
_ENTRY = re.compile(
    r"(?=[\W\d_]*[^\W\d_]).*\s\d{1,3}$|.*Erreur\s?! Signet non défini\.?|.*Error! Bookmark not defined\.?"
)
_CONTENTS = re.compile(
    r"(?:table\s+des\s+mati[eè]res|sommaire|table\s+of\s+contents|contents|summary|table des annexes)\W*", re.I
)
_PAGE = re.compile(r"\d{1,4}$")
_SENTENCE_END = re.compile(r"[.;:!]$")
_FEWEST = 4
_DENSE = 0.33
_FOUND_BELOW = 0.66


def without_contents(layouts: Sequence[Layout]) -> Iterator[Layout]:
    """The pages without their tables of contents, wrapped entries and titles included."""
    above: list[str] = []
    for layout in layouts:
        lines = [line.text for line in layout.lines]
        entries = _contents_entries(layout.lines)
        yield _without(layout, entries, _goes_on(above, lines, entries, len(layouts))) if entries else layout
        above = lines[min(entries) :] if entries and max(entries) == len(lines) - 1 else []


def _without(layout: Layout, entries: Sequence[int], goes_on: bool) -> Layout:
    """A page without these entries; without what stands above them where a table `goes_on` from the page before."""
    first, last = min(entries), max(entries)
    dense = len(entries) >= _DENSE * (last - first + 1)
    dropped = set(range(first, last + 1)) if dense else set(entries)
    dropped |= {place for place in range(max(0, first - 3), first) if _CONTENTS.fullmatch(layout.lines[place].text)}
    if goes_on:
        dropped |= set(range(first))
    return layout.with_only(set(range(len(layout.lines))) - dropped)


def _goes_on(above: Sequence[str], lines: Sequence[str], entries: Sequence[int], pages: int) -> bool:
    """Whether a page begins with wrapped entries of the table `above`: their numbers and pages lead on from there.

    A list of prices below a heading does not: its sums go beyond the document's `pages`, or a sentence stands above it.
    """
    before = lines[: min(entries)]
    if not above or len(before) >= len(entries) or any(map(_SENTENCE_END.search, before)):
        return False
    led = [int(page[0]) for line in (above[-1], *(lines[place] for place in entries)) if (page := _PAGE.search(line))]
    return led == sorted(led) and max(led, default=0) <= pages and _numbers_lead_on(above, before)


def _numbers_lead_on(above: Sequence[str], before: Sequence[str]) -> bool:
    """Whether the first of the lines `before` has a number, and each number comes right after that above it."""
    numbers = [number for line in above if (number := heading_number(line))][-1:]
    numbers += [number for line in before if not line.isdigit() and (number := heading_number(line))]
    begins = bool(before and heading_number(before[0]))
    return begins and len(numbers) > 1 and all(follows(number, last) for last, number in pairwise(numbers))


def _contents_entries(lines: Sequence[Line]) -> list[int]:
    """The lines that name a heading and its page, where there are enough of them to make a table of contents."""
    led = [place for place, line in enumerate(lines) if _LEADERS.search(line.text)]
    numbered = [place for place in led if lines[place].text.rstrip()[-1:].isdigit()]
    if len(numbered) >= 3:
        led_right = max(lines[place].x1 for place in numbered)
        more = [p for p, line in enumerate(lines) if _ENTRY.fullmatch(line.text) and abs(line.x1 - led_right) < 3]
        return sorted({*numbered, *more})
    titled = any(_CONTENTS.fullmatch(line.text) for line in lines)
    plain = [place for place, line in enumerate(lines) if _ENTRY.fullmatch(line.text)]
    return plain if titled and len(plain) >= 4 and _rising(lines, plain) else []


def _rising(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether the numbers at the ends of these lines hardly ever go down, as page numbers do."""
    numbers = [int(last) for place in places if (last := lines[place].text.split()[-1]).isdigit()]
    falls = sum(after < before for before, after in pairwise(numbers))
    return falls <= len(numbers) * 0.1


def without_listed_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without the tables of contents that give no pages: headings under its title that come again below."""
    last = {heading_key(piece.text): place for place, piece in enumerate(pieces) if piece.kind is BlockKind.HEADING}
    dropped: set[int] = set()
    for title, piece in enumerate(pieces):
        if _CONTENTS.fullmatch(piece.text):
            dropped |= set(_listed(pieces, title, last))
    return [piece for place, piece in enumerate(pieces) if place not in dropped]


def _listed(pieces: Sequence[Piece], title: int, last: dict[str, int]) -> range:
    """The places from the title of a table of contents to its last entry; none where few of them come again below."""
    run = takewhile(lambda place: pieces[place].kind is BlockKind.HEADING, range(title + 1, len(pieces)))
    again = [place for place in run if last[heading_key(pieces[place].text)] > place]
    if len(again) < _FEWEST or len(again) < _FOUND_BELOW * (again[-1] - title):
        return range(0)
    return range(title, again[-1] + 1)
