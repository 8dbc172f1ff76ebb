"""Addresses for machines: a feed of what is new, a map of the site, and records for other catalogues."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from lxml import etree
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from corpus.errors import NotFound
from corpus.links import CATALOGUE_PATH, FEED_PATH, TABLE_PATH, absolute, file_path, landing_path, record_path
from corpus.messages import DEFAULT_LANGUAGE, translator
from corpus.models import Document
from corpus.offered import offered
from corpus.same_buyer import with_usual_buyers
from corpus.store import Store
from corpus.vocabulary import vocabulary
from pages.addresses.etag import unless_known
from pages.addresses.landing import formats_of, landing_html, landing_of
from pages.addresses.not_found import not_found
from pages.addresses.plain_page import SAME_LOOK
from pages.addresses.plain_words import reader_language
from pages.addresses.records import Record, dcat_catalogue, schema_record
from pages.saved.csv_file import csv_file
from pages.shown import wording

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NEWEST = 50
_MOST_IN_A_MAP = 50_000
_JSON_LD = "application/ld+json"
_HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*"}
"""Any page may read these: they hold nothing but what is public."""
_PAGE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": SAME_LOOK,
    "Cache-Control": "no-cache",
    "Vary": "Accept, Accept-Language",
}
_NOT_FOR_ROBOTS = ("/contribute", "/mine", "/moderation")


class Harvest:
    """What other programs collect, on the store and the address of the site that are given when a request comes."""

    def __init__(self, store: Callable[[], Store], public_url: Callable[[], str]) -> None:
        self._store = store
        self._public_url = public_url

    def routes(self) -> list[Route]:
        return [
            Route(FEED_PATH, self._feed),
            Route("/sitemap.xml", self._sitemap),
            Route("/robots.txt", self._robots),
            Route(CATALOGUE_PATH, self._catalogue),
            Route(TABLE_PATH, self._table),
            Route("/documents", self._leading_to(lambda _request: "/catalogue")),
            Route("/contribuer", self._leading_to(lambda _request: "/contribute")),
            Route("/feed", self._leading_to(lambda _request: FEED_PATH)),
            Route("/documents/{document_id}.json", self._leading_to(_record_path)),
            Route("/documents/{document_id}.jsonld", self._record),
            Route("/documents/{document_id}", self._landing),
        ]

    def _feed(self, request: Request) -> Response:
        return unless_known(request, _xml(_feed(_current(self._store()), self._public_url()), "application/atom+xml"))

    def _sitemap(self, request: Request) -> Response:
        return unless_known(request, _xml(_map(_current(self._store()), self._public_url()), "application/xml"))

    def _robots(self, request: Request) -> Response:
        rules = [f"Disallow: {self._base()}{path}" for path in _NOT_FOR_ROBOTS]
        lines = ["User-agent: *", *rules, "", f"Sitemap: {absolute(self._public_url(), '/sitemap.xml')}"]
        return PlainTextResponse("".join(f"{line}\n" for line in lines))

    def _record(self, request: Request) -> Response:
        try:
            return self._record_of(request)
        except NotFound as error:
            return not_found(request, error, self._base())

    def _landing(self, request: Request) -> Response:
        try:
            if _JSON_LD not in request.headers.get("accept", ""):
                return _landing_page(request, self._store(), self._public_url())
            answer = self._record_of(request)
        except NotFound as error:
            return not_found(request, error, self._base())
        answer.headers.add_vary_header("Accept")
        return answer

    def _record_of(self, request: Request) -> Response:
        """Raises DocumentNotFound."""
        formats = formats_of(self._store(), request.path_params["document_id"])
        return unless_known(request, _json(schema_record(formats, self._public_url())))

    def _catalogue(self, request: Request) -> Response:
        documents = self._store().documents()
        return unless_known(request, _json(dcat_catalogue(with_usual_buyers(documents, documents), self._public_url())))

    def _table(self, request: Request) -> Response:
        return unless_known(request, _csv(catalogue_table(_current(self._store()), self._public_url())))

    def _leading_to(self, path: Callable[[Request], str]) -> Callable[[Request], Response]:
        """Leads an address that somebody guessed on to another."""
        return lambda request: RedirectResponse(self._base() + path(request), 308)

    def _base(self) -> str:
        """Below which path of its host the site is."""
        return urlsplit(self._public_url()).path


def _record_path(request: Request) -> str:
    return record_path(request.path_params["document_id"])


def _landing_page(request: Request, store: Store, root: str) -> Response:
    """The page of the document's first format; one that is asked for by another format leads there."""
    landing = landing_of(store, request.path_params["document_id"])
    if landing.document.id != request.path_params["document_id"]:
        return RedirectResponse(urlsplit(root).path + landing_path(landing.document.id), 303)
    return unless_known(request, HTMLResponse(landing_html(landing, root, reader_language(request)), headers=_PAGE))


