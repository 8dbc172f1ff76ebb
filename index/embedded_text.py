"""What is embedded and searched of a passage: its words, and what they do not say of themselves.

A passage seldom names its tender: its document's title and buyer, its headings and its table's columns go with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.models import Document, Page, Passage, Span
from index.words import stems, telling_words

_LONGEST_TITLE = 120
_LONGEST_SECTION = 160
_LONGEST_CONTEXT = 240
_FIRST_LINES = 900


def embedded_text(document: Document, passage: Passage) -> str:
    """The text whose vector stands for the passage: title, buyer, headings, table columns, then its own words."""
    return "\n".join(filter(None, (head_of_passage(document, passage), passage.text)))


def head_of_passage(document: Document, passage: Passage) -> str:
    """What stands before a passage's own words: its document's title and buyer, its headings and columns, or ""."""
    head = " – ".join(filter(None, (document.title[:_LONGEST_TITLE], document.buyer)))
    return "\n".join(filter(None, (head, _told_of(passage))))


def words_of_passage(embedded: str, passage: Passage) -> list[Span]:
    """Where the words that get a vector stand in the embedded text of a passage: the last ones are its own text's."""
    told = _told_of(passage)
    start = len(embedded) - len(passage.text) - (len(told) + 1 if told else 0)
    return [Span(start + first, start + end) for _, first, end in telling_words(embedded[start:])]


def _told_of(passage: Passage) -> str:
    section = " › ".join(passage.section)[-_LONGEST_SECTION:]
    return "\n".join(filter(None, (section, passage.context[:_LONGEST_CONTEXT])))


def section_stems(document: Document, passage: Passage) -> list[str]:
    """The stems of a passage's headings and table columns."""
    return stems(" ".join((*passage.section, passage.context)), document.language)


def identity_stems(document: Document, first_page: Page | None) -> list[str]:
    """The stems by which people name a document: title, buyer, file name, and the first lines of its first page."""
    return [
        *_spread(stems(text, document.language) for text in (document.title, document.buyer, _words_of(document.file))),
        *stems(first_page.text[:_FIRST_LINES] if first_page else "", document.language),
    ]


def _spread(parts: Iterable[list[str]]) -> Iterable[str]:
    return (word for part in parts for word in part)


def _words_of(file: str) -> str:
    return file.rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
