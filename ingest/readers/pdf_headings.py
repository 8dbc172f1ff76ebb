"""Which paragraphs of a PDF are headings, and how deep: by its outline, else by number, size and weight."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.models import BlockKind
from ingest.headings import heading_key, heading_level, numbering_level, tells_a_day

_LONGEST = 160
_LONGEST_UNNUMBERED = 110
_SHORTEST_CAPITALS = 8
_DEEPEST = 6
_ARROWS = "→►▶➔➢"
_LARGE = 1.15
_WORD = re.compile(r"[^\W\d_]{3}")
Outline = Mapping[tuple[int, str], int]
"""The level of a heading by its page and its text as `heading_key` writes it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, list item or table row, with how it is set, before its place in the page's text is known."""

    kind: BlockKind
    text: str
    page: int
    size: float = 0.0
    bold: bool = False
    level: int = 0
    context: str = ""

    @property
    def face(self) -> tuple[int, bool]:
        return round(self.size), self.bold


def with_headings(pieces: Sequence[Piece], body_size: float, outline: Outline) -> list[Piece]:
    """The same pieces, those that are headings marked as such with their level."""
    numbered = {place: level for place, piece in enumerate(pieces) if (level := _sure_level(piece, body_size, outline))}
    unnumbered = {
        place for place, piece in enumerate(pieces) if place not in numbered and _stands_out(piece, body_size)
    }
    levels = _face_levels(pieces, numbered, unnumbered)
    marked = list(pieces)
    above = 0
    for place in sorted([*numbered, *unnumbered]):
        piece = pieces[place]
        level = numbered.get(place) or levels[piece.face]
        if place in numbered:
            above = level
        elif piece.size < body_size * _LARGE:
            level = min(max(level, above + 1), _DEEPEST)
        marked[place] = replace(piece, kind=BlockKind.HEADING, level=level)
    return marked


def _sure_level(piece: Piece, body_size: float, outline: Outline) -> int | None:
    """The level of a piece that the outline or its number shows to be a heading."""
    if piece.kind == BlockKind.TABLE_ROW or len(piece.text) > _LONGEST:
        return None
    outlined = outline.get((piece.page, heading_key(piece.text)))
    if outlined:
        return outlined
    if piece.bold or piece.size > body_size * 1.05 or piece.text.isupper():
        return numbering_level(piece.text)
    level = heading_level(piece.text)
    return level if level and (level > 1 or _WORD.match(piece.text)) else None


def _stands_out(piece: Piece, body_size: float) -> bool:
    text = piece.text
    if piece.kind == BlockKind.TABLE_ROW or len(text) > _LONGEST_UNNUMBERED or not _WORD.search(text):
        return False
    if text[-1] in ".,;" or text[:1].islower() or tells_a_day(text):
        return False
    if piece.size >= body_size * _LARGE:
        return piece.kind == BlockKind.PARAGRAPH or text[0] in _ARROWS
    weighty = piece.bold or (text.isupper() and len(text) >= _SHORTEST_CAPITALS)
    return piece.kind == BlockKind.PARAGRAPH and weighty and piece.size >= body_size * 0.95


def _face_levels(
    pieces: Sequence[Piece], numbered: Mapping[int, int], unnumbered: set[int]
) -> dict[tuple[int, bool], int]:
    """The level of headings without a number, by face: that of numbered ones set alike, else by rank."""
    votes: defaultdict[tuple[int, bool], Counter[int]] = defaultdict(Counter)
    for place, level in numbered.items():
        votes[pieces[place].face][level] += 1
    uses = Counter(pieces[place].face for place in unnumbered)
    levels: dict[tuple[int, bool], int] = {}
    above = 0
    for face in sorted({*uses, *votes}, reverse=True):
        if votes[face].total() >= max(2, uses[face] * 0.5):
            above = votes[face].most_common(1)[0][0]
        elif uses[face] > 1:
            above = min(above + 1, _DEEPEST)
        levels[face] = max(above, 1)
    return levels
