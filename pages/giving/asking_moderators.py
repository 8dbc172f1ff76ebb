"""The way to the moderators, for what they alone can do."""

from __future__ import annotations

import streamlit as st

from corpus.messages import translator
from corpus.models import Document
from pages.visiting.reader import address


def show_way_to_moderators(document: Document, language: str) -> None:
    """Leads to the page of the document, where “Report” writes to them."""
    st.page_link(
        "document.py",
        label=translator(language)("Ask them, by “Report” on its page"),
        icon=":material/flag:",
        query_params=address(id=document.id),
    )