def _current(store: Store) -> list[Document]:
    """The documents that stand in the catalogue, each buyer by the name that it has there."""
    current = [document for document in store.documents() if document.is_current]
    return with_usual_buyers(current, current)


def catalogue_table(documents: Iterable[Document], root: str) -> str:
    """The catalogue as CSV, a row a document, in the words of its language; what is not known left empty."""
    _ = translator(DEFAULT_LANGUAGE)
    head = (
        *(_("Title"), _("Type"), _("Domain"), _("Buyer"), _("Year"), _("Language"), _("Licence"), _("Pages")),
        *(_("Address of the page"), _("Address of the file"), _("Licence (web address)"), _("Identifier")),
        *(_("Buyer type"), _("Keywords"), _("Abstract"), _("File"), _("Format"), _("Size (bytes)"), _("SHA-256")),
        *(_("Added (date)"), _("Changed (date)")),
    )
    return csv_file(head, (_table_row(document, root) for document in documents))


def _table_row(document: Document, root: str) -> tuple[str, ...]:
    licence, file = vocabulary().licences.get(document.licence), offered(document)
    return (
        document.title,
        wording.kind_name(document.kind, DEFAULT_LANGUAGE),
        wording.domain_name(document.domain, DEFAULT_LANGUAGE),
        document.buyer,
        str(document.year or ""),
        document.language,
        wording.licence_name(document.licence, DEFAULT_LANGUAGE),
        str(document.visible_page(document.pages) or ""),
        absolute(root, landing_path(document.id)),
        absolute(root, file_path(document, download=True)),
        licence.url if licence else "",
        document.id,
        wording.buyer_type_name(document.buyer_type, DEFAULT_LANGUAGE) if document.buyer_type else "",
        "; ".join(document.keywords),
        document.abstract,
        file.file,
        wording.format_name(file.media_type, DEFAULT_LANGUAGE),
        str(file.size or ""),
        file.sha256,
        _moment(document.added_at),
        _moment(document.modified_at),
    )


def _feed(documents: list[Document], root: str) -> etree._Element:
    """The documents that were added or corrected last, as Atom (RFC 4287) has it."""
    _ = translator(DEFAULT_LANGUAGE)
    feed = etree.Element(f"{{{_ATOM}}}feed", {_LANG: DEFAULT_LANGUAGE}, nsmap={None: _ATOM})
    _add(feed, "id", absolute(root, "/"))
    _add(feed, "title", _("Partage: new documents"))
    _add(
        feed, "updated", _moment(max((one.modified_at for one in documents), default=datetime(1970, 1, 1, tzinfo=UTC)))
    )
    _add(_add(feed, "author"), "name", "Partage")
    _add(feed, "link", rel="self", href=absolute(root, FEED_PATH), type="application/atom+xml")
    _add(feed, "link", rel="alternate", href=absolute(root, "/catalogue"), type="text/html")
    for document in sorted(documents, key=lambda one: one.modified_at, reverse=True)[:_NEWEST]:
        _add_entry(feed, document, root)
    return feed


def _add_entry(feed: etree._Element, document: Document, root: str) -> None:
    entry = _add(feed, "entry")
    if document.language:
        entry.set(_LANG, document.language)
    _add(entry, "id", absolute(root, landing_path(document.id)))
    _add(entry, "title", document.title)
    _add(entry, "published", _moment(document.added_at))
    _add(entry, "updated", _moment(document.modified_at))
    _add(entry, "link", rel="alternate", href=absolute(root, landing_path(document.id)), type="text/html")
    file, there = offered(document), absolute(root, file_path(document, download=True))
    length = {} if file.size is None else {"length": str(file.size)}
    _add(entry, "link", rel="enclosure", href=there, type=file.media_type, **length)
    _add(entry, "category", term=document.kind, label=wording.kind_name(document.kind, DEFAULT_LANGUAGE))
    _add(entry, "rights", wording.licence_name(document.licence, DEFAULT_LANGUAGE))
    _add(entry, "summary", document.abstract or wording.origin(document) or document.title)


def _map(documents: list[Document], root: str) -> etree._Element:
    pages = [("/", None), ("/catalogue", None)]
    listed = [*pages, *((landing_path(one.id), one.modified_at) for one in documents)]
    urls = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP})
    for path, changed in listed[:_MOST_IN_A_MAP]:
        url = etree.SubElement(urls, f"{{{_SITEMAP}}}url")
        etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = absolute(root, path)
        if changed is not None:
            etree.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = _moment(changed)
    return urls


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    if text:
        element.text = text
    return element


def _moment(moment: datetime) -> str:
    return moment.isoformat()


def _json(record: Record) -> Response:
    return JSONResponse(record, headers=_HEADERS, media_type=_JSON_LD)


def _csv(table: str) -> Response:
    return Response(table, media_type="text/csv; charset=utf-8", headers=_HEADERS)


def _xml(root: etree._Element, media_type: str) -> Response:
    content = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return Response(content, media_type=f"{media_type}; charset=utf-8", headers=_HEADERS)
