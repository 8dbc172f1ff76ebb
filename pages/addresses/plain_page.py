"""What the pages without script have in common: the site’s style and typeface, and the way to it above them."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

SAME_LOOK = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; font-src 'self'; frame-ancestors 'self'"
"""The Content-Security-Policy under which such a page shows all of that, and runs nothing."""
_STYLE = Path(__file__).parents[1] / "static" / "landing.css"
_SERVED = "/app/static"
"""Where Streamlit serves what stands in that folder."""
_TYPEFACE = "atkinson-hyperlegible-next"
_LETTERS = {"latin": "U+0-FF, U+131, U+152-153, U+2000-206F", "latin-ext": "U+100-130, U+132-151, U+154-24F"}
_NOT_IN_A_STRING = re.compile(r"""["\\<\x00-\x1f]""")
"""What ends a string of CSS, or the element of HTML that it stands in."""


def style_html(base: str) -> str:
    """The style, for the head of the page; `base` is where the site is."""
    return f"<style>{_faces(base)}{_STYLE.read_text('utf-8')}</style>"


def header_html(base: str) -> str:
    """The logo and the name of the site, which lead to its first page."""
    logo = f'<img src="{escape(base)}{_SERVED}/logo.svg" alt="" width="27" height="27">'
    return f'<header><a href="{escape(base)}/">{logo}Partage</a></header>'


def _faces(base: str) -> str:
    served = _in_a_string(f"{base}{_SERVED}/{_TYPEFACE}")
    return "".join(
        f'@font-face {{ font-family: "Atkinson Hyperlegible Next"; font-weight: 200 800; '
        f'src: url("{served}-{letters}-wght-normal.woff2"); unicode-range: {range} }}\n'
        for letters, range in _LETTERS.items()
    )


def _in_a_string(text: str) -> str:
    """The text as it is written within a string of CSS."""
    return _NOT_IN_A_STRING.sub(lambda sign: f"\\{ord(sign[0]):x} ", text)
