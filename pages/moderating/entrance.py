"""How a moderator comes in: by the administrator’s password, or with an account."""

from __future__ import annotations

import streamlit as st

from corpus.errors import TooOften
from corpus.messages import translator
from pages.commons import commons
from pages.moderating.moderator import let_in
from pages.visiting.browser import mark_fields
from pages.visiting.visits import count_visit
from protect.visits import Deed

_PASSWORD = "password"  # noqa: S105 - the key of its field


def show_entrance(language: str) -> None:
    """What the page is, and the way in that this site has."""
    _ = translator(language)
    st.write(_("This page is for moderators. Anyone can report a document from its page, without an account."))
    if commons().settings.admin_token is None:
        st.write(_("Sign in with a moderator’s account."))
        return
    with st.form("entrance", border=False):
        password = st.text_input(_("Administrator’s password"), type="password", key=_PASSWORD)
        sent = st.form_submit_button(_("Open"), type="primary")
    st.caption(_("Reloading the page ends the session: the password is then asked for again."))
    if sent and _is_right(password, language):
        st.rerun()


def _is_right(password: str, language: str) -> bool:
    """Whether the password lets in; says so when it does not."""
    _ = translator(language)
    try:
        count_visit(Deed.PASSWORD)
    except TooOften as error:
        st.warning(error.text(language), icon=":material/schedule:")
        return False
    if not let_in(password):
        st.warning(_("This is not the administrator’s password."), icon=":material/lock:")
        mark_fields({_PASSWORD: _("Type it again")})
        return False
    return True
