"""What is said of a document, without what is masked in its text: no title names whom the pages hide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from corpus.models import Document
from ingest.document import ReadDocument
from protect.emails import find_emails
from protect.file_names import without_words
from protect.findings import Finding, without_overlaps
from protect.given_words import find_words
from protect.masking import finder_beside, mask
from protect.mentions import other_mentions

SAID = ("title", "buyer", "abstract", "keywords", "origin")
"""The fields in which somebody may be named."""


def masked_description(document: Document, read: ReadDocument) -> Document:
    """The document whose name and description tell nothing that is masked in its text, nor how to reach anybody.

    Whom `read` names is found there in any case and either order. A keyword that names somebody goes as a whole.
    """
    find = _finder(document, read)
    words = document.masked_words
    return replace(
        document,
        file=without_words(document.file, words).file if words else document.file,
        title=mask(document.title, find(document.title)),
        buyer=mask(document.buyer, find(document.buyer)),
        abstract=mask(document.abstract, find(document.abstract)),
        keywords=tuple(keyword for keyword in document.keywords if not find(keyword)),
        origin=mask(document.origin, _in_origin(document)),
    )


def hidden_in_description(document: Document, read: ReadDocument) -> list[str]:
    """The words of the description that `masked_description` masks, each once."""
    find = _finder(document, read)
    texts = (document.title, document.buyer, document.abstract, *document.keywords)
    found = [text[one.start : one.end] for text in texts for one in find(text)]
    return list(dict.fromkeys([*found, *(document.origin[one.start : one.end] for one in _in_origin(document))]))


def _finder(document: Document, read: ReadDocument) -> Callable[[str], list[Finding]]:
    beside, people = finder_beside(read.pages, read.personal_data), read.people

    def find(text: str) -> list[Finding]:
        found: list[Finding] = [*find_words(text, document.masked_words)]
        if not document.keeps_personal_data:
            found += [*beside(text), *other_mentions(text, people)]
        return without_overlaps(sorted(found, key=lambda one: one.start - one.end))

    return find


def _in_origin(document: Document) -> Iterator[Finding]:
    """The e-mail addresses in the place where it was published: of a web address nothing else is touched."""
    return iter(()) if document.keeps_personal_data else find_emails(document.origin)
