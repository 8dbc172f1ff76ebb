"""The one set of documents, models and settings that every visitor shares, and the queue of what they give."""

from __future__ import annotations

import streamlit as st

from answer.commons import Commons
from corpus.settings import Settings
from jobs.queue import Jobs
from pages.drawn.drawing import PageDrawing
from pages.drawn.pictures import PagePictures


@st.cache_resource(show_spinner=False)
def commons() -> Commons:
    """The program's parts, put together once a process; the settings are read here and nowhere else."""
    return Commons(Settings())


def base_path() -> str:
    """Below which path of its host the site is served, "" for none."""
    below = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{below}" if below else ""


def on_this_host(path: str) -> str:
    """Where a path of the site is for a browser that has a page of it open: the site may be below another path."""
    return base_path() + path


@st.cache_resource(show_spinner=False)
def drawing() -> PageDrawing:
    """What draws pages, for every visitor."""
    return PageDrawing(commons().settings)


@st.cache_resource(show_spinner=False)
def pictures() -> PagePictures:
    """The pages of all documents as pictures, for every visitor."""
    return PagePictures(commons().store, drawing().draw)


@st.cache_resource(show_spinner=False, hash_funcs={Commons: id})
def _jobs_of(parts: Commons) -> Jobs:
    return Jobs(parts)


def jobs() -> Jobs:
    """The queue that uploads go through."""
    return _jobs_of(commons())
