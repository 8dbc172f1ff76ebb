"""The frame around every page: its look, the header, and which page an address names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from corpus.messages import translator
from pages.metrics import timed_page
from pages.moderating.moderator import shown_to_moderators
from pages.runs import runs
from pages.shown.legal import legal_html
from pages.visiting.account import show_account
from pages.visiting.browser import name_tab, tell_browser
from pages.visiting.reader import address, language

_STATIC = Path(__file__).parent / "static"
_LAST_PAGE = "last page"
_OTHER_LANGUAGE = {"fr": ("en", "English"), "en": ("fr", "Français")}


def show_frame() -> None:
    spoken = language()
    pages = site_pages(spoken)
    page = st.navigation(pages, position="hidden")
    repeat_address(page)
    st.set_page_config(page_icon=str(_STATIC / "favicon.svg"), layout="wide")
    name_tab(page.title)
    st.html(_STATIC / "style.css")
    other_language = show_header(pages, page, spoken)
    page.run()
    show_foot(spoken)
    show_other_language(other_language, page, spoken)  # a question asked has taken the page to another address


def site_pages(spoken: str) -> list[st.Page]:
    """Every page, the first being the one at “/”; the source page is reached from a citation or the catalogue."""
    _ = translator(spoken)
    return [
        st.Page("ask.py", title=_("Ask"), url_path="ask", default=True),
        st.Page("catalogue.py", title=_("Catalogue"), url_path="catalogue"),
        st.Page("contribute.py", title=_("Contribute"), url_path="contribute"),
        st.Page("document.py", title=_("Document"), url_path="document", visibility="hidden"),
        st.Page("source.py", title=_("Source"), url_path="source", visibility="hidden"),
        st.Page("moderation.py", title=_("Moderation"), url_path="moderation", visibility=shown_to_moderators()),
        st.Page("mine.py", title=_("Your documents"), url_path="mine", visibility="hidden"),
        st.Page("about.py", title=_("About this site"), url_path="about", visibility="hidden"),
    ]


def repeat_address(page: st.Page) -> None:
    """Tells the browser its address again when a link led from a page to itself, which Streamlit leaves out.

    Only then: while the browser is still on its way from another page, it would remember a mixture of the two.
    """
    if st.session_state.get(_LAST_PAGE) == page.url_path:
        st.query_params.from_dict(current_parameters())
    st.session_state[_LAST_PAGE] = page.url_path


def show_header(pages: Sequence[st.Page], current: st.Page, spoken: str) -> DeltaGenerator:
    """The way to every page, and to the same page in the other language, whose place it returns."""
    with st.container(horizontal=True, key="header", vertical_alignment="center", gap="xsmall"):
        tell_browser(spoken, current.title)
        with st.container(key="brand", width="content"):
            st.page_link(pages[0], label="Partage", query_params=address())
        for page in pages:
            if page.visibility == "visible":
                st.page_link(page, query_params=address())
        with st.container(key="language", width="content"):
            other_language = st.empty()
        show_other_language(other_language, current, spoken)
        show_account(spoken)
    return other_language


def show_other_language(place: DeltaGenerator, current: st.Page, spoken: str) -> None:
    code, name = _OTHER_LANGUAGE[spoken]
    place.page_link(current, label=name, query_params=current_parameters() | {"lang": [code]})


def show_foot(spoken: str) -> None:
    """The way to what the site is and keeps, and to what the body that runs it has to publish."""
    with st.container(horizontal=True, key="foot", vertical_alignment="center"):
        st.page_link("about.py", label=translator(spoken)("About this site and your data"), query_params=address())
        if legal := legal_html(spoken):
            st.html(legal, width="content")


def current_parameters() -> dict[str, list[str]]:
    """The page's own query, every value of every name."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


# A process that begins just as Streamlit puts this script there imports it too (corpus/processes.py): it shows nothing.
if __name__ == "__main__":
    with runs.one(), timed_page():
        show_frame()
