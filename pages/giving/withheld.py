"""What is told of a file that is withheld because scanned pages of it were read after it was given."""

from __future__ import annotations

import streamlit as st

from corpus.messages import translator
from corpus.models import Document, UnreadPages
from pages.visiting.reader import address


def show_withheld(document: Document, unread: UnreadPages | None, language: str) -> None:
    """Tells its giver that nobody can download the file, why, and who can change that; nothing of any other file."""
    if not document.withheld:
        return
    st.info(withheld_words(unread, language), icon=":material/lock:")
    if is_for_moderators(document, unread):
        st.page_link(
            "document.py",
            label=translator(language)("Ask them, by “Report” on its page"),
            icon=":material/flag:",
            query_params=address(id=document.id),
        )


def is_for_moderators(document: Document, unread: UnreadPages | None) -> bool:
    """Whether moderators alone can have the file given now: nothing more is waited for."""
    return document.withheld and not (unread and unread.waiting)


def withheld_words(unread: UnreadPages | None, language: str) -> str:
    """Why nobody can download the file, and what comes next."""
    _ = translator(language)
    if unread and unread.waiting:
        return _(
            "Nobody can download its file until its scanned pages are recognised. Its text only is published then, if "
            "something is to be hidden in it."
        )
    if unread:
        return _(
            "Nobody can download its file: a scanned page of it could not be recognised, so nobody knows who is named "
            "in it. Its text only is published. Moderators alone can publish the file."
        )
    return _(
        "Nobody can download its file: its scanned pages show people, addresses or numbers, which were found when they "
        "were recognised and are hidden in its text. Its text only is published. Moderators alone can publish the file."
    )
