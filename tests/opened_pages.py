"""What the pages of one process share, models above all: Streamlit keeps it until it is told otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from pages.commons import commons, drawing

FRAME = Path(__file__).parents[1] / "pages" / "frame.py"


@contextmanager
def opened_pages() -> Iterator[None]:
    """Pages that share nothing with those of another test; what they have opened is let go of with the context."""
    st.cache_resource.clear()
    try:
        yield
    finally:
        drawing().close()
        commons().close()
        st.cache_resource.clear()


def app_test() -> AppTest:
    """The pages, as a reader first comes to them; `run` opens the first."""
    app = AppTest.from_file(str(FRAME), default_timeout=600)
    assert hasattr(app, "_bidi_component_manager")  # Streamlit's own: where it is gone, what is below does nothing
    app._bidi_component_manager = _installed_components()
    return app


def keys(app: AppTest, *beginnings: str) -> list[str]:
    """The keys of the containers that begin so, from the top of the page to its foot."""
    return [one.key for one in app.get("flex_container") if one.key and one.key.startswith(beginnings)]


def container(app: AppTest, key: str) -> Block:
    """The container with this key, to look for what is inside it."""
    return next(one for one in app.get("flex_container") if one.key == key)


@cache
def _installed_components() -> BidiComponentManager:
    """Looked for once: each AppTest would read what every package says of itself, which takes a quarter of a second."""
    components = BidiComponentManager()
    components.discover_and_register_components(start_file_watching=False)
    return components
