"""What is said to who gives a file that is already shared."""

from __future__ import annotations

import streamlit as st

from corpus.messages import translator
from corpus.models import Document
from corpus.uploads import Upload
from pages.giving.secret_link import held_key
from pages.shown.markup import plain
from pages.visiting.reader import address


def show_known(upload: Upload, document: Document, language: str) -> None:
    """Says so, with the way to the document, and to what can be done where there is something to change in it."""
    words = translator(language)("“{file}” is already shared: there is nothing to publish.")
    st.info(words.format(file=plain(upload.file)), icon=":material/check:")
    show_document_link(document)
    _show_what_can_be_done(document, language)


def _show_what_can_be_done(document: Document, language: str) -> None:
    """The page of the giver's own documents for who gave it; for others, who can correct it, and how to add to it."""
    _ = translator(language)
    if key := held_key(document):
        st.page_link(
            "mine.py",
            label=_("Correct it, replace it with a new version or withdraw it"),
            icon=":material/edit:",
            query_params=address(key=key),
        )
        return
    st.caption(
        _(
            "To correct or withdraw it: open the secret link that you got if you shared it; otherwise, choose “Report” "
            "on its page. To add a new version: share the changed file, which is compared with this one."
        )
    )


def show_document_link(document: Document) -> None:
    """The way to the document, by its title."""
    st.page_link(
        "source.py",
        label=plain(document.title),
        icon=":material/description:",
        query_params=address(document=document.id, page=1),
    )
