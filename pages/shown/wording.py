"""How documents, their pages and their licences are worded for a reader."""

from __future__ import annotations

import re
from datetime import date
from html import escape

from babel.dates import format_date
from babel.numbers import format_decimal

from corpus.described import domain_name as domain_name
from corpus.described import kind_in_short, term_name
from corpus.described import kind_name as kind_name
from corpus.described import language_name as language_name
from corpus.described import length as length
from corpus.errors import DocumentNotFound, NotFound
from corpus.messages import N_, translator
from corpus.messages import counted as counted
from corpus.models import Document, PageKind
from corpus.offered import offered
from corpus.sizes import MEGABYTE
from corpus.vocabulary import vocabulary
from ingest.formats import Format
from pages.shown.licences import terms_of

_FORMAT_NAMES = {format.value: format.name for format in Format} | {
    Format.MARKDOWN.value: "Markdown",
    Format.TEXT.value: N_("Text"),
}
_PLACES = {
    PageKind.PAGE: N_("page {number}"),
    PageKind.SLIDE: N_("slide {number}"),
    PageKind.SHEET: N_("sheet “{label}”"),
    PageKind.SECTION: N_("section “{label}”"),
}
_DATE_LOCALES = {"en": "en_GB"}
_BEGINNINGS = {("RFP", "fr"): ("avis", "appel d’offres", "appel d'offres")}
"""What titles begin with that tell the kind in other words than its name."""


def badge(document: Document, language: str) -> str:
    """The kind in as few letters as buyers use: CCTP, REX, Guide…; the same for every document of that kind."""
    return kind_in_short(document.kind, language)


def badge_html(document: Document, language: str) -> str:
    """The badge, which tells the kind in full when it is pointed at."""
    name = escape(kind_name(document.kind, language))
    return f'<span class="kind" title="{name}">{escape(badge(document, language))}</span>'


def title_after_badge(document: Document, language: str) -> str:
    """The title to show right after the badge: “Infogérance” of “CCTP – Infogérance”."""
    names = "|".join(map(re.escape, _names(document, language)))
    return re.sub(rf"^(?:{names})\s*[–—:·-]\s+(?=\S)", "", document.title, flags=re.I)


def badge_before_title(document: Document, language: str) -> str:
    """The badge in plain words, "" where the title begins with it."""
    names = "|".join(map(re.escape, (*_names(document, language), *_BEGINNINGS.get((document.kind, language), ()))))
    begins = re.match(rf"(?:{names})\b", document.title, re.IGNORECASE)
    return "" if begins else badge(document, language)


def _names(document: Document, language: str) -> tuple[str, str]:
    """What a title may call the kind by: a French title has its abbreviation on an English page too."""
    return badge(document, language), document.kind


def kind_and_title(document: Document, language: str) -> str:
    """“AE · Acte d'engagement”; the title alone where it begins with its kind."""
    short = badge_before_title(document, language)
    return f"{short} · {document.title}" if short else document.title


def buyer_type_name(buyer_type: str, language: str) -> str:
    return term_name(vocabulary().buyer_types, buyer_type, language)


def licence_name(licence: str, language: str) -> str:
    return term_name(vocabulary().licences, licence or "unknown", language)


def licence_meaning(licence: str, language: str) -> str:
    """What a licence lets the reader do, in one sentence."""
    return translator(language)(terms_of(licence).reader)


def credit(document: Document) -> str:
    """Whom its licence wants named, and of when it is: “Ville de Valmorance, 2026”; "" where it asks for no name."""
    if terms_of(document.licence).names_nobody:
        return ""
    return ", ".join(str(part) for part in (document.buyer or document.origin or document.title, document.year) if part)


def is_open(licence: str) -> bool:
    """Whether anyone may reuse what is under this licence."""
    term = vocabulary().licences.get(licence)
    return term is not None and term.open


def format_name(media_type: str, language: str) -> str:
    return translator(language)(_FORMAT_NAMES.get(media_type, media_type))


