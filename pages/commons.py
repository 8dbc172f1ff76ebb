"""The one set of documents, models and settings that every visitor shares."""

from __future__ import annotations

import streamlit as st

from answer.commons import Commons
from corpus.settings import Settings


@st.cache_resource(show_spinner=False)
def commons() -> Commons:
    """The program's parts, put together once a process; the settings are read here and nowhere else."""
    return Commons(Settings())
