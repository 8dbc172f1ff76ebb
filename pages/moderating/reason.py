"""Why a moderator does something: the field in which they say it, without which nothing is done."""

from __future__ import annotations

import streamlit as st

from corpus.messages import translator
from pages.giving.outcome import Card
from pages.visiting.browser import mark_fields


def anew(field: str, card: Card) -> str:
    """The key of a field that is empty again once something was decided of its document."""
    return f"{field}-{card.document_id}-{card.done_count}"


def reason_field(key: str, language: str) -> str:
    """Draws the field; returns what stands in it."""
    _ = translator(language)
    return st.text_input(
        _("Why (required; logged for good and shown to who shared it: do not name anyone)"),
        placeholder=_("For instance: a name on page 3"),
        max_chars=300,
        key=key,
    )


def has_reason(reason: str, key: str, language: str) -> bool:
    """Whether there is a reason; says at its field that there is none."""
    _ = translator(language)
    if not reason.strip():
        st.warning(_("Say why in a few words: the log keeps it."), icon=":material/edit:")
        mark_fields({key: _("Say why")})
    return bool(reason.strip())
