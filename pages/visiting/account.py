"""Signing in and out with an account (OpenID Connect), where the administrator has set a provider. Nobody has to."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from corpus.messages import translator


def show_account(language: str) -> None:
    """The way in, or out; nothing where no provider is set."""
    _ = translator(language)
    if not are_accounts_offered():
        return
    with st.container(key="account", horizontal=True, width="content"):
        if st.user.is_logged_in:
            st.button(_("Sign out"), type="tertiary", on_click=st.logout, key="sign-out")
            return
        for provider in _providers():
            label = _("Sign in with {provider}").format(provider=provider) if provider else _("Sign in")
            st.button(label, type="tertiary", on_click=st.login, args=(provider,), key=f"sign-in-{provider}")


def are_accounts_offered() -> bool:
    """Whether the administrator has set a provider."""
    return "is_logged_in" in st.user.to_dict()


def _providers() -> list[str | None]:
    """The names of the providers; None is the one without a name."""
    settings = st.secrets["auth"]
    named = [name for name, values in settings.items() if isinstance(values, Mapping) and "client_id" in values]
    return [*([None] if "client_id" in settings else []), *named]
