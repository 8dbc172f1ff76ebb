"""The form of a file that was read: filled in, every guess shown as a guess."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Any

import streamlit as st

from corpus.messages import LANGUAGES, translator
from corpus.models import Document
from corpus.vocabulary import vocabulary
from ingest.pipeline import Description, Draft
from pages import wording
from pages.markup import plain

_FIRST_YEAR = 1990
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DraftForm:
    """The fields of one draft. `key` tells one file's widgets from another's."""

    draft: Draft
    key: str
    language: str

    def show(self) -> Description:
        """Draws the fields and returns what stands in them."""
        document = self.draft.document
        _ = translator(self.language)
        with st.container(border=True, key=f"draft-{self.key}"):
            st.html(file_html(document, self.language))
            title = st.text_input(self._name(_("Title"), "title"), document.title, key=f"title-{self.key}")
            left, right = st.columns(2)
            with left:
                kind = self._choice(_("Kind"), "kind", list(vocabulary().kinds), wording.kind_name)
                buyer = st.text_input(self._name(_("Buyer"), "buyer"), document.buyer, key=f"buyer-{self.key}")
                spoken = self._choice(_("Language"), "language", LANGUAGES, wording.language_name)
            with right:
                domain = self._choice(_("Domain"), "domain", list(vocabulary().domains), wording.domain_name)
                year = self._choice(_("Year"), "year", years(), say_year)
                licence = self._choice(_("Licence"), "licence", open_licences(), wording.licence_name)
            origin = st.text_input(
                self._name(_("Where it was published (web address, if any)"), "origin"),
                document.origin,
                key=f"origin-{self.key}",
            )
        return Description(title, kind or "", domain or "", buyer, year or 0, spoken or "", licence or "", origin)

    def _choice(self, name: str, field: str, values: Sequence[Any], say: Callable[[Any, str], str]) -> Any:
        value = getattr(self.draft.document, field)
        return st.selectbox(
            self._name(name, field),
            values,
            list(values).index(value) if value in values else None,
            lambda value: say(value, self.language),
            key=f"{field}-{self.key}",
            placeholder=translator(self.language)("Choose"),
        )

    def _name(self, name: str, field: str) -> str:
        guessed = field in self.draft.guessed and getattr(self.draft.document, field) not in ("", None, _UNKNOWN)
        return f"{name} ({translator(self.language)('guessed, check it')})" if guessed else name


def years() -> list[int]:
    """The years a document may be of, the latest first, after 0 for a year that is not known."""
    return [0, *range(datetime.now(UTC).year + 1, _FIRST_YEAR - 1, -1)]


def say_year(year: int, language: str) -> str:
    return str(year) if year else translator(language)("Not known")


def open_licences() -> list[str]:
    """The licences under which a document can be given."""
    return [key for key, term in vocabulary().licences.items() if term.open]


def licences_explained(language: str) -> str:
    """What each licence lets others do, as a Markdown list."""
    return "\n".join(
        f"- **{plain(wording.licence_name(key, language))}** – {plain(wording.licence_meaning(key, language))}"
        for key in open_licences()
    )


def file_html(document: Document, language: str) -> str:
    facts = f"{wording.length(document, language)}, {wording.weight(document.size, language)}"
    return (
        f'<p class="heading"><span class="kind">{wording.format_name(document.media_type, language)}</span> '
        f'<span class="title">{escape(document.file)}</span> <span class="origin">{facts}</span></p>'
    )


def promise_html(drafts: Sequence[Draft], language: str) -> str:
    """Everything that publishing makes public, without omission."""
    _ = translator(language)
    files = "".join(f"<li>{escape(draft.document.file)}</li>" for draft in drafts)
    return (
        f"<ul><li>{_('The files as they are, which anyone can download:')}<ul>{files}</ul></li>"
        f"<li>{_('Their text, which anyone can search and quote.')}</li>"
        f"<li>{_('What stands in the fields above, and today’s date.')}</li></ul>"
        f"<p>{_('Nothing about you is published or kept: no name, no address.')} "
        f"{_('By publishing, you confirm that you may share these files and that they hold no personal data.')}</p>"
    )
