"""The words inside Streamlit's upload area, for which it has no option, in the reader's language."""

from __future__ import annotations

import json

from corpus.messages import translator


def upload_words(language: str) -> str:
    """A style sheet that gives the words to `style.css`, which shows them in place of Streamlit's English ones."""
    _ = translator(language)
    choose, drop = (json.dumps(words, ensure_ascii=False) for words in (_("Choose files"), _("or drop them here")))
    return f"<style>:root {{ --words-choose: {choose}; --words-drop: {drop}; }}</style>"
