"""Ordinary HTTP addresses: the file that is downloaded of a document and a page of it as an image."""

from __future__ import annotations

from asyncio import Semaphore
from collections.abc import Callable
from contextlib import nullcontext
from functools import cache, lru_cache
from pathlib import PurePath
from unicodedata import normalize
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from corpus.errors import NotFound
from corpus.links import file_path
from corpus.messages import translator
from corpus.models import Document
from corpus.offered import offered
from corpus.store import Store
from corpus.vocabulary import vocabulary
from ingest.formats import Format
from pages.addresses.downloads import is_download, wants_download
from pages.addresses.etag import is_known, not_modified, unless_known
from pages.addresses.not_found import not_found, unknown_address
from pages.addresses.plain_words import SAFETY, in_words
from pages.drawn.pictures import PagePictures, cannot_be_drawn
from pages.saved.text_as_docx import mark_of_text, text_as_docx, without_counts
from pages.visiting.address_numbers import span_from, whole_number

_DRAWN_AT_ONCE = 8
"""Requests that wait for a page; all plain addresses share forty threads, which slow pages must not take."""
_WRITTEN_AT_ONCE = 2
"""Requests that wait for a text to be written as a Word file, for the same reason."""
_TEXTS_KEPT = 8

# What a browser may show by itself, and as what. Every other format is saved: no markup of a shared file runs here.
_SHOWN_AS = {
    Format.PDF: "application/pdf",
    Format.TEXT: "text/plain; charset=utf-8",
    Format.MARKDOWN: "text/plain; charset=utf-8",
}
_SANDBOXED = {"Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'"}


class Sources:
    """The file that is downloaded of a document, and its pages as images.

    They are of the store that `store` gives when the first request comes; `base` is where the site is. `pictures` gives
    pages of PDFs; `public_url` is the address of the site, for a file that is written to say where it comes from.
    """

    def __init__(
        self,
        store: Callable[[], Store],
        base: str = "",
        pictures: Callable[[], PagePictures] | None = None,
        public_url: Callable[[], str] = lambda: "",
    ) -> None:
        self._store = store
        self._base = base
        self._pictures = pictures or cache(lambda: PagePictures(store()))
        self._public_url = public_url
        self._writing = Semaphore(_WRITTEN_AT_ONCE)
        self._drawing = Semaphore(_DRAWN_AT_ONCE)
        self._as_docx = lru_cache(_TEXTS_KEPT)(text_as_docx)

    def routes(self) -> list[Route]:
        return [
            Route("/sources/{document_id}/{name}", self.file),
            Route("/pages/{document_id}/{number}.png", self.page_image),
        ]

    async def file(self, request: Request) -> Response:
        """What is downloaded of a document, its own file or its text."""
        try:
            document = await run_in_threadpool(self._store().document, request.path_params["document_id"])
            if not _is_called(document, request.path_params["name"]):
                return unknown_address(request, self._base)
            async with self._writing if document.text_only else nullcontext():
                return await run_in_threadpool(self._send, request, document)
        except NotFound as error:  # withdrawn meanwhile, too
            return not_found(request, error, self._base)

    async def page_image(self, request: Request) -> Response:
        """A page of a PDF as PNG."""
        async with self._drawing:
            return await run_in_threadpool(self._draw_page, request)

    def _send(self, request: Request, document: Document) -> Response:
        store = self._store()
        if is_download(request):
            store.downloads.count(document.id)
        links = _links(document, store, self._base)
        if document.text_only:
            return self._send_text(request, document, links)
        return _send_file(request, document, store, links)

    def _send_text(self, request: Request, document: Document, links: dict[str, str]) -> Response:
        """The text of a document whose file stays here."""
        pages, address = tuple(self._store().texts.pages(document.id)), self._public_url()
        etag = f'W/"{mark_of_text(document, pages, address)}"'  # weak: written again, it tells when
        headers = SAFETY | _SANDBOXED | links | {"ETag": etag}
        if is_known(request, etag):
            return not_modified(headers)
        file, content = offered(document), self._as_docx(without_counts(document), pages, address)
        headers |= {"Content-Disposition": _attached(PurePath(file.file).name)}
        return Response(content, headers=headers, media_type=file.media_type)

    def _draw_page(self, request: Request) -> Response:
        store = self._store()
        try:
            document = store.document(request.path_params["document_id"])
            page = store.texts.page(document.id, whole_number(request.path_params["number"], 0))
        except NotFound as error:
            return not_found(request, error, self._base)
        if document.media_type != Format.PDF:
            return in_words(request, _has_no_images, 404)
        picture = self._pictures().picture(document, page, span_from(request.query_params, len(page.text)))
        if picture is None:
            return in_words(request, cannot_be_drawn, 422)
        return unless_known(request, Response(picture.png, media_type="image/png", headers=SAFETY))


def _is_called(document: Document, name: str) -> bool:
    """Whether the file has this name, or had it while it was published itself, however it is encoded.

    Some decode an address twice, a “%20” of the name itself too.
    """
    names = (PurePath(file).name for file in (document.file, offered(document).file))
    return _decoded(name) in map(_decoded, names)


def _decoded(name: str) -> str:
    return normalize("NFC", unquote(name))


def _has_no_images(language: str) -> str:
    _ = translator(language)
    return _("Only a PDF has images of its pages. Look for this document in the catalogue to read its text.")


def _send_file(request: Request, document: Document, store: Store, links: dict[str, str]) -> Response:
    shown_as = None if wants_download(request) else _SHOWN_AS.get(Format(document.media_type))
    etag = f'"{document.sha256}"'
    headers = SAFETY | (_SANDBOXED if document.media_type != Format.PDF else {}) | links | {"ETag": etag}
    if is_known(request, etag):
        return not_modified(headers)
    return FileResponse(
        store.files.path(document.sha256),
        headers=headers,
        media_type=shown_as or document.media_type,
        filename=PurePath(document.file).name,
        content_disposition_type="inline" if shown_as else "attachment",
    )


def _attached(file: str) -> str:
    """That a file is to be saved, and under which name."""
    name = quote(file, safe="")
    return f'attachment; filename="{name}"' if name == file else f"attachment; filename*=utf-8''{name}"


def _links(document: Document, store: Store, base: str) -> dict[str, str]:
    """The header that says where the newest version is, for an old one, and the licence, where one is stated."""
    newest = {} if document.is_current else {"latest-version": base + file_path(store.versions.current(document.id))}
    licence = vocabulary().licences.get(document.licence)
    links = newest | ({"license": licence.url} if licence and licence.url else {})
    return {"Link": ", ".join(f'<{address}>; rel="{relation}"' for relation, address in links.items())} if links else {}
