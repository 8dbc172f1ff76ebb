"""The page “Ask”: a question in plain words, an answer made of quotations, and where each of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from time import perf_counter

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from answer.models import Answer, Mode, Notice
from answer.told.doubts import notice_words, told_above, unsupported_count, wait_told, writer_words
from answer.told.holdings_told import held_told
from corpus.errors import BadQuestion, NothingAsked, TooOften
from corpus.messages import translator
from corpus.models import Document
from corpus.offered import WORD
from index.filters import Filters
from pages.asking.filter_menu import filter_menu, keep_chosen
from pages.asking.going_on import show_going_on
from pages.asking.holdings import show_holdings
from pages.asking.listing import listed_in, missing_told
from pages.asking.opinion import show_opinion
from pages.asking.refusal import show_one_by_one, show_refusal
from pages.asking.suggested import chosen_question, question_for, show_questions, take_chosen_question
from pages.asking.to_ask import ToAsk, question_to_ask
from pages.asking.to_open import main_outline
from pages.asking.understood import Correction, asked_anew, definition_html, show_understood, where_told
from pages.asking.writing import Place, interrupted_conversation, show_writing
from pages.commons import commons
from pages.conversation import Conversation, Turn, address_filters, filter_parameters, keep, kept_conversation
from pages.metrics import count_answer, count_declined
from pages.saved.answer_as_docx import answer_as_docx, docx_name
from pages.shown import wording
from pages.shown.answers import answer_html, looked_at
from pages.shown.markup import plain, unbroken
from pages.shown.nothing_yet import invite
from pages.shown.purpose import purpose
from pages.shown.sources import COLUMN, page_address, show_cards, show_document_links
from pages.visiting.browser import bring_into_view, name_tab, tell_status
from pages.visiting.reader import address, language
from pages.visiting.visits import count_visit
from protect.visits import Deed

_TYPED = "typed"
_DECLINED = "question declined"
_EXAMPLES = 4
_LONGEST_ECHO = 80
"""How much is repeated of a question that cannot be asked: a line or two, the whole of it being in the box."""

spoken = language()
_ = translator(spoken)


@dataclass(frozen=True, slots=True)
class Declined:
    """A question that was not asked, and why."""

    question: str
    error: BadQuestion | TooOften

    @property
    def reason(self) -> str:
        return self.error.text(spoken)

    @property
    def asks_nothing(self) -> bool:
        """Whether it greets or thanks, so that there is nothing to correct in it."""
        return isinstance(self.error, NothingAsked)


@dataclass(frozen=True, slots=True)
class Put:
    """What is put to the page now: where, below which answers, and `question`, which was just typed or clicked."""

    place: Place
    standing: Conversation | None
    corrected: Correction | None
    declined: Declined | None
    question: str | None

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What was asked and answered before."""
        return self.standing.turns if self.standing else ()

    @property
    def is_asked(self) -> bool:
        """Whether a question comes below them, to be answered or declined."""
        return bool(self.declined or self.to_ask(self.question, self.place.filters))

    @property
    def at_home(self) -> bool:
        """Whether nothing is asked yet."""
        return not (self.turns or self.is_asked)

    @property
    def number(self) -> int:
        """The turn that is next."""
        return len(self.turns) + 1

    def to_ask(self, question: str | None, chosen: Filters) -> ToAsk | None:
        """What is asked now, where `question` was typed or clicked."""
        return question_to_ask(self.standing, self.corrected, question, chosen, self.place)


def show_page() -> None:
    put = put_now()
    with st.container(width=COLUMN, key="column"):
        heading = st.empty()
        if not put.at_home:
            heading.html(f'<h1 class="unseen">{_("Questions and answers")}</h1>')
        below = show_turns(put.turns, is_asked=put.is_asked)
        asking = turn_container(put.number) if put.is_asked or not put.turns else None
        status = st.container()
        # All gone at once when a question is asked, since they keep their places; containers linger until the answer.
        welcome, middle, holdings = st.empty(), st.empty(), st.empty()
    with middle.container() if put.at_home else st.bottom:
        typed, chosen = show_box((put.standing and put.standing.chosen) or put.place.filters)
    to_ask = put.to_ask(typed or take_chosen_question(), chosen)
    last = put.turns[-1] if put.turns else None
    with asking or status:
        if put.declined:
            show_declined(put.declined, put.number)
        elif to_ask:
            last = ask(to_ask.question, to_ask.conversation, to_ask.filters)
            if to_ask.replaces:  # what was answered in its place and after it stands above
                st.rerun()
            keep_chosen(last.filters)
            below = show_answer(last, put.number)
    if last:
        name_tab(last.asked)
    with status:
        tell_what_arrived(put, to_ask, last)
    if put.at_home:
        with welcome.container():
            show_welcome(put.place.filters)
        with holdings.container():
            show_ways_in(put.place.filters)
    if below and last:  # when all else stands on the page
        with below:
            show_going_on(kept_conversation(), last.filters if to_ask else chosen, spoken)


