"""What only the browser can do, asked of it by `static/browser.js`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.visiting.borrowed_words import borrowed_words

_SCRIPT = Path(__file__).parents[1] / "static" / "browser.js"

_in_browser = st.components.v2.component("partage-browser", js=_SCRIPT.read_text("utf-8"))


def tell_browser(language: str, page: str) -> None:
    """Tells the browser, and so a screen reader, which language the page speaks, and its title when it changes."""
    data = {"language": language, "page": page, "borrowed": borrowed_words(language)}
    _in_browser(data=data, key="browser-language", height="content")


def name_tab(title: str) -> None:
    """Names the browser's tab by what the page shows, so that several can be told apart: a document, a question."""
    st.set_page_config(page_title=f"{title} · Partage")


def tell_status(words: str, moment: str = "status") -> None:
    """Says to who hears the page what who sees it sees: that a search runs, that its answer is there.

    `moment` tells one saying from another of the same run of a page.
    """
    _in_browser(data={"status": words}, key=f"browser-{moment}", height="content")


def in_language(code: str, place: str, **layout: Any) -> DeltaGenerator:
    """A container whose text is in the language `code`, for what cannot say so in HTML; `place` is its own."""
    return st.container(key=f"{place}-lang-{code}" if code else None, **layout)


def bring_into_view(target: str, shown: str, place: str = "center", moment: str = "view") -> None:
    """Scrolls to the element with id `target`, or the container with this key, once for each value of `shown`.

    `place` is where in the window it is then; “nearest” leaves the window alone where it is there already. `moment`
    tells what is brought into view from something else of the same run of a page.
    """
    data = {"target": target, "show": shown, "place": place, "moment": moment}
    _in_browser(data=data, key=f"browser-{moment}", height="content")


def mark_fields(wrong: Mapping[str, str]) -> None:
    """Marks fields of a form as those to be corrected, and goes to the first; what is wrong with each, by its key.

    It goes there again for who sends the form again as it was: what has not changed would not reach the browser.
    """
    _in_browser(data={"wrong": dict(wrong), "sent": uuid4().hex}, key="browser-wrong", height="content")


def follow_form(label: str) -> None:
    """A button that nobody sees, by which the browser sends the form that it stands in when a box is ticked there.

    What a form says of itself is drawn from what was sent, and would tell of boxes as they stood before.
    """
    st.form_submit_button(label, key="follow")


def keep_to_oneself() -> None:
    """Keeps the address of the page, which holds a secret, from search engines and from the pages it links to."""
    _in_browser(data={"secret": True}, key="browser-out-of-sight", height="content")
