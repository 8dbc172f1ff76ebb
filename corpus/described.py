"""What a document is, in a reader's words: its type, its domain, its language, its length."""

from __future__ import annotations

from babel import Locale

from corpus.messages import N_, counted
from corpus.models import Document, PageKind
from corpus.vocabulary import Term, vocabulary

_COUNTED_PAGES = {
    PageKind.PAGE: (N_("{count} page"), N_("{count} pages")),
    PageKind.SLIDE: (N_("{count} slide"), N_("{count} slides")),
    PageKind.SHEET: (N_("{count} sheet"), N_("{count} sheets")),
    PageKind.SECTION: (N_("{count} section"), N_("{count} sections")),
}
_FRENCH_ABBREVIATIONS = frozenset(("REX",))
"""Kinds that English readers know by their name alone; CCTP and the like stand in their English names too."""
_ENGLISH_ABBREVIATIONS = frozenset(("RFP",))
"""Kinds that French readers know by their name alone."""


def kind_in_short(kind: str, language: str) -> str:
    """A kind in as few letters as buyers use: CCTP, REX, Guide…"""
    foreign = _ENGLISH_ABBREVIATIONS if language == "fr" else _FRENCH_ABBREVIATIONS
    return kind if kind.isupper() and kind not in foreign else kind_name(kind, language)


def kind_name(kind: str, language: str) -> str:
    return term_name(vocabulary().kinds, kind, language)


def domain_name(domain: str, language: str) -> str:
    return term_name(vocabulary().domains, domain, language)


def language_name(code: str, language: str) -> str:
    """“français”, “anglais”; the code itself where it is not known."""
    return str(Locale.parse(language).languages.get(code, code))


def length(document: Document, language: str) -> str:
    """“12 pages”, “3 feuilles”."""
    return counted(language, *_COUNTED_PAGES[document.page_kind], document.pages)


def term_name(terms: dict[str, Term], key: str, language: str) -> str:
    """What a term of the vocabulary is called; its key where it is not known."""
    return terms[key].name(language) if key in terms else key
