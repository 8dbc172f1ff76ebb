"""Who asks, told before what is asked: “Je travaille à la mairie de Rennes : quelles pénalités prévoir ?”."""

from __future__ import annotations

import re

_INTRODUCTION = re.compile(
    r"^(?:je (?:suis|travaille)|nous (?:sommes|travaillons)|on est|i(?:['’]m| am| work)|we(?:['’]re| are| work))\b"
    r"[^.?!:;,]{1,80}[.:;,]\s+(?=\w)",
    re.I,
)


def without_introduction(question: str) -> str:
    """What is asked, without who asks it."""
    asked = _INTRODUCTION.sub("", question, count=1)
    return f"{asked[:1].upper()}{asked[1:]}"