def version_named(document: Document, language: str) -> str:
    """A document by its title, its version and the form of what is downloaded of it."""
    words, form = translator(language)("“{title}” (version {version}, {format})"), offered(document).media_type
    return words.format(title=document.title, version=document.version, format=format_name(form, language))


def place(document: Document, number: int, label: str, language: str) -> str:
    """Where in the document: “page 3”, “feuille « BPU »”, “section « Pénalités »”."""
    wording = translator(language)(_PLACES[document.page_kind])
    return wording.format(number=number, label=heading_words(label) or str(number))


def heading_words(heading: str) -> str:
    """A heading as it is told away from what it announces on its page: without the colon that ends it."""
    return heading.rstrip(" \u00a0\u202f:")


def weight(size: int, language: str) -> str:
    """“1,4 Mo” from a size in bytes, in the thousands and with the decimal that Streamlit says of a file dropped."""
    _ = translator(language)
    kilobytes = round(size / 1_000, 1)
    if kilobytes < 1_000:
        return _("{size} kB").format(size=_one_decimal(max(0.1, kilobytes), language))
    return _("{size} MB").format(size=_one_decimal(size / MEGABYTE, language))


def _one_decimal(number: float, language: str) -> str:
    return str(format_decimal(number, "#,##0.0", locale=language))


def file_form(document: Document, language: str) -> str:
    """“PDF, 237,0 ko”; “Word” of a text that is downloaded in place of its file."""
    file = offered(document)
    return "Word" if file.size is None else f"{format_name(file.media_type, language)}, {weight(file.size, language)}"


def download(document: Document, language: str) -> str:
    """What a link that saves the file says: “Télécharger”, or “Télécharger le texte” where that alone is published."""
    _ = translator(language)
    return _("Download the text") if document.text_only else _("Download")


def file_facts(document: Document, language: str) -> str:
    """“PDF, 237,0 ko”, and where no open licence covers the document its licence: “licence non précisée”."""
    facts, licence = file_form(document, language), licence_name(document.licence, language)
    is_stated = document.licence not in ("", "unknown")
    told = licence if is_stated else licence[0].lower() + licence[1:]
    return facts if is_open(document.licence) else f"{facts}, {told}"


def number(value: float, language: str) -> str:
    """“12 345” or “12,345”, “0,5” or “0.5”."""
    return str(format_decimal(value, locale=language))


def day(document: Document, language: str) -> str:
    """The day on which the document was added."""
    return date_words(document.added_at.date(), language)


def date_words(date: date, language: str) -> str:
    """“2 mars 2026”, “2 March 2026”."""
    return format_date(date, "long", locale=date_locale(language))


def date_locale(language: str) -> str:
    """Whose order dates have: in English that of British readers, whom nobody misreads where months are in words."""
    return _DATE_LOCALES.get(language, language)


def origin(document: Document) -> str:
    """“Ville de Valmorance · 2026”: who and when, as far as is known; the year begins no line."""
    return "\u00a0·\u00a0".join(str(part) for part in (document.buyer, document.year) if part)


def origin_and_language(document: Document, language: str) -> str:
    """The same, and that it is “en anglais” where the page speaks another language."""
    foreign = document.language not in ("", language)
    name = language_name(document.language, language)
    told = translator(language)("in {language}").format(language=name).replace(" ", "\u00a0") if foreign else ""
    return "\u00a0·\u00a0".join(filter(None, (origin(document), told)))


def reference(document: Document, where: str, link: str, language: str) -> str:
    """A reference ready for a footnote: title, buyer, year, page, licence, link."""
    parts = [document.title, document.buyer, document.year, where, licence_name(document.licence, language), link]
    return ", ".join(str(part) for part in parts if part)


def not_found_words(error: NotFound, language: str) -> str:
    """Why there is nothing to show; a document is not told by its id, which says nothing to who followed a link."""
    if type(error) is not DocumentNotFound:
        return error.text(language)
    return translator(language)(
        "This document was withdrawn, or the link to it is wrong or incomplete. Look for it in the catalogue."
    )
