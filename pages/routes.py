"""Ordinary HTTP addresses: an original file and a page of it as an image."""

from __future__ import annotations

from asyncio import Semaphore
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from corpus.errors import DocumentHidden, NotFound
from corpus.links import file_path
from corpus.messages import choose_language, translator
from corpus.models import Document, Page, Recognition, Span
from corpus.store import Store
from corpus.vocabulary import vocabulary
from ingest.formats import Format
from pages.downloads import is_download, wants_download
from pages.page_image import page_png
from protect.organisations import NO_ORGANISATIONS, Organisations, organisations_in

Draw = Callable[[Path, Page, Span | None, bool, tuple[str, ...], Organisations], bytes | None]
"""A page of a PDF as PNG; None where it cannot be drawn."""

_DRAWN_AT_ONCE = 8
_DOCUMENTS_KEPT = 512
"""Documents of which it is kept what bears a name and is nobody: all their pages are read for it."""
"""Requests that wait for a page; all plain addresses share forty threads, which slow pages must not take."""

# What a browser may show by itself, and as what. Every other format is saved: no markup of a shared file runs here.
_SHOWN_AS = {
    Format.PDF: "application/pdf",
    Format.TEXT: "text/plain; charset=utf-8",
    Format.MARKDOWN: "text/plain; charset=utf-8",
}
_SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
_SANDBOXED = {"Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'"}


def source_routes(store: Callable[[], Store], base: str = "", draw: Draw = page_png) -> list[Route]:
    """The routes, on the store that `store` gives when the first request comes; `base` is where the site is.

    `draw` draws pages.
    """

    def original(request: Request) -> Response:
        try:
            document = store().document(request.path_params["document_id"])
        except NotFound as error:
            return not_found(request, error)
        if is_download(request):
            store().downloads.count(document.id)
        return _send_file(request, document, store(), base)

    drawing = Semaphore(_DRAWN_AT_ONCE)

    @lru_cache(_DOCUMENTS_KEPT)
    def organisations_of(document_id: str) -> Organisations:
        return organisations_in([page.text for page in store().texts.pages(document_id)])

    async def page_image(request: Request) -> Response:
        async with drawing:
            return await run_in_threadpool(draw_page, request)

    def draw_page(request: Request) -> Response:
        try:
            document = store().document(request.path_params["document_id"])
            page = store().texts.page(document.id, request.path_params["number"])
        except NotFound as error:
            return not_found(request, error)
        if document.media_type != Format.PDF:
            return PlainTextResponse("This document has no page images.\n", 404, _SAFETY)
        drawn = (*_drawn_from(store(), document, page), _span(request, len(page.text)))
        organisations = NO_ORGANISATIONS if document.keeps_personal_data else organisations_of(document.id)
        png = draw(*drawn, document.keeps_personal_data, document.masked_words, organisations)
        if png is None:
            return _cannot_be_drawn(request)
        headers = _SAFETY | {"ETag": f'"{sha256(png).hexdigest()}"'}
        if _is_kept(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        return Response(png, media_type="image/png", headers=headers)

    return [
        Route("/sources/{document_id}/{name}", original),
        Route("/pages/{document_id}/{number:int}.png", page_image),
    ]


def _cannot_be_drawn(request: Request) -> Response:
    _ = translator(reader_language(request))
    words = _("This page cannot be displayed. Its text is beside it, and the file can be downloaded.")
    return PlainTextResponse(words + "\n", 422, _SAFETY)


def _drawn_from(store: Store, document: Document, page: Page) -> tuple[Path, Page]:
    """The PDF to draw the page from, and its place in it: a recognised page is one of its own, with its words."""
    recognised = store.recognised.path(document.sha256, page.number)
    if page.recognition is Recognition.DONE and recognised.exists():
        return recognised, replace(page, number=1)
    return store.files.path(document.sha256), page


def _send_file(request: Request, document: Document, store: Store, base: str) -> Response:
    shown_as = None if wants_download(request) else _SHOWN_AS.get(Format(document.media_type))
    etag = f'"{document.sha256}"'
    headers = _SAFETY | (_SANDBOXED if document.media_type != Format.PDF else {}) | {"ETag": etag}
    if links := _links(document, store, base):
        headers |= {"Link": ", ".join(f'<{address}>; rel="{relation}"' for relation, address in links.items())}
    if _is_kept(request, etag):
        return Response(status_code=304, headers=headers)
    return FileResponse(
        store.files.path(document.sha256),
        headers=headers,
        media_type=shown_as or document.media_type,
        filename=PurePath(document.file).name,
        content_disposition_type="inline" if shown_as else "attachment",
    )


def _is_kept(request: Request, etag: str) -> bool:
    """Whether the browser has it as it is now."""
    return etag in request.headers.get("if-none-match", "")


def _links(document: Document, store: Store, base: str) -> dict[str, str]:
    """Where the newest version is, for an old one, and the licence, where one is stated."""
    newest = {} if document.is_current else {"latest-version": base + file_path(store.versions.current(document.id))}
    licence = vocabulary().licences.get(document.licence)
    return newest | ({"license": licence.url} if licence and licence.url else {})


def _span(request: Request, length: int) -> Span | None:
    try:
        span = Span(int(request.query_params["start"]), int(request.query_params["end"]))
    except (KeyError, ValueError):
        return None
    return span if 0 <= span.start < span.end <= length else None


def reader_language(request: Request) -> str:
    """The language offered that the reader's browser asks for first."""
    return choose_language(request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip())


def not_found(request: Request, error: NotFound) -> Response:
    """Says so in the reader's language."""
    status = 410 if isinstance(error, DocumentHidden) else 404
    return PlainTextResponse(error.text(reader_language(request)) + "\n", status, _SAFETY)
