"""The control with which anyone reports a document. Nothing is kept of who does."""

from __future__ import annotations

import logging

import streamlit as st

from corpus.errors import DocumentNotFound, TooOften
from corpus.messages import translator
from corpus.models import Document
from corpus.reports import MOST_WORDS, REASON_NAMES, Reason
from pages.commons import commons
from pages.shown.markup import plain
from pages.visiting.browser import mark_fields
from pages.visiting.visits import count_visit
from protect.visits import Deed

_SENT = "documents reported"

log = logging.getLogger(__name__)


def show_report(document: Document, language: str) -> None:
    """A button that opens a short form, and thanks once it was sent."""
    _ = translator(language)
    with st.popover(_("Report"), icon=":material/flag:", type="tertiary", key="report"):
        if document.id in _sent():
            st.success(_thanks(language), icon=":material/check_circle:")
        else:
            _show_form(document, language)


def _thanks(language: str) -> str:
    _ = translator(language)
    if commons().settings.is_moderated:
        return _("Thank you. The moderators will look at this document.")
    return _(
        "Thank you. Your report is kept, but this site has no moderator for now: it will be read once "
        "its administrator appoints one."
    )


def _show_form(document: Document, language: str) -> None:
    _ = translator(language)
    key = f"reason-{document.id}"
    with st.form(f"report-{document.id}", border=False):
        reason = st.radio(
            _("What is wrong with this document?"),
            list(Reason),
            index=None,
            format_func=lambda one: _(REASON_NAMES[one]),
            key=key,
        )
        words = st.text_area(
            _("In a few words, if you like: which page, which sentence"), max_chars=MOST_WORDS, height=90
        )
        st.caption(_("Nothing about you is kept. Do not repeat here what should not be public."))
        to_whom = _("Send to the moderators") if commons().settings.is_moderated else _("Send the report")
        sent = st.form_submit_button(to_whom, type="primary")
    if not sent:
        return
    if reason is None:
        st.warning(_("Choose a reason, then send."), icon=":material/edit:")
        mark_fields({key: _("Choose a reason")})
    else:
        send(document, reason, words, language)


def send(document: Document, reason: Reason, words: str, language: str) -> None:
    try:
        count_visit(Deed.REPORT)
    except TooOften as error:
        st.warning(error.text(language), icon=":material/schedule:")
        return
    try:
        commons().store.reports.add(document.id, reason, words)
    except DocumentNotFound as error:  # withdrawn meanwhile
        st.warning(plain(error.text(language)), icon=":material/info:")
        return
    if not commons().settings.is_moderated:
        log.warning("A document was reported, and nobody can moderate: run “partage doctor”")
    _sent().add(document.id)
    st.rerun()


def _sent() -> set[str]:
    """The documents that this visitor has reported since they opened the page."""
    sent: set[str] = st.session_state.setdefault(_SENT, set())
    return sent
