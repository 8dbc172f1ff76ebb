"""What a plain address answers in words, in the language that the reader's browser asks for."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from corpus.errors import DocumentHidden, NotFound
from corpus.messages import choose_language

SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""What keeps a browser from running anything that it is sent, and from keeping it unasked."""


def reader_language(request: Request) -> str:
    """The language offered that the reader's browser asks for first."""
    return choose_language(request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip())


def not_found(request: Request, error: NotFound) -> Response:
    """Says so in the reader's language."""
    status = 410 if isinstance(error, DocumentHidden) else 404
    return PlainTextResponse(error.text(reader_language(request)) + "\n", status, SAFETY)
