"""What is known about a document, as a list."""

from __future__ import annotations

import re
from html import escape

from corpus.messages import translator
from corpus.models import Document
from corpus.offered import offered
from corpus.vocabulary import vocabulary
from pages.shown import wording

_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_IN_A_REPOSITORY = re.compile(r"(?P<repository>[\w.-]+/[\w.-]+)@[0-9a-f]{6,40}:(?P<file>.+)")
"""“owner/repository@commit:path/to/file”, as files that were fetched from one are said to come from."""


def facts_html(document: Document, given_by: str, language: str) -> str:
    """Every fact that is known, and what its licence allows; `given_by` is the giver's pseudonym, if any."""
    _ = translator(language)
    facts = [
        (_("Type"), wording.kind_name(document.kind, language)),
        (_("Domain"), wording.domain_name(document.domain, language) if document.domain else ""),
        (_("Buyer"), document.buyer),
        (_("Buyer type"), wording.buyer_type_name(document.buyer_type, language) if document.buyer_type else ""),
        (_("Year"), str(document.year or "")),
        (_("Language"), wording.language_name(document.language, language) if document.language else ""),
        (_("Length"), wording.length(document, language)),
        (_("File"), offered(document).file),
        (_("Contributed by"), given_by),
        (_("Added"), wording.day(document, language)),
    ]
    rows = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in facts if value)
    rows += f"<dt>{_('Origin')}</dt><dd>{_origin_html(document.origin)}</dd>" if document.origin else ""
    licence = f"<dt>{_('Licence')}</dt><dd>{_licence_html(document.licence, language)}</dd>"
    return (
        f'<dl class="facts">{rows}{licence}</dl>'
        f'<p class="licence">{escape(wording.licence_meaning(document.licence, language))}</p>'
    )


def _origin_html(origin: str) -> str:
    """Where it comes from: an address as a link; a file of a repository by its name, told in full when pointed at."""
    if _ADDRESS.fullmatch(origin):
        return f'<a href="{escape(origin)}" target="_blank" rel="noopener nofollow">{escape(origin)}</a>'
    if not (found := _IN_A_REPOSITORY.fullmatch(origin)):
        return escape(origin)
    told = f"{found['file'].rpartition('/')[2]} ({found['repository']})"
    return f'<span title="{escape(origin)}">{escape(told)}</span>'


def _licence_html(licence: str, language: str) -> str:
    """The licence's name, which leads to its text."""
    name = escape(wording.licence_name(licence, language))
    term = vocabulary().licences.get(licence)
    return f'<a href="{escape(term.url)}" target="_blank" rel="noopener">{name}</a>' if term and term.url else name
