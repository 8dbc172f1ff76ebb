"""What is hidden of what was found, one by one: a tick for each person, address and number, made until it is taken."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from corpus.messages import counted, translator
from pages.giving.personal_data import Found, Told, how_many_of, unbroken
from pages.shown.markup import plain
from protect.findings import Kind
from protect.people.named import may_be_of

_MOST = 100
"""Ticks of one kind: with more, no page is read to its end."""


def show_ticks(found: Found, key: str, language: str) -> tuple[str, ...]:
    """Draws them, by kind; returns the words of those that are taken, which everyone is to read."""
    _ = translator(language)
    how = _("Untick what is public already, such as the author of a guide or the mayor who signs: it stays readable.")
    st.html(f"<p>{how}</p>")
    left: list[str] = []
    for kind, told in found.items():
        kept: list[Told] = []
        hidden: list[Told] = []
        st.html(f'<p class="sort">{how_many_of(kind, told, language)}</p>')
        with st.container(horizontal=True, key=f"ticks-{kind}-{key}"):
            for one in told[:_MOST]:
                is_hidden = st.checkbox(plain(unbroken(one.words)), True, key=f"hides-{key}-{kind}-{one.words}")
                (hidden if is_hidden else kept).append(one)
        if more := told[_MOST:]:
            hidden += more
            st.caption(counted(language, "and {count} more, hidden too", "and {count} more, hidden too", len(more)))
        left += _names_left(kept, hidden) if kind is Kind.PERSON else [one.words for one in kept]
    return tuple(left)


def _names_left(kept: Sequence[Told], hidden: Sequence[Told]) -> list[str]:
    """All forms of the names that are left but those of somebody too who is hidden: two may be called “Martin”."""
    others = [form for one in hidden for form in one.forms]
    forms = dict.fromkeys(form for one in kept for form in one.forms)
    return [form for form in forms if not any(may_be_of(form, other) for other in others)]
