"""Addresses that nothing stands at: 404, where Streamlit would answer any with the page “Ask”."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.links import PAGES
from pages.addresses.not_found import unknown_address

_OURS = re.compile(r"/documents/[^/]+|/sources/[^/]+/[^/]+")
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
        return path.strip("/") in PAGES or _OURS.fullmatch(path) is not None


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
