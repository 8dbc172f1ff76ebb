"""That there is nothing at an address: a short page with the ways on for a browser, a sentence for other programs."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from corpus.errors import DocumentHidden, NotFound
from corpus.messages import translator
from pages.addresses.plain_page import SAME_LOOK, header_html, style_html
from pages.addresses.plain_words import in_words, reader_language
from pages.shown.wording import not_found_words

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": SAME_LOOK,
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",
    "Vary": "Accept-Language",
}


def unknown_address(request: Request, base: str) -> Response:
    """The page for an address that no page of the site has; `base` is where the site is."""
    language = reader_language(request)
    return _page(translator(language)("There is nothing at this address"), "", base, language, 404)


def not_found(request: Request, error: NotFound, base: str) -> Response:
    """That a document is not there, or not any more; `base` is where the site is."""
    status = 410 if isinstance(error, DocumentHidden) else 404
    if "text/html" in request.headers.get("accept", ""):
        language = reader_language(request)
        told = not_found_words(error, language)
        response = _page(translator(language)("Document not found"), told, base, language, status)
    else:
        response = in_words(request, error.text, status)
    response.headers.add_vary_header("Accept")
    return response


def _page(title: str, told: str, base: str, language: str, status: int) -> Response:
    _ = translator(language)
    ways = (
        ("/", _("Ask a question")),
        ("/catalogue", _("See the catalogue")),
        ("/contribute", _("Share a document")),
    )
    links = "".join(f'<li><a href="{escape(base + path)}">{escape(name)}</a></li>' for path, name in ways)
    words = f"<p>{escape(told)}</p>" if told else ""
    return HTMLResponse(
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)} · Partage</title>'
        f"{style_html(base)}</head><body>{header_html(base)}"
        f"<main><h1>{escape(title)}</h1>{words}<ul>{links}</ul></main></body></html>",
        status,
        _HEADERS,
    )
