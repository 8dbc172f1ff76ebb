"""How a document is named above what is said of it: its badge, its title, who made it and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from textwrap import shorten

from corpus.models import Document
from pages.shown import wording
from pages.shown.markup import lang, unbroken

_LONGEST_TITLE = 85


def document_html(document: Document, language: str, short: str = "") -> str:
    """Badge, title without it, who and when, and in which language where the page speaks another.

    The title is told in full when it is pointed at, where a `short` one is shown in its place.
    """
    origin = wording.origin_and_language(document, language)
    title = wording.title_after_badge(document, language)
    whole = f' title="{escape(title)}"' if short not in ("", title) else ""
    return (
        f"{wording.badge_html(document, language)} "
        f'<span class="title"{lang(document.language, language)}{whole}>{escape(unbroken(short or title))}</span>'
        + (f' <span class="origin">{escape(origin)}</span>' if origin else "")
    )


def short_titles(documents: Sequence[Document], language: str) -> list[str]:
    """The titles to show after badges above what is compared; whole where two would begin alike."""
    whole = [wording.title_after_badge(document, language) for document in documents]
    cut = [shortened(title, _LONGEST_TITLE) for title in whole]
    return [title if cut.count(short) > 1 else short for title, short in zip(whole, cut, strict=True)]


def shortened(title: str, longest: int) -> str:
    """A title of so many characters at most: no word is cut, and no sign stands before the dots."""
    return re.sub(r"[\s:;,&–—-]+…$", "…", shorten(title, longest, placeholder="…"))
