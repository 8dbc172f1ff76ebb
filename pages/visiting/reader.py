"""Who is reading: the language they chose, or that of their browser, and what time it is for them."""

from __future__ import annotations

from datetime import tzinfo
from zoneinfo import ZoneInfo

import streamlit as st

from corpus.messages import LANGUAGES, choose_language

_CHOSEN = "chosen language"


def language() -> str:
    """The language of the page: `lang` in the address first, then the choice made before, then the browser's."""
    wanted = st.query_params.get("lang")
    if wanted in LANGUAGES:
        st.session_state[_CHOSEN] = wanted
    chosen = st.session_state.get(_CHOSEN)
    return str(chosen) if chosen else choose_language(st.context.locale)


def time_zone() -> tzinfo | None:
    """The zone of the reader's clock; None where their browser tells none that is known here."""
    return zone_named(st.context.timezone)


def zone_named(name: str | None) -> tzinfo | None:
    """The zone that a browser names; None where it is not known here."""
    try:
        return ZoneInfo(name or "")
    except (ValueError, LookupError, OSError):  # whatever it tells is looked for as a file
        return None


def address(**parameters: str | int | list[str] | None) -> dict[str, str | list[str]]:
    """Query parameters without the empty ones; a language that was chosen by hand goes with them."""
    wanted = {"lang": st.session_state.get(_CHOSEN)} | parameters
    return {
        name: value if isinstance(value, list) else str(value)
        for name, value in wanted.items()
        if value not in (None, "", [])
    }
