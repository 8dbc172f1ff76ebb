"""Where things are on the web: one place composes every address, so a citation, a page and a route agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote, urlencode

from corpus.models import Document, Span
from corpus.offered import offered

FEED_PATH = "/feed.atom"
CATALOGUE_PATH = "/catalogue.jsonld"
TABLE_PATH = "/catalogue.csv"
PAGES = ("", "catalogue", "contribute", "document", "source", "moderation", "mine", "about")
"""The addresses of the site's pages, of which the first is “Ask”."""


def absolute(public_url: str, path: str) -> str:
    """The whole address of a path, on the site whose address is `public_url`, as the settings have it."""
    return f"{public_url}{path}"


def file_path(document: Document, *, download: bool = False, page: int | None = None) -> str:
    """The path of the file that is downloaded, under its own name; `page` opens a PDF at that page."""
    name = quote(PurePosixPath(offered(document).file).name, safe="")
    query = "?download=1" if download else ""
    fragment = f"#page={page}" if page else ""
    return f"/sources/{document.id}/{name}{query}{fragment}"


def catalogue_path(parameters: Mapping[str, str | Sequence[str]]) -> str:
    """The path of the page that lists documents, narrowed down as the parameters say."""
    return f"/catalogue?{urlencode(parameters, doseq=True)}" if parameters else "/catalogue"


def document_path(document_id: str) -> str:
    """The path of the page about a document."""
    return f"/document?{urlencode({'id': document_id})}"


def landing_path(document_id: str) -> str:
    """The path of the page about a document that needs no script: for search engines and other catalogues."""
    return f"/documents/{quote(document_id, safe='')}"


def record_path(document_id: str) -> str:
    """The path of what is known of a document, for other catalogues: JSON-LD."""
    return f"{landing_path(document_id)}.jsonld"


def mine_path(key: str) -> str:
    """The path of the page that a secret key opens."""
    return f"/mine?{urlencode({'key': key})}"


def source_path(document_id: str, page: int, span: Span | None = None) -> str:
    """The path of the page that shows a source with the cited span marked."""
    query: dict[str, str | int] = {"document": document_id, "page": page}
    if span is not None:
        query |= {"start": span.start, "end": span.end}
    return f"/source?{urlencode(query)}"


def page_image_path(document_id: str, page: int, span: Span | None = None) -> str:
    """The path of a PDF page drawn as an image, with the words of `span` highlighted."""
    query = f"?{urlencode({'start': span.start, 'end': span.end})}" if span is not None else ""
    return f"/pages/{document_id}/{page}.png{query}"
