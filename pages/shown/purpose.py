"""What the site promises to who asks, in one sentence."""

from __future__ import annotations

from corpus.messages import translator
from pages.commons import commons


def purpose(language: str) -> str:
    """Whom is asked, and how each sentence of an answer can be verified."""
    _ = translator(language)
    if commons().language_model:
        return _(
            "Ask the tender documents shared by public buyers. Every sentence of the answer is checked "
            "against the page it cites, which you can open."
        )
    return _(
        "Ask the tender documents shared by public buyers. Every sentence of the answer is a quotation "
        "that you can open on its page."
    )
