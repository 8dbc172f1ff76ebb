"""The way to what the body that runs the site has to publish, where the settings say where that is."""

from __future__ import annotations

from html import escape

from corpus.messages import translator
from pages.commons import commons


def legal_html(language: str) -> str:
    """The link, "" where no address is set."""
    there = commons().settings.legal_url
    told = translator(language)("Legal notice, personal data and accessibility")
    return f'<a href="{escape(there)}">{told}</a>' if there else ""
