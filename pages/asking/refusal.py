"""What a reader gets in place of an answer: what was searched, what comes closest, and what to do next."""

from __future__ import annotations

from html import escape

import streamlit as st

from answer.asked.several import questions_in
from answer.models import Answer
from corpus.messages import translator
from index.filters import Filters
from pages.asking.advice import question_without_names, tip_after
from pages.asking.suggested import show_questions
from pages.asking.to_open import show_to_open
from pages.asking.understood import Correction, ask_again
from pages.conversation import Turn
from pages.shown.answers import looked_at
from pages.shown.markup import plain
from pages.shown.sources import show_document_links
from pages.visiting.reader import address

_ALL = (Filters(), Filters(superseded=True))
"""What asks every document, older versions or not."""


def show_refusal(turn: Turn, number: int, language: str) -> None:
    """What was searched, what comes closest, and what to do next; the documents that were to be summed up."""
    _ = translator(language)
    answer = turn.answer
    if answer.wants_summary or answer.sought or answer.held:
        show_to_open(answer, number, language)
        return
    said = _("The shared documents do not answer this question.")
    if turn.searched not in _ALL:
        said = _("The documents asked do not answer this question.")
    if answer.definition:
        said = _("The shared documents say no more about it.")
    st.html(f'<div class="answer"><p>{said} {escape(looked_at(answer, language))}.</p></div>')
    if answer.definition:
        return
    show_one_by_one(answer, number, language)
    if answer.see_also:
        st.html(f'<h3 class="part">{_("The closest documents, which do not answer the question")}</h3>')
        show_document_links(answer.see_also, language, f"also-{number}")
    _show_ways_on(turn, number, language)
    st.page_link(
        "contribute.py",
        label=_("Share a document that answers it"),
        icon=":material/upload_file:",
        query_params=address(),
    )


def show_one_by_one(answer: Answer, number: int, language: str) -> None:
    """The questions that were asked at once, to be asked each by itself; the only one where that was refused."""
    questions = questions_in(answer.question)
    if len(questions) > 1 or (questions and answer.refused):
        st.html(f'<h3 class="part">{translator(language)("One question at a time")}</h3>')
        show_questions(questions, f"alone-{number}")


def _show_ways_on(turn: Turn, number: int, language: str) -> None:
    """What to do after a refusal, as far as it is known why nothing answers."""
    _, missing = translator(language), turn.answer.missing
    tip = tip_after(turn.answer, language)
    is_narrowed = turn.filters not in _ALL
    if not tip and not is_narrowed:
        return
    st.html(f'<h3 class="part">{_("What you can do")}</h3>{f"<p>{escape(tip)}</p>" if tip else ""}')
    if without := question_without_names(turn.answer):
        # In its place: behind it, the question would be taken to go on with what the one before it named.
        st.button(
            plain(without),
            key=f"nameless-{number}",
            icon=":material/north_east:",
            on_click=ask_again,
            args=(Correction(without, number, turn.filters),),
        )
    if is_narrowed:
        st.button(
            _("Ask without the filters"),
            key=f"unfiltered-{number}",
            icon=":material/filter_alt_off:",
            on_click=ask_again,
            args=(Correction(turn.question, number, Filters()),),
        )
    if tip and (missing.nameless or missing.unknown_words):
        st.page_link("catalogue.py", label=_("See what is shared"), icon=":material/search:", query_params=address())
