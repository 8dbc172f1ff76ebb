"""Whether a file is given whose scanned pages were yet to be read when its giver was asked what to publish.

Nobody could tell them whom those pages name. So its text alone is published until all of them are read; then its file
too, unless they hide something or could not be read: whether that goes out is for moderators to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.models import Document, Page, Recognition


def withheld(document: Document, pages: Sequence[Page]) -> Document:
    """The document as it is published: without its file where its giver gives it and pages of it are still to be read.

    Not so where its giver says that all of it is public, images too.
    """
    waits = any(page.recognition is Recognition.WAITING for page in pages)
    if document.text_only or document.keeps_personal_data or not waits:
        return document
    return replace(document, text_only=True, withheld=True)


def released(document: Document, pages: Sequence[Page], shown: Sequence[Page]) -> Document:
    """A document whose file is withheld: with it where all pages are read, and nothing is hidden on those that were
    recognised; `shown` are the same pages as readers get them."""
    is_read = not any(page.is_unread for page in pages)
    hides = any(
        page.recognition is Recognition.DONE and page.text != other.text
        for page, other in zip(pages, shown, strict=True)
    )
    return replace(document, text_only=False, withheld=False) if is_read and not hides else document
