"""How long a search takes as the corpus grows, as a picture: both axes in powers of ten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log10
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from bench.svg import write_svg

_WIDTH, _HEIGHT = 640, 460
_LEFT, _TOP, _ACROSS, _UP = 90, 40, 440, 320
_PASSAGES, _MS = (3, 6), (1, 3)
"""The powers of ten that the axes go through."""
_TITLE = "How long a search takes · Durée d’une recherche"
_PASSAGES_TOLD, _MS_TOLD = "passages", "ms"
_CURVES = (
    ("p95", "without filters", "95 %", "#1b4f9c", ""),
    ("p95", "with filters", "95 %, filters · filtres", "#b3400f", "8 4"),
    ("p50", "without filters", "median · médiane", "#2e6b2e", "2 4"),
)
"""Which figure of which search, how it is called, its colour and its dashes."""
_AIMS = ((100_000, 60), (1_000_000, 120))
"""The milliseconds aimed at, 95 % of the searches in so many passages."""
_AIM = "aim, 95 % · visé"

Point = tuple[float, float]


def draw_search_times(sizes: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Writes an SVG file with the times of each size, as `bench.scale` measures them, and what is aimed at."""
    write_svg(path, (_WIDTH, _HEIGHT), _TITLE, _lines(sizes))


def _lines(sizes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield from _axes()
    for number, (rank, kind, name, colour, dashes) in enumerate(_CURVES):
        points = [_at(one["passages"], one["search"][kind][rank]) for one in sizes]
        told = " ".join(f"{x},{y}" for x, y in points)
        style = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}" fill="none"'
        yield f'<polyline points="{told}" {style}/>'
        yield from _legend(number, name, f'<path d="M0 0h40" {style}/>')
    for passages, milliseconds in _AIMS:
        x, y = _at(passages, milliseconds)
        yield f'<path d="M{x - 14} {y}h28" stroke="#222" stroke-width="3"/>'
    yield from _legend(len(_CURVES), _AIM, '<path d="M6 0h28" stroke="#222" stroke-width="3"/>')


def _axes() -> Iterator[str]:
    bottom, right = _TOP + _UP, _LEFT + _ACROSS
    for power in range(_PASSAGES[0], _PASSAGES[1] + 1):
        x, _ = _at(10**power, 10)
        yield f'<path d="M{x} {_TOP}V{bottom}" stroke="#ddd"/>'
        yield f'<text x="{x}" y="{bottom + 20}" text-anchor="middle">{10**power:,}</text>'.replace(",", "\u202f")
    for power in range(_MS[0], _MS[1] + 1):
        _, y = _at(1000, 10**power)
        yield f'<path d="M{_LEFT} {y}H{right}" stroke="#ddd"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 5}" text-anchor="end">{10**power}</text>'
    yield f'<rect x="{_LEFT}" y="{_TOP}" width="{_ACROSS}" height="{_UP}" stroke="#222" fill="none"/>'
    yield f'<text x="{_LEFT + _ACROSS / 2}" y="{bottom + 50}" text-anchor="middle">{_PASSAGES_TOLD}</text>'
    yield f'<text x="{_LEFT - 8}" y="{_TOP - 14}" text-anchor="end">{_MS_TOLD}</text>'


def _legend(number: int, name: str, sign: str) -> Iterator[str]:
    y = _TOP + 24 + 24 * number
    yield f'<g transform="translate({_LEFT + 16} {y - 5})">{sign}</g>'
    yield f'<text x="{_LEFT + 66}" y="{y}">{escape(name)}</text>'


def _at(passages: float, milliseconds: float) -> Point:
    """Where a figure stands in the picture, whose y grows downwards."""
    across = (log10(passages) - _PASSAGES[0]) / (_PASSAGES[1] - _PASSAGES[0])
    up = (log10(milliseconds) - _MS[0]) / (_MS[1] - _MS[0])
    return round(_LEFT + _ACROSS * across, 1), round(_TOP + _UP * (1 - up), 1)
