"""What the pages of one process share, models above all: Streamlit keeps it until it is told otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.commons import commons, drawing


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
