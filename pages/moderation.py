"""The page “Moderation”: what was reported, hidden and newly given, what can be done with it, and the log of that."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC
from enum import StrEnum
from html import escape

import streamlit as st

from corpus.errors import PartageError
from corpus.messages import quoted, translator
from corpus.models import Document
from corpus.moderation import Moderator
from corpus.moderation_log import Action
from corpus.reports import REASON_NAMES, Report
from pages.commons import commons
from pages.giving.correction import Correction, save_correction
from pages.giving.draft_form import form_of
from pages.giving.outcome import Card, outcome, show_list
from pages.giving.withheld import is_for_moderators, withheld_words
from pages.moderating.decision import show_decisions, told_where_it_fails
from pages.moderating.entrance import show_entrance
from pages.moderating.finding import documents_sought
from pages.moderating.log_table import show_log
from pages.moderating.moderator import leave, moderator, say_who
from pages.moderating.opinion_list import show_opinions
from pages.moderating.reason import anew, has_reason, reason_field
from pages.shown import wording
from pages.shown.document_title import document_html
from pages.shown.markup import plain
from pages.shown.page_text import page_html
from pages.shown.sources import COLUMN
from pages.visiting.reader import address, language, time_zone
from protect.masking import MASK

_TAB = "tab in which a moderator works"
_NEWEST = 10
_PAGES_READ = 5


class Listed(StrEnum):
    """The lists of documents, in the order of their tabs."""

    REPORTED = "reported"
    HIDDEN = "hidden by moderators"
    NEW = "new"


spoken = language()
_ = translator(spoken)


def show_page() -> None:
    with st.container(width=COLUMN, key="column"):
        st.html(f"<h1>{_('Moderation')}</h1>")
        who = moderator()
        if who is not None:
            show_desk(who)
        elif commons().settings.is_moderated:
            show_entrance(spoken)
        else:
            st.info(
                _("Moderation is not open here: the site has no moderator yet. Reports are kept until it has one."),
                icon=":material/info:",
            )


def show_desk(who: str) -> None:
    store = commons().store
    reports, hidden = store.reports.waiting(), store.hidden_documents()
    shown = {document.id: document for document in (*store.documents(), *hidden)}
    reported = store.reported_documents()
    names = (_("Reported"), _("Hidden now"), _("Other documents"), _("Opinions"), _("Log"))
    counts = (len(reported), len(hidden), None, None, None)
    labels = [name if count is None else f"{name} ({count})" for name, count in zip(names, counts, strict=True)]
    tabs = st.tabs(labels, default=labels[tab_of_last_decision()])
    with tabs[0]:
        show_documents(Listed.REPORTED, reported, reports, who, _("Nothing is reported."))
    with tabs[1]:
        show_documents(
            Listed.HIDDEN, [one for one in hidden if one.id not in reports], {}, who, _("Nothing is hidden.")
        )
    with tabs[2]:
        show_any(shown.values(), reports, who)
    with tabs[3]:
        show_opinions(store.opinions.count(), store.opinions.faults(), store.opinions.with_questions(), spoken)
    with tabs[4]:
        show_log(store.log.entries(), shown, spoken)
    show_way_out(who)


def show_any(documents: Collection[Document], reports: Collection[str], who: str) -> None:
    """The newest documents, or those looked for among all; a document is drawn under one tab alone."""
    said = st.text_input(
        _("Find a document"),
        key="sought",
        type="search",
        placeholder=_("Title, address or identifier"),
        icon=":material/search:",
    )
    here = withheld_first([one for one in commons().store.documents() if one.id not in reports])
    if said.strip():
        show_sought(documents_sought(said, documents), {one.id for one in here}, reports, who)
        return
    if len(here) > _NEWEST:
        words = _("The {count} shared most recently, out of {total} that are neither reported nor hidden.")
        st.caption(words.format(count=_NEWEST, total=wording.number(len(here), spoken)))
    otherwise = _("Every document is reported or hidden.") if documents else _("No document has been shared yet.")
    show_documents(Listed.NEW, here[:_NEWEST], {}, who, otherwise)


def withheld_first(documents: Sequence[Document]) -> list[Document]:
    """The same, those first whose file only a moderator can have given, which is said."""
    unread = commons().store.texts.unread_pages()
    waiting = {one.id for one in documents if is_for_moderators(one, unread.get(one.id))}
    if waiting:
        told = wording.counted(
            spoken,
            "{count} scan is published without its file until you decide: it is listed first.",
            "{count} scans are published without their files until you decide: they are listed first.",
            len(waiting),
        )
        st.info(told, icon=":material/lock:")
    return sorted(documents, key=lambda one: one.id not in waiting)


def show_sought(found: Sequence[Document], drawn_here: Collection[str], reports: Collection[str], who: str) -> None:
    """The first of the documents found; of those that stand under another tab, which that is."""
    here = [one for one in found if one.id in drawn_here]
    show_elsewhere([one for one in found if one.id not in drawn_here], reports)
    if len(here) > _NEWEST:
        words = _("The first {count} of {total} found: add a word.")
        st.caption(words.format(count=_NEWEST, total=wording.number(len(here), spoken)))
    otherwise = "" if found else _("No document is called so.")
    show_documents(Listed.NEW, here[:_NEWEST], {}, who, otherwise)


def show_elsewhere(found: Sequence[Document], reports: Collection[str]) -> None:
    """Under which other tab each of the first documents stands, and how many more do."""
    for one in found[:_NEWEST]:
        tab = _("Reported") if one.id in reports else _("Hidden now")
        words = _("“{title}” stands under “{tab}”.").format(title=one.title, tab=tab)
        st.info(plain(words), icon=":material/info:")
    if (more := len(found) - _NEWEST) > 0:
        st.caption(
            wording.counted(
                spoken,
                "{count} more document found is reported or hidden: add a word.",
                "{count} more documents found are reported or hidden: add a word.",
                more,
            )
        )


def tab_of_last_decision() -> int:
    """Where a moderator works: the tab to stay on, which Streamlit knows by a name that counts and so changes."""
    lists = [str(listed) for listed in Listed]
    if (told := outcome()) and told.card.listed in lists:
        st.session_state[_TAB] = lists.index(told.card.listed)
    return int(st.session_state.get(_TAB, 0))


def show_way_out(who: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("What you decide here is logged under “{who}”.").format(who=plain(say_who(who, spoken))))
        if st.button(_("Leave moderation"), type="tertiary", icon=":material/logout:"):
            leave()
            st.rerun()


def show_documents(
    listed: Listed, documents: Sequence[Document], reports: dict[str, list[Report]], who: str, otherwise: str
) -> None:
    if any(may_tell(document) for document in documents):
        st.caption(
            _(
                "To take away a file that shows what the pages hide, tick “Publish its text only” under “Correct the "
                "description, or what is hidden”; hiding or deleting the document does so too."
            )
        )
    show_list(
        listed, documents, lambda document, card: show_document(document, reports.get(document.id, []), who, card)
    )
    if not documents and otherwise:
        st.caption(otherwise)


def show_document(document: Document, reports: Sequence[Report], who: str, card: Card) -> None:
    is_hidden = commons().store.is_hidden(document.id)
    with st.container(border=True, key=f"moderated-{document.id}", gap="xsmall"):
        st.html(
            f'<h2 class="part">{document_html(document, spoken)}{earlier_html(document)}</h2>'
            f'<p class="quiet">{escape(shared_words(document))}</p>{reports_html(reports)}'
        )
        if is_hidden:
            show_why_hidden(document)
            show_text(document)
        else:
            st.page_link(
                "source.py",
                label=_("Open"),
                icon=":material/find_in_page:",
                query_params=address(document=document.id, page=1),
            )
        if document.withheld or commons().store.texts.holds(document.id, MASK):
            st.caption(file_words(document))
        with st.expander(_("Decide"), icon=":material/gavel:"):
            show_decisions(document, who, card, spoken, is_reported=bool(reports), is_hidden=is_hidden)
        with st.expander(_("Correct the description, or what is hidden"), icon=":material/edit:"):
            show_description(document, who, card)


def shared_words(document: Document) -> str:
    """When the document was shared, and by whom where its giver left a name."""
    day, name = wording.day(document, spoken), commons().store.contributions.pseudonym_of(document.id)
    if not name:
        return _("Shared on {day}").format(day=day)
    return _("Shared on {day} by {name}").format(day=day, name=name)


def may_tell(document: Document) -> bool:
    """Whether its file is published and something is hidden on its pages."""
    return not document.text_only and commons().store.texts.holds(document.id, MASK)


def file_words(document: Document) -> str:
    """Whether the file of a document in which something is hidden may tell it."""
    unread = commons().store.texts.unread_pages().get(document.id)
    if is_for_moderators(document, unread):
        how = _("To publish it, untick “Publish its text only” below, once you have read its pages.")
        return f"{withheld_words(unread, spoken)} {how}"
    if document.withheld:
        return withheld_words(unread, spoken)
    if document.text_only:
        return _("Only its text is published: what its pages hide is hidden in what is downloaded, too.")
    return _("Its downloadable file may still show what its pages hide.")


def earlier_html(document: Document) -> str:
    """Says of a version that a newer one took the place of that it is one; of any other, nothing."""
    return f' <span class="origin">– {_("earlier version")}</span>' if document.superseded_by else ""


def show_why_hidden(document: Document) -> None:
    """When, by whom and why the document was hidden, as the log tells."""
    if last := commons().store.log.last(document.id, Action.HIDE):
        day = wording.date_words(last.at.astimezone(time_zone() or UTC).date(), spoken)
        words = _("Hidden on {day} by {who}: {reason}").format(
            day=day, who=say_who(last.who, spoken), reason=quoted(last.reason, spoken)
        )
        st.html(f"<p>{escape(words)}</p>")


def show_text(document: Document) -> None:
    """The first pages of a hidden document, which has no page of its own any more."""
    with st.expander(_("Read its text again"), icon=":material/article:"):
        for page in commons().store.texts.hidden_pages(document.id)[:_PAGES_READ]:
            st.html(f'<section class="text">{page_html(page, None, spoken)}</section>')
        if document.pages > _PAGES_READ:
            st.caption(
                _("The first {count} of {pages}.").format(count=_PAGES_READ, pages=wording.length(document, spoken))
            )


def reports_html(reports: Sequence[Report]) -> str:
    """What is said against a document, the first report first."""
    lines = "".join(
        f"<li>{escape(_(REASON_NAMES[report.reason]))} – {wording.date_words(report.day, spoken)}"
        + (f"<br>{escape(quoted(report.words, spoken))}" if report.words else "")
        + "</li>"
        for report in reports
    )
    return f"<ul>{lines}</ul>" if lines else ""


def show_description(document: Document, who: str, card: Card) -> None:
    form = form_of(document, f"moderated-{document.id}", spoken)
    with st.form(f"description-{document.id}", border=False):
        description, words = form.show_correction(may_publish_file=True, may_show=True)
        why = anew("reason-of-correction", card)
        reason = reason_field(why, spoken)
        sent = st.form_submit_button(_("Save"), type="primary", icon=":material/save:")
    card.show_outcome("description")
    if sent and form.has_title(description) and has_reason(reason, why, spoken):
        entry = Moderator(commons().store, who).entry(Action.DESCRIBE, document.id, reason)
        with told_where_it_fails(document, card, "description", spoken):
            others = [one for one in commons().store.versions.family(document.id) if one.id != document.id]
            save_correction(Correction(document, description, words, others, entry), form, card, spoken)


def show_safely() -> None:
    """The page, or why what a moderator decided could not be done."""
    try:
        show_page()
    except PartageError as error:
        st.warning(plain(error.text(spoken)), icon=":material/info:")


show_safely()
