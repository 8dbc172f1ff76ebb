"""What a plain address answers in words, in the language that the reader's browser asks for."""

from __future__ import annotations

import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from corpus.messages import LANGUAGES, choose_language

SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""What keeps a browser from running anything that it is sent, and from keeping it unasked."""
_WEIGHT = re.compile(r";\s*q\s*=\s*(\d(?:\.\d*)?)", re.IGNORECASE)


def reader_language(request: Request) -> str:
    """The language offered that the reader's browser gives most weight; of two alike, the one that it lists first."""
    asked = _asked(request.headers.get("accept-language", ""))
    return next((language for language in asked if language in LANGUAGES), choose_language(next(iter(asked), None)))


def _asked(header: str) -> list[str]:
    """The languages of the header without those refused (`q=0`), the most wanted first; `*` names none."""
    weights: dict[str, float] = {}
    for one in header.split(","):
        language = one.split(";")[0].split("-")[0].strip().lower()
        weight = _WEIGHT.search(one)
        weights[language] = max(weights.get(language, 0.0), float(weight[1]) if weight else 1.0)
    wanted = [language for language, weight in weights.items() if weight and language not in ("", "*")]
    return sorted(wanted, key=lambda language: -weights[language])


def in_words(request: Request, say: Callable[[str], str], status: int) -> Response:
    """What `say` says in the reader's language, which a cache may not give to readers of another one."""
    return PlainTextResponse(say(reader_language(request)) + "\n", status, SAFETY | {"Vary": "Accept-Language"})
