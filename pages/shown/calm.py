"""What is shown when something breaks: a sentence and a way on, never a traceback."""

from __future__ import annotations

import logging

import streamlit as st

from corpus.errors import DocumentNotFound, NotFound, PartageError
from corpus.messages import translator
from pages.metrics import count_failure
from pages.shown.markup import plain
from pages.visiting.reader import language

log = logging.getLogger(__name__)


def not_found_words(error: NotFound, language: str) -> str:
    """Why there is nothing to show; a document is not told by its id, which says nothing to who followed a link."""
    if type(error) is not DocumentNotFound:
        return error.text(language)
    return translator(language)(
        "This document was withdrawn, or the link to it is wrong or incomplete. Look for it in the catalogue."
    )


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
