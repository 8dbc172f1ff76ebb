"""The page of a document that needs no script: what search engines read, and readers whose browser runs none."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode, urlsplit

from corpus.links import FEED_PATH, absolute, document_path, file_path, landing_path, record_path, source_path
from corpus.messages import translator
from corpus.models import Document, Page, Span
from corpus.same_buyer import with_usual_buyers
from corpus.store import Store
from corpus.vocabulary import vocabulary
from pages.addresses.plain_page import header_html, style_html
from pages.addresses.records import Record, schema_record
from pages.shown import wording
from pages.shown.document_title import document_html
from pages.shown.facts import facts_html
from pages.shown.outline import main_entries, outline, without_cover


@dataclass(frozen=True, slots=True)
class Landing:
    """What the page tells: a document in all its formats, its newest version, its text, and its giver's pseudonym."""

    formats: Sequence[Document]
    current: Document
    pages: Sequence[Page]
    given_by: str

    @property
    def document(self) -> Document:
        """The first format, which stands for all."""
        return self.formats[0]


def landing_of(store: Store, document_id: str) -> Landing:
    """Raises DocumentNotFound."""
    formats = formats_of(store, document_id)
    first = formats[0].id
    return Landing(
        formats, store.versions.current(first), store.texts.pages(first), store.contributions.pseudonym_of(first)
    )


def formats_of(store: Store, document_id: str) -> list[Document]:
    """This version of a document in every format, its buyer named as in the catalogue. Raises DocumentNotFound."""
    return with_usual_buyers(store.versions.formats(document_id), store.documents())


def landing_html(landing: Landing, root: str, language: str) -> str:
    """The page; `root` is the address of the site."""
    document, base = landing.document, urlsplit(root).path
    return (
        f'<!doctype html><html lang="{language}">{_head(landing, root)}<body>'
        f"{header_html(base)}<main>{_notice(document, landing.current, base, language)}"
        f"<h1{_speaking(document)}>{document_html(document, language)}</h1>{_abstract(document)}"
        f"{_ways(landing, base, language)}{facts_html(document, landing.given_by, language)}"
        f"{_outline(document, landing.pages, base, language)}</main></body></html>"
    )


def _head(landing: Landing, root: str) -> str:
    document = landing.document
    described = escape(document.abstract or wording.origin(document) or document.title)
    record = schema_record(landing.formats, root)
    return (
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>{escape(document.title)} · Partage</title><meta name="description" content="{described}">'
        f'{_links(landing, root)}<script type="application/ld+json">{_inside_html(record)}</script>'
        f"{style_html(urlsplit(root).path)}</head>"
    )


def _links(landing: Landing, root: str) -> str:
    """Where the page is, what else tells of the document, its newest version and its licence."""
    document = landing.document
    links = [
        ("canonical", absolute(root, landing_path(document.id)), "text/html"),
        ("alternate", absolute(root, record_path(document.id)), "application/ld+json"),
        ("alternate", absolute(root, FEED_PATH), "application/atom+xml"),
    ]
    if landing.current.id != document.id:
        links.append(("latest-version", absolute(root, landing_path(landing.current.id)), "text/html"))
    licence = vocabulary().licences.get(document.licence)
    if licence and licence.url:
        links.append(("license", licence.url, "text/html"))
    return "".join(f'<link rel="{relation}" href="{escape(to)}" type="{kind}">' for relation, to, kind in links)


def _inside_html(record: Record) -> str:
    """JSON in which nothing that a document says can end the element that it stands in."""
    return json.dumps(record, ensure_ascii=False).replace("<", "\\u003c")


def _notice(document: Document, current: Document, base: str, language: str) -> str:
    if current.id == document.id:
        return ""
    said = translator(language)("See the current version (version {version}): {title}")
    words = escape(said.format(version=current.version, title=current.title))
    return f'<p class="notice"><a href="{escape(base + landing_path(current.id))}">{words}</a></p>'


def _abstract(document: Document) -> str:
    abstract = f"<p{_speaking(document)}>{escape(document.abstract)}</p>" if document.abstract else ""
    keywords = escape(", ".join(document.keywords))
    return abstract + (f'<p class="where"{_speaking(document)}>{keywords}</p>' if keywords else "")


def _ways(landing: Landing, base: str, language: str) -> str:
    _ = translator(language)
    document = landing.document
    old = {} if landing.current.id == document.id else {"old": "1"}
    ways = [
        (f"/?{urlencode({'in': document.id} | old)}", _("Ask about this document")),
        (document_path(document.id), _("All about this document")),
        *((file_path(one, download=True), _download(one, language)) for one in landing.formats),
    ]
    items = "".join(f'<li><a href="{escape(base + to)}">{escape(said)}</a></li>' for to, said in ways)
    return f"<nav><ul>{items}</ul></nav>"


def _download(document: Document, language: str) -> str:
    """“Télécharger (PDF, 237,0 ko)”, and that its licence is not stated if so."""
    return f"{wording.download(document, language)} ({wording.file_facts(document, language)})"


def _outline(document: Document, pages: Sequence[Page], base: str, language: str) -> str:
    entries = main_entries(without_cover(outline(pages), document))
    items = "".join(
        f'<li><a href="{escape(base + source_path(document.id, one.page, Span(one.start, one.end)))}">'
        f"{escape(one.text)}</a></li>"
        for one in entries
    )
    heading = translator(language)("Outline")
    return f'<h2>{heading}</h2><ul class="outline"{_speaking(document)}>{items}</ul>' if entries else ""


def _speaking(document: Document) -> str:
    return f' lang="{escape(document.language)}"' if document.language else ""
