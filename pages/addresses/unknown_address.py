"""Addresses that nothing stands at: 404, and the ways on, where Streamlit would answer any with the page “Ask”."""

from __future__ import annotations

from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.links import PAGES
from corpus.messages import translator
from pages.addresses.plain_words import reader_language

_STYLE = Path(__file__).parents[1] / "static" / "landing.css"
_SERVED = "/app/static"
"""Where Streamlit serves what stands in that folder."""
_TYPEFACE = "atkinson-hyperlegible-next"
_LETTERS = {"latin": "U+0-FF, U+131, U+152-153, U+2000-206F", "latin-ext": "U+100-130, U+132-151, U+154-24F"}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; font-src 'self'; frame-ancestors 'self'"
    ),
    "Cache-Control": "no-cache",
    "Vary": "Accept-Language",
}
_OURS = ("/documents/", "/sources/")
"""Where else than at its pages the site answers with HTML: about a document, and with a file that is HTML itself."""


class UnknownAddress:
    """Says 404 where the page that Streamlit answers with is none of the site's; `base` is where the site is."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self._app = app
        self._base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or self._is_known(scope["path"]):
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        await self._app(scope, receive, answer.send)
        if answer.is_page:
            await unknown_address(Request(scope), self._base)(scope, receive, send)

    def _is_known(self, path: str) -> bool:
        path = path.removeprefix(self._base)
        return path.strip("/") in PAGES or path.startswith(_OURS)


class _Answer:
    """Passes on what is sent, unless it is a page: then nothing."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.is_page = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            kinds = [value for name, value in message["headers"] if name.lower() == b"content-type"]
            self.is_page = message["status"] == 200 and any(kind.startswith(b"text/html") for kind in kinds)
        if not self.is_page:
            await self._send(message)


def _faces(base: str) -> str:
    """The typeface of the site; `base` is where the site is."""
    return "".join(
        f'@font-face {{ font-family: "Atkinson Hyperlegible Next"; font-weight: 200 800; '
        f"src: url({base}{_SERVED}/{_TYPEFACE}-{letters}-wght-normal.woff2); unicode-range: {range} }}\n"
        for letters, range in _LETTERS.items()
    )


def unknown_address(request: Request, base: str) -> Response:
    """A short page in the reader's language, with the ways on."""
    language = reader_language(request)
    _ = translator(language)
    ways = (
        ("/", _("Ask a question")),
        ("/catalogue", _("See the catalogue")),
        ("/contribute", _("Share a document")),
    )
    links = "".join(f'<li><a href="{escape(base + path)}">{escape(name)}</a></li>' for path, name in ways)
    title = escape(_("There is nothing at this address"))
    return HTMLResponse(
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title} · Partage</title>'
        f"<style>{_faces(base)}{_STYLE.read_text('utf-8')}</style></head><body>"
        f'<header><a href="{escape(base)}/"><img src="{escape(base)}{_SERVED}/logo.svg" alt="" width="27" height="27">'
        f"Partage</a></header>"
        f"<main><h1>{title}</h1><ul>{links}</ul></main></body></html>",
        404,
        _HEADERS,
    )
