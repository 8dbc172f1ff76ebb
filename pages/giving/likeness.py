"""A file that is nearly a document already shared: both side by side, and what the giver says of the two."""

from __future__ import annotations

from html import escape
from math import floor

import streamlit as st
from babel.numbers import format_percent

from corpus.messages import N_, translator
from corpus.models import Document
from corpus.offered import offered
from ingest.differences import main_differences
from ingest.draft import Draft
from ingest.near_duplicates import Likeness
from ingest.relation import Related, Relation
from pages.commons import commons
from pages.shown import wording
from pages.shown.differences import beside_html, differences_counted, say_same_words, show_differences
from pages.shown.markup import plain
from pages.visiting.reader import address

_CHOICES = {
    Relation.NEW_VERSION: N_("A new version: it replaces the one already shared, which can still be read"),
    Relation.OTHER_FORMAT: N_("The same document in another format: both can be downloaded"),
    Relation.DIFFERENT: N_("A different document: both are kept"),
}


def show_likeness(draft: Draft, key: str, language: str) -> Related | None:
    """Shows the nearest known document beside the draft; returns what was said of the two, None as long as nothing."""
    nearest = draft.near[0]
    _ = translator(language)
    with st.container(border=True, key=f"near-{key}"):
        share = format_percent(floor(nearest.resemblance * 100) / 100, locale=language)
        words = _("{share} of the text of “{file}” is the same as that of a document already shared.")
        st.html(f"<h3>{escape(words.format(share=share, file=draft.document.file))}</h3>")
        st.html(side_by_side_html(nearest.document, draft.document, language))
        _show_differences(nearest, draft, language)
        st.page_link(
            "source.py",
            label=_("Open “{title}”").format(title=plain(nearest.document.title)),
            icon=":material/description:",
            query_params=address(document=nearest.document.id, page=1),
        )
        chosen = st.radio(
            _("How does your file relate to it?"),
            list(_CHOICES),
            index=None,
            format_func=lambda relation: _(_CHOICES[relation]),
            key=relation_key(key),
        )
        if nearest.document.text_only:
            st.caption(_("Its text only is published, without its file: so is yours, as a version or a format of it."))
    return Related(chosen, nearest.document) if chosen else None


def relation_key(key: str) -> str:
    """Where it stands what its giver says of a file and of the document near to it."""
    return f"relation-{key}"


def _show_differences(nearest: Likeness, draft: Draft, language: str) -> None:
    _ = translator(language)
    own = draft.document
    shown = draft.read.as_shown(own.disclosure)
    found, count = main_differences(commons().store.texts.pages(nearest.document.id), shown.pages)
    if not found:
        say_same_words(language)
        return
    with st.expander(differences_counted(count, language), icon=":material/difference:"):
        show_differences(found, count, (_("Already shared"), _("Your file")), own.language, language)


def side_by_side_html(known: Document, own: Document, language: str) -> str:
    """The title, kind, year, format and length of both, in two columns."""
    _ = translator(language)
    rows = [
        (_("Title"), known.title, own.title),
        (_("Type"), wording.kind_name(known.kind, language), wording.kind_name(own.kind, language)),
        (_("Year"), str(known.year or "–"), str(own.year or "–")),
        (_("Format"), *(wording.format_name(type, language) for type in (offered(known).media_type, own.media_type))),
        (_("Length"), wording.length(known, language), wording.length(own, language)),
    ]
    body = "".join(
        f'<tr><th scope="row">{name}</th><td>{escape(one)}</td><td>{escape(other)}</td></tr>'
        for name, one, other in rows
    )
    return beside_html((_("Fact"), _("Already shared"), _("Your file")), body)
