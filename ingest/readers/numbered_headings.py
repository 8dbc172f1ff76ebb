"""Paragraphs that are headings by the numbers of the headings before and after them, though not set as such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.models import Block, BlockKind, Page
from ingest.heading_numbers import Number, heading_number, leading, may_be_a_heading

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A heading, or with level 0 a paragraph that may be one, by its page and its place among the blocks of that."""

    page: int
    place: int
    number: Number
    level: int


def with_numbered_headings(pages: Sequence[Page]) -> list[Page]:
    """The pages, those paragraphs as headings whose numbers lead from one heading to the next: “2.2 Délais”."""
    levels = {(found.page, found.place): found.level for found in _found(list(_numbered(pages)))}
    return [replace(page, blocks=tuple(_as_headings(page.blocks, number, levels))) for number, page in enumerate(pages)]


def _as_headings(blocks: Sequence[Block], page: int, levels: Mapping[tuple[int, int], int]) -> Iterator[Block]:
    for place, block in enumerate(blocks):
        level = levels.get((page, place))
        yield replace(block, kind=BlockKind.HEADING, level=level) if level else block


def _numbered(pages: Sequence[Page]) -> Iterator[_Numbered]:
    """The headings of all pages, those without a number too, and the paragraphs between that may be some."""
    for page, (text, blocks) in enumerate((page.text, page.blocks) for page in pages):
        for place, block in enumerate(blocks):
            said = text[block.start : block.end]
            if block.kind is BlockKind.HEADING or (block.kind is BlockKind.PARAGRAPH and may_be_a_heading(said)):
                yield _Numbered(page, place, heading_number(said), block.level)


def _found(numbered: Sequence[_Numbered]) -> Iterator[_Numbered]:
    """The paragraphs that are headings, each as deep as the last heading with as many numbers."""
    headings = [place for place, one in enumerate(numbered) if one.level]
    levels: dict[int, int] = {}
    for first, last in pairwise(headings):
        above, between, below = numbered[first], numbered[first + 1 : last], numbered[last]
        levels[len(above.number)] = above.level
        for step in leading(above.number, below.number, [one.number for one in between]):
            depth = len(between[step].number)
            yield replace(between[step], level=levels.setdefault(depth, _level(depth, above, levels)))


def _level(depth: int, above: _Numbered, levels: Mapping[int, int]) -> int:
    """The level of the first heading with so many numbers: as far over the heading above, or below it, as these say."""
    if depth < len(above.number):
        return max(1, above.level - (len(above.number) - depth))
    return min(levels.get(depth - 1, above.level) + 1, _DEEPEST)
