"""The text of a draft as it will be published, to be read page by page before anything is public."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from corpus.messages import counted, translator
from corpus.models import Document, Page, Recognition
from ingest.description import Description
from ingest.draft import Draft
from pages.shown import wording
from pages.shown.markup import lang
from pages.shown.page_text import no_text_html, page_html
from pages.shown.scanned import unread_picture_html
from protect.masking import MASK

_OPEN = "draft that is read"
_HIDDEN = re.compile(rf"{MASK}+(?:[\s.,'’@_()/-]{MASK}+)*")
"""What is hidden in one place: the words of a name, the parts of an address, the figures of a number."""


def open_reading(key: str) -> None:
    """Has the text of the draft with this key shown on the next run of the page, and until it is closed."""
    st.session_state[_OPEN] = key


def is_read(key: str) -> bool:
    """Whether the text of the draft with this key is open."""
    return bool(st.session_state.get(_OPEN) == key)


def close_reading() -> None:
    st.session_state.pop(_OPEN, None)


def published_pages(draft: Draft, description: Description) -> Sequence[Page]:
    """The pages as they will be published if the draft is published with this description."""
    return draft.read.as_shown(description.disclosure).pages


def hidden_count(page: Page) -> int:
    """In how many places of a page something is hidden."""
    return sum(1 for _ in _HIDDEN.finditer(page.text))


def show_reading(draft: Draft, description: Description, key: str, language: str) -> None:
    """Opens the text over the form, which stays as it is."""
    pages = published_pages(draft, description)
    title = translator(language)("The text as it will be published")
    st.dialog(title, width="medium", on_dismiss=close_reading)(_show_pages)(draft.document, pages, key, language)


def _show_pages(document: Document, pages: Sequence[Page], key: str, language: str) -> None:
    _ = translator(language)
    counts = {page.number: hidden_count(page) for page in pages}
    chosen = f"page-read-{key}"
    st.session_state.setdefault(chosen, next(iter(counts), 1))
    unread = sum(page.is_unread for page in pages)
    st.html(f"<p>{_summary(document, counts, unread, language)}</p>")
    if len(pages) > 1:
        _show_turning(document, pages, counts, chosen, language)
    page = pages[st.session_state[chosen] - 1]
    if page.recognition is Recognition.WAITING:
        st.caption(_("This page is an image: its text will be recognised once published, and names hidden in it too."))
    elif page.is_unread:
        st.html(unread_picture_html(page, language))
    text = page_html(page, None, language)
    missing = "" if page.is_unread else no_text_html(language)
    shown = f"<div{lang(document.language, language)}>{text}</div>" if text else missing
    st.html(f'<section class="text" aria-label="{_("Text of the page")}">{shown}</section>')


def _show_turning(
    document: Document, pages: Sequence[Page], counts: dict[int, int], chosen: str, language: str
) -> None:
    """The ways to other pages; `chosen` is the key under which the number of the page that is open stands."""
    _ = translator(language)
    with st.container(horizontal=True, key="reading", vertical_alignment="center", gap="small"):
        st.selectbox(
            _("Page to read"),
            list(counts),
            format_func=lambda number: _page_name(document, pages[number - 1], counts[number], language),
            key=chosen,
            label_visibility="collapsed",
            placeholder=_("Choose"),
            width=260,
        )
        number = st.session_state[chosen]
        _turn_button(_("Previous page"), ":material/chevron_left:", chosen, range(number - 1, 0, -1))
        _turn_button(_("Next page"), ":material/chevron_right:", chosen, range(number + 1, len(pages) + 1))
        if any(counts.values()):
            following = [one for one, count in counts.items() if count and one > number]
            _turn_button(_("Next page with something hidden"), ":material/visibility_off:", chosen, following)


def _turn_button(label: str, icon: str, chosen: str, pages: Sequence[int]) -> None:
    """Goes to the first of these pages; there is nowhere to go without any."""

    def turn() -> None:
        st.session_state[chosen] = pages[0]

    st.button(label, icon=icon, type="tertiary", disabled=not pages, on_click=turn, key=f"{chosen}-{icon}")


def _summary(document: Document, counts: dict[int, int], unread: int, language: str) -> str:
    """How much is hidden, on how many of the pages, and how many are images that nobody has looked through."""
    _ = translator(language)
    if unread == len(counts):
        return counted(
            language,
            "Its page is an image, of which no text is known: nobody has looked for names in it. Look at your file.",
            "Its {count} pages are images, of which no text is known: nobody has looked for names in them. Look at "
            "your file.",
            unread,
        )
    told = _hidden_words(document, counts, language)
    if unread:
        not_looked_at = counted(
            language,
            "{count} page is an image, of which no text is known: look at your file for who is named in it.",
            "{count} pages are images, of which no text is known: look at your file for who is named in them.",
            unread,
        )
        return f"{told} {not_looked_at}"
    return told


def _hidden_words(document: Document, counts: dict[int, int], language: str) -> str:
    """How much is hidden, and on how many of the pages."""
    _ = translator(language)
    total, on = sum(counts.values()), sum(map(bool, counts.values()))
    if not total:
        return _("Nothing is hidden in it. Read it for names that were missed.")
    told = counted(language, "{count} passage is hidden", "{count} passages are hidden", total)
    if len(counts) > 1:
        where, pages = _("{told}, on {on} of the {pages}"), wording.length(document, language)
        told = where.format(told=told, on=wording.number(on, language), pages=pages)
    return _("{told}. Read the rest for names that were missed.").format(told=told)


def _page_name(document: Document, page: Page, count: int, language: str) -> str:
    name = wording.place(document, page.number, page.label, language)
    hidden = counted(language, "{count} hidden", "{count} hidden", count) if count else ""
    return " – ".join(filter(None, (name[:1].upper() + name[1:], hidden)))