def put_now() -> Put:
    """What the address, a button or the box puts to the page in this run."""
    place = Place(st.query_params.get("q"), address_filters())
    standing, corrected, declined = conversation_at(place), asked_anew(), take_declined()
    return Put(place, standing, corrected, declined, st.session_state.get(_TYPED) or chosen_question())


def conversation_at(place: Place) -> Conversation | None:
    """The conversation down to the answer that stands at an address; None where none does yet."""
    interrupted = interrupted_conversation(place)
    if interrupted:
        remember(interrupted)
    return interrupted or kept_conversation().until(place.question, place.filters)


def take_declined() -> Declined | None:
    """The question that was just not asked, once; it stands in the box again, to be corrected."""
    declined: Declined | None = st.session_state.pop(_DECLINED, None)
    if declined and not declined.asks_nothing:
        st.session_state[_TYPED] = declined.question
    return declined


def show_turns(turns: Sequence[Turn], *, is_asked: bool) -> DeltaGenerator | None:
    """What was asked and answered; the place of the questions that go on with it, unless another is asked."""
    below: DeltaGenerator | None = None
    for number, turn in enumerate(turns, 1):
        with turn_container(number):
            show_question(turn.asked, number)
            st.empty()  # where it was said, when it was asked, that a search runs
            below = show_answer(turn, number, is_last=number == len(turns) and not is_asked)
    return below


def turn_container(number: int) -> DeltaGenerator:
    """The place of the conversation's turn `number`: the same when it is asked and when it is shown again."""
    return st.container(key=f"turn-{number}")


def show_box(filters: Filters) -> tuple[str | None, Filters]:
    """Where a question is asked: what was just typed, and the filters chosen beneath, where there is what to choose."""
    with st.container(width=COLUMN, key="asking"):
        typed = st.chat_input(_("Ask a question in your own words"), key=_TYPED)
        documents = commons().store.documents()
        return typed, filter_menu(documents, filters, spoken) if documents else filters


def ask(question: str, conversation: Conversation, filters: Filters) -> Turn:
    """Shows the question until it is answered; the turn, at whose address the page then is.

    A bad question is given back: the page starts anew with what was typed in the box, and the reason under it.
    """
    began = perf_counter()
    show_question(question, len(conversation.turns) + 1)
    waiting = st.empty()
    answers = commons().assistant.answer(question, conversation.history, filters)
    with waiting.container():
        tell_status(searching(filters), "searching")
        try:
            count_visit(Deed.ASK)
            with st.spinner(searching(filters)):
                answer = next(answers)
        except (BadQuestion, TooOften) as error:
            count_declined(error)
            st.session_state[_DECLINED] = Declined(question, error)
            st.rerun()
        if answer.mode is Mode.WRITTEN:
            place = Place(st.query_params.get("q"), address_filters())
            answer = show_writing(answers, Turn(question, answer, filters), conversation, place, spoken)
    waiting.empty()
    count_answer(answer, perf_counter() - began)
    turn = Turn(question, answer, filters)
    remember(conversation.followed_by(turn))
    return turn


def remember(conversation: Conversation) -> None:
    """Keeps a conversation, and goes to the address of its last answer."""
    keep(conversation)
    turn = conversation.turns[-1]
    if (st.query_params.get("q"), address_filters()) != (turn.question, turn.searched):
        st.query_params.from_dict(address(q=turn.question, **filter_parameters(turn.searched)))


def searching(filters: Filters) -> str:
    if not commons().search_index.is_ready():
        return _("The search is being prepared: a minute or two the first time, a few seconds after that…")
    count = sum(filters.allow(document) for document in commons().store.documents())
    documents = wording.counted(spoken, "{count} document", "{count} documents", count)
    return _("Searching {documents}…").format(documents=documents)


def tell_what_arrived(put: Put, to_ask: ToAsk | None, last: Turn | None) -> None:
    """Says to who hears the page what became of the last question, and leads there where it is out of sight."""
    if put.declined:
        tell_status(put.declined.reason)
    elif last:
        tell_status(arrived(last))
    if put.turns and (new := put.declined or to_ask):  # further down than the reader sees
        bring_into_view(question_id(put.number), f"{len(put.turns)} {new.question}", "start")


def arrived(turn: Turn) -> str:
    """What a screen reader says when the answer stands on the page."""
    answer = turn.answer
    if answer.is_waiting:
        return _("The documents are still being read")
    if is_about_nothing(answer):
        return _("No document has been shared yet.")
    if answer.held:
        return held_told(answer, spoken)
    if listed := listed_in(answer):
        found = wording.counted(spoken, "{count} document to open", "{count} documents to open", len(listed))
        return f"{missing(turn)} {found}".strip()
    if answer.refused:
        return _("No answer was found")
    return wording.counted(
        spoken, "Answered from {count} source", "Answered from {count} sources", len(answer.citations)
    )


def missing(turn: Turn) -> str:
    """That no document is what the question looks for, "" where one is or it looks for none."""
    return missing_told(turn.answer, list(filter(turn.searched.allow, commons().store.documents())), spoken)


