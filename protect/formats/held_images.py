"""Images that a text holds wherever it does: “data:image/jpeg;base64,…” in a list of sources or a style sheet."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from urllib.parse import quote, unquote_to_bytes

from protect.formats.images import clean_address_with_image
from protect.formats.svg import clean_svg
from protect.traces import Findings

_IMAGE = re.compile(r"\bdata:image/(?:jpe?g|png|webp);base64,[A-Za-z0-9+/=]+", re.I)
_PACKED_DRAWING = re.compile(r"(\bdata:image/svg\+xml[^,\"'<>\s]{0,40};base64,)([A-Za-z0-9+/=]+)", re.I)
_DRAWING = re.compile(
    r"(\bdata:image/svg\+xml[^,\"'<>\s]{0,40},)(%3C(?>[^%<>d]+|%(?!3C/svg)|d(?!ata:image/))*%3C/svg\s{0,9}%3E)", re.I
)


def clean_held_images(text: str, findings: Findings, shown: Callable[[str], str]) -> str:
    """The same text, each image that it holds without who made it; `shown` gives the letters of what stands there."""

    def packed(found: re.Match[str]) -> str:
        try:
            drawing = base64.b64decode(found[2])
        except binascii.Error:
            return found[0]
        cleaned = clean_svg(drawing, findings)
        return found[0] if cleaned == drawing else found[1] + base64.b64encode(cleaned).decode()

    def drawn(found: re.Match[str]) -> str:
        drawing = unquote_to_bytes(shown(found[2]))
        cleaned = clean_svg(drawing, findings)
        return found[0] if cleaned == drawing else found[1] + quote(cleaned)

    text = _IMAGE.sub(lambda found: clean_address_with_image(found[0], findings), text)
    return _DRAWING.sub(drawn, _PACKED_DRAWING.sub(packed, text))
