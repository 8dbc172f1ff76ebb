"""What this visitor does, counted so that nobody takes the commons over; who they are is not kept."""

from __future__ import annotations

import streamlit as st

from answer.commons import Commons
from pages.commons import commons
from protect.visits import Deed, Visits

_THIS_MACHINE = "this machine"


@st.cache_resource(show_spinner=False, hash_funcs={Commons: id})
def _visits_of(parts: Commons) -> Visits:
    return Visits(parts.settings)


def count_visit(deed: Deed, times: int = 1) -> None:
    """Counts what is about to be done, so many times. Raises TooOften when it has to wait.

    Who sits at the server itself has no address, and is counted for passwords only.
    """
    address = st.context.ip_address
    if not isinstance(address, str):
        address = _THIS_MACHINE
    if address != _THIS_MACHINE or deed is Deed.PASSWORD:
        _visits_of(commons()).count(deed, address, times)
