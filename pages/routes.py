"""Ordinary HTTP addresses: an original file, a page of it as an image, and whether the server is well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from corpus.errors import DocumentHidden, NotFound
from corpus.links import file_path
from corpus.messages import choose_language
from corpus.models import Document, Page, Recognition, Span
from corpus.store import Store
from ingest.formats import Format
from pages.page_image import page_png

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


def source_routes(store: Callable[[], Store]) -> list[BaseRoute]:
    """The routes, on the store that `store` gives when the first request comes."""

    def original(request: Request) -> Response:
        try:
            document = store().document(request.path_params["document_id"])
        except NotFound as error:
            return not_found(request, error)
        if _is_full_download(request):
            store().count_download(document.id)
        return _send_file(request, document, store())

    def page_image(request: Request) -> Response:
        try:
            document = store().document(request.path_params["document_id"])
            page = store().page(document.id, request.path_params["number"])
        except NotFound as error:
            return not_found(request, error)
        if document.media_type != Format.PDF:
            return PlainTextResponse("This document has no page images.\n", 404, _SAFETY)
        png = page_png(*_drawn_from(store(), document, page), _span(request, len(page.text)))
        return Response(png, media_type="image/png", headers=_SAFETY | {"Cache-Control": "private, max-age=3600"})

    def health(request: Request) -> Response:
        store().revision()
        return PlainTextResponse("ok\n")

    return [
        Route("/sources/{document_id}/{name}", original),
        Route("/pages/{document_id}/{number:int}.png", page_image),
        Route("/health", health),
    ]


def _drawn_from(store: Store, document: Document, page: Page) -> tuple[Path, Page]:
    """The PDF to draw the page from, and its place in it: a recognised page is one of its own, with its words."""
    recognised = store.recognised.path(document.sha256, page.number)
    if page.recognition is Recognition.DONE and recognised.exists():
        return recognised, replace(page, number=1)
    return store.files.path(document.sha256), page


def _send_file(request: Request, document: Document, store: Store) -> Response:
    shown_as = None if _wants_download(request) else _SHOWN_AS.get(Format(document.media_type))
    etag = f'"{document.sha256}"'
    headers = _SAFETY | (_SANDBOXED if document.media_type != Format.PDF else {}) | {"ETag": etag}
    if not document.is_current:
        headers |= {"Link": f'<{file_path(store.current(document.id))}>; rel="latest-version"'}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return FileResponse(
        store.files.path(document.sha256),
        headers=headers,
        media_type=shown_as or document.media_type,
        filename=PurePath(document.file).name,
        content_disposition_type="inline" if shown_as else "attachment",
    )


def _wants_download(request: Request) -> bool:
    return request.query_params.get("download") == "1"


def _is_full_download(request: Request) -> bool:
    """A browser that fetches a file in ranges, or only asks about it, has not downloaded it once more."""
    return _wants_download(request) and request.method == "GET" and "range" not in request.headers


def _span(request: Request, length: int) -> Span | None:
    try:
        span = Span(int(request.query_params["start"]), int(request.query_params["end"]))
    except (KeyError, ValueError):
        return None
    return span if 0 <= span.start < span.end <= length else None


def not_found(request: Request, error: NotFound) -> Response:
    """Says so in the reader's language."""
    wanted = request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()
    status = 410 if isinstance(error, DocumentHidden) else 404
    return PlainTextResponse(error.text(choose_language(wanted)) + "\n", status, _SAFETY)
