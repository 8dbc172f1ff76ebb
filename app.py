"""The server: the pages, and plain HTTP addresses for the sources beside them. Run by `partage serve`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.calm import show_calmly
from pages.commons import commons
from pages.routes import source_routes

app = st.App(
    Path(__file__).parent / "pages" / "frame.py",
    routes=source_routes(lambda: commons().store),
    on_script_error=show_calmly,
)
