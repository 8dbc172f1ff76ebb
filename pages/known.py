"""What is said to who gives a file that is already shared."""

from __future__ import annotations

import streamlit as st

from corpus.messages import translator
from corpus.models import Document
from corpus.uploads import Upload
from pages.markup import plain
from pages.reader import address


def show_known(upload: Upload, document: Document, language: str) -> None:
    """Says so, with the way to the document, which is not theirs to change."""
    words = translator(language)("“{file}” is already shared. Nothing to do.").format(file=plain(upload.file))
    st.info(words, icon=":material/check:")
    show_document_link(document)


def show_document_link(document: Document) -> None:
    st.page_link(
        "source.py",
        label=plain(document.title),
        icon=":material/description:",
        query_params=address(document=document.id, page=1),
    )
