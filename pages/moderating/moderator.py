"""Who may moderate: whoever has the administrator's password, or an account whose address the settings name."""

from __future__ import annotations

from hashlib import sha256
from hmac import compare_digest
from typing import Literal

import streamlit as st

from corpus.messages import translator
from pages.commons import commons

ADMINISTRATOR = "administrator"
"""What the log calls whoever came in with the password."""
_HAS_PASSWORD = "administrator's password was given"  # noqa: S105 - where the session remembers that it was


def moderator() -> str | None:
    """The name under which this visitor moderates; None when they do not."""
    settings = commons().settings
    if settings.admin_token and st.session_state.get(_HAS_PASSWORD):
        return ADMINISTRATOR
    account = signed_in_address()
    return account if account in settings.moderator_addresses else None


def shown_to_moderators() -> Literal["visible", "hidden"]:
    """Whether this visitor's menu leads to what only moderators use."""
    return "visible" if moderator() else "hidden"


def signed_in_address() -> str | None:
    """The address of the account with which this visitor is signed in, unless its provider says it is not verified."""
    account = st.user.to_dict()
    if not account.get("is_logged_in") or account.get("email_verified", True) is not True:
        return None
    return str(account.get("email") or "").casefold() or None


def let_in(password: str) -> bool:
    """Whether it is the administrator's password; if so, this visitor moderates until they close the page."""
    token = commons().settings.admin_token
    is_right = token is not None and compare_digest(_digest(password), _digest(token.get_secret_value()))
    if is_right:
        st.session_state[_HAS_PASSWORD] = True
    return is_right


def leave() -> None:
    """Forgets that the password was given."""
    st.session_state.pop(_HAS_PASSWORD, None)


def say_who(name: str, language: str) -> str:
    """A name of the log, in the reader's words."""
    return translator(language)("administrator") if name == ADMINISTRATOR else name


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
