"""What a reader is told of pages that are pictures: whether their text is there, and who read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st

from corpus.messages import N_, counted, translator
from corpus.models import Page, Recognition, UnreadPages

_OF_PAGES = {
    Recognition.DONE: N_(
        "The text of this page was recognised by machine from its image. Check it against the image before using it."
    ),
    Recognition.WAITING: N_(
        "Not searchable yet: this page is an image whose text is yet to be recognised. You can download it."
    ),
    Recognition.FAILED: N_(
        "Not searchable: this page is an image, and no text could be recognised in it. You can download it."
    ),
}


def show_page_notice(page: Page, language: str) -> None:
    if html := page_notice_html(page, language):
        st.html(html)


def show_unread(unread: UnreadPages | None, language: str) -> None:
    if html := unread_html(unread, language):
        st.html(html)


def page_notice_html(page: Page, language: str) -> str:
    """How the page's text came to be, or why there is none; nothing where the file itself gives it."""
    words = _OF_PAGES.get(page.recognition)
    return f'<p class="scanned">{escape(translator(language)(words))}</p>' if words else ""


def unread_picture_html(page: Page, language: str) -> str:
    """What stands in place of the picture of a page that nobody has read."""
    _ = translator(language)
    words = (
        _(
            "The image of this page will be shown once its text is recognised: until then nobody knows who "
            "is named in it."
        )
        if page.recognition is Recognition.WAITING
        else _("The image of this page is not shown: no text was recognised in it, so nobody knows who is named in it.")
    )
    return f'<p class="scanned">{escape(words)}</p>'


def unread_of(pages: Sequence[Page]) -> UnreadPages | None:
    """How many of the pages cannot be searched, None where all can."""
    states = Counter(page.recognition for page in pages)
    unread = UnreadPages(states[Recognition.WAITING], states[Recognition.FAILED])
    return unread if unread != UnreadPages() else None


def unread_html(unread: UnreadPages | None, language: str) -> str:
    """What of a document cannot be searched, as a mark to be seen at once; nothing where all can."""
    return f'<p class="scanned">{escape(unread_words(unread, language))}</p>' if unread else ""


def unread_words(unread: UnreadPages, language: str) -> str:
    """How many pages cannot be searched, and whether that will change."""
    words = []
    if unread.waiting:
        words.append(
            counted(
                language,
                "{count} page is an image whose text is yet to be recognised: the search does not know it yet.",
                "{count} pages are images whose text is yet to be recognised: the search does not know them yet.",
                unread.waiting,
            )
        )
    if unread.failed:
        words.append(
            counted(
                language,
                "Not searchable: no text could be recognised in the image of {count} page.",
                "Not searchable: no text could be recognised in the images of {count} pages.",
                unread.failed,
            )
        )
    return " ".join(words)
