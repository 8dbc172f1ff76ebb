"""The curve of refusals as a picture: what each threshold refuses rightly, against what it refuses wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from bench.svg import write_svg

Point = tuple[float, float]
"""Shares, 0 to 1: of the answerable questions refused, and of the unanswerable ones."""

_WIDTH, _HEIGHT = 640, 560
_LEFT, _TOP, _SIDE = 90, 30, 440
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_ACROSS = "Refused wrongly · Refus à tort"
_UP = "Refused rightly · Refus à raison"
_TITLE = "Refusals, ROC curve · Refus, courbe ROC"
_CHANCE = "by chance · au hasard"
_CHOSEN = "chosen · choisi"
_STYLES = (("#1b4f9c", ""), ("#b3400f", "8 4"), ("#2e6b2e", "2 4"), ("#6a2c91", "12 4 2 4"))
"""Colours that are told apart in print too, by their dashes."""


def draw_roc(points: Mapping[str, Sequence[Point]], operating_point: Point, path: Path) -> None:
    """Writes an SVG file with one curve a name, and the point at which the program stands."""
    write_svg(path, (_WIDTH, _HEIGHT), _TITLE, _lines(points, operating_point))


def _lines(points: Mapping[str, Sequence[Point]], operating_point: Point) -> Iterator[str]:
    yield from _axes()
    yield _curve([(0, 0), (1, 1)], "#888", "1 5")
    for number, (name, curve) in enumerate(points.items()):
        colour, dashes = _STYLES[number % len(_STYLES)]
        yield _curve(_whole(curve), colour, dashes)
        yield from _legend(number, name, colour, dashes)
    yield from _legend(len(points), _CHANCE, "#888", "1 5")
    yield from _chosen(operating_point)


def _axes() -> Iterator[str]:
    for share in _TICKS:
        x, y = _at((share, share))
        bottom, right = _TOP + _SIDE, _LEFT + _SIDE
        yield f'<path d="M{x} {_TOP}V{bottom}M{_LEFT} {y}H{right}" stroke="#ddd" fill="none"/>'
        yield f'<text x="{x}" y="{bottom + 20}" text-anchor="middle">{100 * share:.0f} %</text>'
        yield f'<text x="{_LEFT - 8}" y="{y + 5}" text-anchor="end">{100 * share:.0f} %</text>'
    middle = _LEFT + _SIDE / 2
    yield f'<rect x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" stroke="#222" fill="none"/>'
    yield f'<text x="{middle}" y="{_TOP + _SIDE + 50}" text-anchor="middle">{escape(_ACROSS)}</text>'
    turned = f'transform="translate(24 {_TOP + _SIDE / 2}) rotate(-90)"'
    yield f'<text {turned} text-anchor="middle">{escape(_UP)}</text>'


def _whole(curve: Sequence[Point]) -> list[Point]:
    """The curve from refusing nothing to refusing everything."""
    return [(0.0, 0.0), *sorted(curve), (1.0, 1.0)]


def _curve(points: Sequence[Point], colour: str, dashes: str) -> str:
    places = " ".join(f"{x},{y}" for x, y in map(_at, points))
    return f'<polyline points="{places}" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}" fill="none"/>'


def _legend(number: int, name: str, colour: str, dashes: str) -> Iterator[str]:
    right, y = _LEFT + _SIDE - 16, _TOP + _SIDE - 20 - 24 * number
    line = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"'
    yield f'<path d="M{right - 40} {y - 5}h40" {line} fill="none"/>'
    yield f'<text x="{right - 50}" y="{y}" text-anchor="end">{escape(name)}</text>'


def _chosen(point: Point) -> Iterator[str]:
    x, y = _at(point)
    figures = f"{100 * point[0]:.0f} %, {100 * point[1]:.0f} %"
    yield f'<circle cx="{x}" cy="{y}" r="6" fill="#222"/>'
    yield f'<text x="{x + 14}" y="{y + 20}">{escape(_CHOSEN)} ({figures})</text>'


def _at(point: Point) -> Point:
    """Where a point stands in the picture, whose y grows downwards."""
    return round(_LEFT + _SIDE * point[0], 1), round(_TOP + _SIDE * (1 - point[1]), 1)
