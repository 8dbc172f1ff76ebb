"""What readers thought of answers, for moderators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from corpus.messages import translator
from corpus.opinions import FAULT_NAMES, Count, DatedOpinion, Fault
from pages.shown import wording

_SHOWN = 50


def show_opinions(count: Count, faults: Mapping[Fault, int], kept: Sequence[DatedOpinion], language: str) -> None:
    """The counts, of each fault too, and the latest questions that readers agreed to have kept."""
    _ = translator(language)
    if not count.helped and not count.failed:
        st.caption(_("No opinion has been given yet."))
        return
    told = _("Answers that helped: {helped}. Answers that did not: {failed}.")
    helped, failed = (wording.number(one, language) for one in (count.helped, count.failed))
    st.html(f"<p>{told.format(helped=helped, failed=failed)}</p>")
    if faults:
        named = (f"{_(FAULT_NAMES[fault])} – {wording.number(many, language)}" for fault, many in faults.items())
        st.html(f"<p>{_('What was wrong:')}</p><ul>{''.join(f'<li>{one}</li>' for one in named)}</ul>")
    if kept:
        st.html(f'<h2 class="part">{_("Questions kept with their reader’s consent")}</h2>')
        st.html(f"<ul>{''.join(_line(one, language) for one in kept[:_SHOWN])}</ul>")


def _line(one: DatedOpinion, language: str) -> str:
    _ = translator(language)
    said = _("helped") if one.opinion.helped else _("did not help")
    if one.opinion.fault:
        said += f" ({_(FAULT_NAMES[one.opinion.fault]).lower()})"
    return f"<li>{escape(one.opinion.question)} – {said}, {wording.date_words(one.day, language)}</li>"
