"""What is said of a document, without what is masked in its text: no title names whom the pages hide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpus.models import Document
from ingest.document import ReadDocument
from ingest.one_tender import is_an_address
from protect.file_names import without_numbers, without_words
from protect.findings import Finding, without_overlaps
from protect.given_words import find_words
from protect.identifiers.emails import find_emails
from protect.kept import to_hide
from protect.masking import finder_beside, mask
from protect.people.mentions import other_mentions

SAID = ("title", "buyer", "abstract", "keywords", "origin")
"""The fields in which somebody may be named."""


def masked_description(document: Document, read: ReadDocument) -> Document:
    """The document whose name and description tell nothing that is masked in its text, nor how to reach anybody.

    Whom `read` names is found there in any case and either order. A keyword that names somebody goes as a whole. An
    address where it was published loses the words to hide and e-mail addresses alone, as names and numbers make it up.
    """
    find = _finder(document, read)
    words, file = document.masked_words, without_numbers(document.file).file
    return replace(
        document,
        file=without_words(file, words).file if words else file,
        title=mask(document.title, find(document.title)),
        buyer=mask(document.buyer, find(document.buyer)),
        abstract=mask(document.abstract, find(document.abstract)),
        keywords=tuple(keyword for keyword in document.keywords if not find(keyword)),
        origin=mask(document.origin, _in_origin(document, find)),
    )


def hidden_in_description(document: Document, read: ReadDocument) -> list[str]:
    """The words of the description that `masked_description` masks, each once."""
    find = _finder(document, read)
    texts = (document.title, document.buyer, document.abstract, *document.keywords)
    found = [(text, one) for text in texts for one in find(text)]
    found += [(document.origin, one) for one in _in_origin(document, find)]
    return list(dict.fromkeys(text[one.start : one.end] for text, one in found))


def _finder(document: Document, read: ReadDocument) -> Callable[[str], list[Finding]]:
    known = read.looked_through_for(document.masked_words)
    beside = finder_beside(known.pages, known.personal_data)

    def find(text: str) -> list[Finding]:
        people = to_hide(text, [*beside(text), *other_mentions(text, known.people)], document.disclosure)
        found = [*find_words(text, document.masked_words), *people]
        return without_overlaps(sorted(found, key=lambda one: one.start - one.end))

    return find


def _in_origin(document: Document, find: Callable[[str], list[Finding]]) -> list[Finding]:
    if not is_an_address(document.origin):
        return find(document.origin)
    emails = to_hide(document.origin, find_emails(document.origin), document.disclosure)
    return [*find_words(document.origin, document.masked_words), *emails]
