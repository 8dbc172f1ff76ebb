"""What is shown when something breaks: a sentence and a way on, never a traceback."""

from __future__ import annotations

import logging

import streamlit as st

from corpus.errors import NotFound, PartageError
from corpus.messages import translator
from pages.metrics import count_failure
from pages.shown.markup import plain
from pages.shown.wording import not_found_words
from pages.visiting.reader import language

log = logging.getLogger(__name__)


def show_calmly(error: Exception) -> bool:
    """Shows what went wrong in the reader's language; True, so that Streamlit shows nothing itself."""
    if isinstance(error, PartageError):
        told = not_found_words(error, language()) if isinstance(error, NotFound) else error.text(language())
        st.warning(plain(told), icon=":material/info:")
        return True
    count_failure(error)
    log.error("A page failed", exc_info=error)
    _ = translator(language())
    st.warning(
        _("This page could not be shown. Nothing was lost. Reload it; if it fails again, tell the administrator."),
        icon=":material/info:",
    )
    return True
