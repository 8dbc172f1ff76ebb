"""What is hidden of what was found, one by one: a tick for each person, address and number, made until it is taken."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from corpus.messages import counted
from pages.giving.personal_data import Found, Told, how_many_of, unbroken
from pages.shown.markup import in_label
from protect.findings import NEVER_PUBLIC, Kind
from protect.people.named import may_be_of

_MOST = 100
"""Ticks of one kind: with more, no page is read to its end."""


def show_ticks(found: Found, key: str, language: str, *, are_left: bool = False) -> tuple[str, ...]:
    """Draws them, by kind, people first; returns the words of those that are taken, which everyone is to read.

    `are_left`: all that may be public is left readable, whatever was ticked, and is shown so.
    """
    left: list[str] = []
    for kind, told in sorted(found.items(), key=lambda one: one[0] is not Kind.PERSON):
        kept: list[Told] = []
        hidden = list(told[_MOST:])
        is_left = are_left and kind not in NEVER_PUBLIC
        with st.container(gap=None, key=f"ticks-{kind}-{key}"):
            st.html(f"<p>{how_many_of(kind, told, language)}</p>")
            with st.container(horizontal=True, gap="xsmall"):
                for one in told[:_MOST]:
                    is_hidden = _show_tick(one, f"{key}-{kind}-{one.words}", is_left=is_left)
                    (hidden if is_hidden else kept).append(one)
            if (more := len(told[_MOST:])) and not is_left:
                st.caption(counted(language, "and {count} more, hidden too", "and {count} more, hidden too", more))
        left += _names_left(kept, hidden) if kind is Kind.PERSON else [one.words for one in kept]
    return tuple(left)


def _show_tick(one: Told, key: str, *, is_left: bool) -> bool:
    """Draws one; where it is left readable with all others, how it was ticked stays so for who takes that back."""
    label, hides = in_label(unbroken(one.words)), f"hides-{key}"
    if not is_left:
        return st.checkbox(label, True, key=hides)
    st.session_state[hides] = is_hidden = bool(st.session_state.get(hides, True))
    st.checkbox(label, False, key=f"left-{key}", disabled=True)
    return is_hidden


def _names_left(kept: Sequence[Told], hidden: Sequence[Told]) -> list[str]:
    """All forms of the names that are left but those of somebody too who is hidden: two may be called “Martin”."""
    others = [form for one in hidden for form in one.forms]
    forms = dict.fromkeys(form for one in kept for form in one.forms)
    return [form for form in forms if not any(may_be_of(form, other) for other in others)]
