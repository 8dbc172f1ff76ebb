"""What a plain address answers in words, in the language that the reader's browser asks for."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from corpus.errors import DocumentHidden, NotFound
from corpus.messages import LANGUAGES, choose_language

SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""What keeps a browser from running anything that it is sent, and from keeping it unasked."""


def reader_language(request: Request) -> str:
    """The first language offered in the order in which the reader's browser lists those it asks for."""
    asked = [tag.split(";")[0].strip() for tag in request.headers.get("accept-language", "").split(",")]
    return choose_language(next((tag for tag in asked if tag.split("-")[0].lower() in LANGUAGES), asked[0]))


def not_found(request: Request, error: NotFound) -> Response:
    """Says so in the reader's language."""
    status = 410 if isinstance(error, DocumentHidden) else 404
    return PlainTextResponse(error.text(reader_language(request)) + "\n", status, SAFETY)
