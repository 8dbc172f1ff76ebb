"""Documents as other catalogues read them: schema.org for search engines, DCAT for portals such as data.gouv.fr."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from corpus.links import CATALOGUE_PATH, absolute, file_path, landing_path
from corpus.messages import DEFAULT_LANGUAGE, translator
from corpus.models import Document
from corpus.offered import offered
from corpus.vocabulary import vocabulary
from pages.shown import wording

Record = dict[str, Any]

_IANA = "https://www.iana.org/assignments/media-types/"
_GOVERNMENT = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
_PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_LANGUAGES = {
    "fr": "http://publications.europa.eu/resource/authority/language/FRA",
    "en": "http://publications.europa.eu/resource/authority/language/ENG",
}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def schema_record(formats: Sequence[Document], public_url: str) -> Record:
    """What schema.org calls a DigitalDocument, given in these formats, the first first; what is not known left out."""
    document = formats[0]
    language = DEFAULT_LANGUAGE
    page = absolute(public_url, landing_path(document.id))
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "DigitalDocument",
            "@id": page,
            "url": page,
            "identifier": document.id,
            "name": document.title,
            "abstract": document.abstract,
            "genre": wording.kind_name(document.kind, language),
            "about": wording.domain_name(document.domain, language) if document.domain else "",
            "keywords": ", ".join(document.keywords),
            "creator": {"@type": "Organization", "name": document.buyer} if document.buyer else None,
            "copyrightYear": document.year,
            "inLanguage": document.language,
            "license": _licence_address(document.licence),
            "isAccessibleForFree": True,
            "datePublished": document.added_at.isoformat(),
            "dateModified": _last_change(formats).isoformat(),
            "version": document.version,
            "encoding": [_media_object(one, public_url) for one in formats],
            "interactionStatistic": {
                "@type": "InteractionCounter",
                "interactionType": "https://schema.org/DownloadAction",
                "userInteractionCount": sum(one.downloads for one in formats),
            },
        }
    )


def _media_object(document: Document, public_url: str) -> Record:
    file = offered(document)
    return _known(
        {
            "@type": "MediaObject",
            "name": file.file,
            "contentUrl": absolute(public_url, file_path(document, download=True)),
            "encodingFormat": file.media_type,
            "contentSize": None if file.size is None else f"{file.size} B",
            "sha256": file.sha256,
        }
    )


def dcat_catalogue(documents: Sequence[Document], public_url: str) -> Record:
    """The catalogue in DCAT, as JSON-LD; the formats of a document are its distributions."""
    _ = translator(DEFAULT_LANGUAGE)
    current = [document for document in documents if document.is_current]
    formats: dict[str, list[Document]] = {document.id: [document] for document in current}
    for document in documents:
        if document.format_of in formats:
            formats[document.format_of].append(document)
    return _known(
        {
            "@context": _CONTEXT,
            "@id": absolute(public_url, CATALOGUE_PATH),
            "@type": "dcat:Catalog",
            "dct:title": _text("Partage", DEFAULT_LANGUAGE),
            "dct:description": _text(
                _("Tender documents and lessons learned, shared by public buyers."), DEFAULT_LANGUAGE
            ),
            "dct:publisher": {"@type": "foaf:Agent", "foaf:name": "Partage"},
            "foaf:homepage": {"@id": absolute(public_url, "/")},
            "dct:modified": _time(max(map(_last_change, formats.values()))) if current else None,
            "dcat:dataset": [_dataset(document, formats[document.id], public_url) for document in current],
        }
    )


def _dataset(document: Document, formats: Sequence[Document], public_url: str) -> Record:
    language = document.language or DEFAULT_LANGUAGE
    kind = wording.kind_name(document.kind, DEFAULT_LANGUAGE)
    page = absolute(public_url, landing_path(document.id))
    keywords = [_text(kind, DEFAULT_LANGUAGE), *(_text(word, language) for word in document.keywords)]
    return _known(
        {
            "@id": page,
            "@type": "dcat:Dataset",
            "dct:title": _text(document.title, language),
            "dct:description": _text(document.abstract or document.title, language),
            "dct:identifier": document.id,
            "dct:issued": _time(document.added_at),
            "dct:modified": _time(_last_change(formats)),
            "dct:language": {"@id": _LANGUAGES[document.language]} if document.language in _LANGUAGES else None,
            "dct:creator": {"@type": "foaf:Agent", "foaf:name": document.buyer} if document.buyer else None,
            "dct:temporal": _year(document.year),
            "dcat:keyword": keywords,
            "dcat:theme": {"@id": _GOVERNMENT},
            "dct:accessRights": {"@id": _PUBLIC},
            "dcat:landingPage": {"@id": page},
            "dcat:distribution": [_distribution(one, page, public_url) for one in formats],
        }
    )


def _last_change(formats: Sequence[Document]) -> datetime:
    """When something was last said anew of a document, or another format of it came."""
    return max(one.modified_at for one in formats)


def _distribution(document: Document, page: str, public_url: str) -> Record:
    file, licence = offered(document), _licence_address(document.licence)
    return _known(
        {
            "@id": absolute(public_url, file_path(document)),
            "@type": "dcat:Distribution",
            "dct:title": file.file,
            "dcat:accessURL": {"@id": page},
            "dcat:downloadURL": {"@id": absolute(public_url, file_path(document, download=True))},
            "dcat:mediaType": {"@id": _IANA + file.media_type},
            "dcat:byteSize": _bytes(file.size),
            "dct:license": {"@id": licence} if licence else None,
            "dct:rights": None if licence else _no_licence(),
            "spdx:checksum": _checksum(file.sha256),
        }
    )


def _bytes(size: int | None) -> Record | None:
    return None if size is None else {"@value": str(size), "@type": "xsd:nonNegativeInteger"}


def _checksum(sha256: str) -> Record | None:
    if not sha256:
        return None
    return {
        "@type": "spdx:Checksum",
        "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
        "spdx:checksumValue": {"@value": sha256, "@type": "xsd:hexBinary"},
    }


def _no_licence() -> Record:
    return {
        "@type": "dct:RightsStatement",
        "rdfs:label": _text(wording.licence_meaning("", DEFAULT_LANGUAGE), DEFAULT_LANGUAGE),
    }


def _licence_address(licence: str) -> str:
    """Where the licence can be read, "" where none is stated."""
    term = vocabulary().licences.get(licence)
    return term.url if term else ""


def _text(text: str, language: str) -> Record:
    return {"@value": text, "@language": language}


def _time(moment: datetime) -> Record:
    return {"@value": moment.isoformat(), "@type": "xsd:dateTime"}


def _year(year: int | None) -> Record | None:
    if year is None:
        return None
    bounds = {"dcat:startDate": f"{year}-01-01", "dcat:endDate": f"{year}-12-31"}
    return {"@type": "dct:PeriodOfTime"} | {name: {"@value": day, "@type": "xsd:date"} for name, day in bounds.items()}


def _known(record: Record) -> Record:
    return {name: value for name, value in record.items() if value not in (None, "", [])}