def show_declined(declined: Declined, number: int) -> None:
    """How a question that was not asked begins, then why; for a greeting, questions to begin with."""
    echo = declined.question
    if len(echo) > _LONGEST_ECHO:
        echo = f"{echo[:_LONGEST_ECHO].rsplit(' ', 1)[0]}…"
    show_question(echo, number)
    if declined.asks_nothing:
        st.html(f'<div class="answer"><p>{escape(declined.reason)}</p></div>')
        show_questions(commons().example_questions(spoken, _EXAMPLES), f"instead-{number}")
    else:
        st.warning(declined.reason, icon=":material/info:")


def show_question(question: str, number: int) -> None:
    st.html(f'<h2 class="question" id="{question_id(number)}">{escape(unbroken(question))}</h2>')


def question_id(number: int) -> str:
    """The id of the question of the conversation's turn `number`."""
    return f"question-{number}"


def show_answer(turn: Turn, number: int, *, is_last: bool = True) -> DeltaGenerator | None:
    """The answer of the conversation's turn `number`, and what the reader thinks of it.

    Gives the place of the questions that go on with the last one; what others had there is gone at once.
    """
    if is_about_nothing(turn.answer):
        invite(spoken)
        return None
    show_statements(turn, number)
    below = st.container(key=f"going-on-{number}") if is_last else None
    if not below:
        st.empty()
    show_opinion(turn, number, spoken)
    return below


def is_about_nothing(answer: Answer) -> bool:
    """Whether there is no document to ask."""
    return answer.refused and not commons().store.documents()


def show_statements(turn: Turn, number: int) -> None:
    answer = turn.answer
    show_understood(turn, number, spoken)
    if answer.definition:
        st.html(definition_html(answer, spoken))
    if answer.is_waiting:
        st.html(f'<div class="answer"><p>{wait_told(spoken)}</p></div>')
        return
    for told in filter(None, (missing(turn), *told_above(answer, spoken))):
        st.caption(plain(told))
    if answer.notice is Notice.NOT_READ or (answer.notice and not answer.refused):
        st.caption(plain(notice_words(answer, spoken)))
    if answer.refused:
        show_refusal(turn, number, spoken)
        if answer.sought:
            show_export(turn, number)
        return
    opens = partial(page_address, turn=turn)
    st.html(f'<div class="answer">{answer_html(answer, number, spoken, opens)}</div>')
    show_notes(answer)
    show_export(turn, number)
    show_one_by_one(answer, number, spoken)
    st.html(f'<h3 class="part">{_("Sources")}</h3>')
    show_cards(turn, number, spoken)
    if answer.see_also:
        st.html(f'<h3 class="part">{_("See also")}</h3>')
        show_document_links(answer.see_also, spoken, f"also-{number}")


def show_notes(answer: Answer) -> None:
    """What was looked at, who wrote, and how much of it could not be verified."""
    for words in filter(None, (unsupported_count(answer, spoken), writer_words(answer, spoken))):
        st.caption(plain(words))
    st.caption(looked_at(answer, spoken))


def show_export(turn: Turn, number: int) -> None:
    """A button that saves the answer as a Word file, made when it is asked for."""
    where = [*where_told(turn, spoken), *filter(None, [missing(turn)])]
    st.download_button(
        _("Save as a Word file"),
        partial(as_word_file, turn, where),
        docx_name(turn.answer),
        WORD,
        key=f"export-{number}",
        on_click="ignore",
        type="tertiary",
        icon=":material/file_save:",
    )


def as_word_file(turn: Turn, where: Sequence[str]) -> bytes:
    """The answer as a Word file, with the outlines of the documents that it lists."""
    outlines = [(document, main_outline(document)) for document in turn.answer.sought]
    return answer_as_docx(turn.answer, commons().settings.public_url, turn.day, spoken, where, outlines)


def show_welcome(filters: Filters) -> None:
    """What this is, in one sentence; which documents will be asked, where the address names some."""
    if documents := named(filters):
        st.html(f'<div class="welcome"><h1>{_("Ask about this document")}</h1></div>')
        show_document_links(documents, spoken, "recent")
        st.button(_("Ask all documents instead"), type="tertiary", icon=":material/undo:", on_click=leave_filters)
        return
    st.html(f'<div class="welcome"><h1>{_("How did others write it?")}</h1><p>{purpose(spoken)}</p></div>')


def leave_filters() -> None:
    st.query_params.from_dict(address())


def show_ways_in(filters: Filters) -> None:
    """Questions to begin with, and what is shared."""
    if documents := named(filters):
        asked = (question_for(document, spoken) for document in documents[:_EXAMPLES])
        show_questions([question for question in asked if question])
        return
    documents = commons().store.documents_counted()
    if not documents:
        invite(spoken)
        return
    show_questions(commons().example_questions(spoken, _EXAMPLES))
    show_holdings(documents, spoken)


def named(filters: Filters) -> list[Document]:
    """The documents that alone are to be asked."""
    return [document for document in commons().store.documents() if document.id in filters.documents]


show_page()
