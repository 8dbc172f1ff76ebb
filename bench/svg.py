"""A picture as an SVG file: what every one of them begins and ends with."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape


def write_svg(path: Path, size: tuple[int, int], title: str, drawn: Iterable[str]) -> None:
    """Writes what is drawn on a white ground, (width, height) in its own units, under a title that is read aloud."""
    width, height = size
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="sans-serif" font-size="14" fill="#222">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *drawn,
        "</svg>",
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")
