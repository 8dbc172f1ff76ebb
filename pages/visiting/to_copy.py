"""Words that are there to be taken elsewhere: a button that copies them, always in sight, and the words themselves."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.messages import translator


def show_to_copy(words: str, key: str, language: str) -> None:
    """The button, which says so once it has copied, above the words, which can be selected too; `key` is its own.

    The button comes first: below long words it may lie outside the window. `static/browser.js` copies, an address as a
    link for a text editor.
    """
    _ = translator(language)
    with st.container(key=f"copy-{key}", gap="xsmall"):
        st.html(
            f'<button type="button" class="copy" data-copied="{escape(_("Copied"))}">{escape(_("Copy"))}</button>',
            width="content",
        )
        st.code(words, language=None, wrap_lines=True)
