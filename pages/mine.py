"""The page behind a secret link: what was given with it, to be corrected, replaced or withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from html import escape

import streamlit as st

from corpus.contributions import hash_of
from corpus.errors import DocumentNotFound, PartageError
from corpus.messages import quoted, translator
from corpus.models import Document
from corpus.moderation_log import Action
from corpus.uploads import Step, Upload
from ingest.description import Description, WordChange
from pages.commons import commons, jobs
from pages.giving.correction import Correction, save_correction
from pages.giving.draft_form import form_of
from pages.giving.known import show_known
from pages.giving.once_more import ask_once_more, is_asked, is_sure
from pages.giving.outcome import Card, Tone, outcome, show_list
from pages.giving.secret_link import family_opened, hidden_opened, hold, may_show, opened, others_opened, uploads_of
from pages.giving.upload_progress import show_progress
from pages.giving.withheld import show_withheld
from pages.shown import wording
from pages.shown.document_title import document_html
from pages.shown.markup import plain
from pages.shown.sources import COLUMN
from pages.shown.versions import show_way_to_current
from pages.visiting.browser import keep_to_oneself
from pages.visiting.reader import address, language

spoken = language()
_ = translator(spoken)


def show_page() -> None:
    keep_to_oneself()
    key = st.query_params.get("key", "")
    documents, uploads, hidden = opened(key), uploads_of(key), hidden_opened(key)
    with st.container(width=COLUMN, key="column"):
        is_known = bool(documents or uploads or hidden or outcome())
        st.html(f"<h1>{_('Your documents') if is_known or not key else _('This link opens nothing')}</h1>")
        if documents:
            hold(key)
        if documents or hidden:
            st.write(_("Anyone who has this link can change what follows: do not share it."))
        elif not (is_known or key):
            show_how_to_get_here()
        elif not is_known:
            st.write(
                _(
                    "It is incomplete or mistyped, or what it opened was withdrawn. Copy the whole link again. A lost "
                    "link cannot be sent again: to have a document corrected or withdrawn without it, find it in the "
                    "catalogue, and choose “Report” on its page."
                )
            )
        show_progress(uploads, spoken)
        for upload in uploads:
            if upload.failure:
                st.warning(plain(upload.failure.text(spoken)), icon=":material/block:")
            elif upload.step is Step.KNOWN:
                show_shared_by_another(upload)
        if any(upload.failure for upload in uploads):
            show_way_to_share()
        show_list("mine", documents, lambda document, card: show_document(document, key, card))
        show_list("mine, hidden", hidden, show_hidden)
        if not documents:
            st.page_link("catalogue.py", label=_("See the catalogue"), query_params=address())


def show_how_to_get_here() -> None:
    """What opens this page, for who has typed its address without a key."""
    st.write(
        _(
            "When you have shared a document, you get a secret link, once: it opens this page, where you can correct "
            "your documents, replace them or withdraw them, without an account."
        )
    )
    show_way_to_share()


def show_way_to_share() -> None:
    st.page_link("contribute.py", label=_("Share a document"), icon=":material/upload_file:", query_params=address())


def show_shared_by_another(upload: Upload) -> None:
    with suppress(DocumentNotFound):  # withdrawn meanwhile
        show_known(upload, commons().store.document(upload.document_id), spoken)


def show_hidden(document: Document, card: Card) -> None:
    """What moderators have hidden, why, and what its giver can do: withdraw it, or share it corrected."""
    with st.container(border=True, key=f"mine-{document.id}"):
        st.html(f'<h2 class="heading">{document_html(document, spoken)}</h2>')
        st.write(_("The moderators have hidden it: nobody can see it any more."))
        if why := commons().store.log.last(document.id, Action.HIDE):
            st.write(_("Their reason: {reason}").format(reason=plain(quoted(why.reason, spoken))))
        st.write(
            _(
                "The moderators alone can show it again. To share it without what they object to, correct your file "
                "and drop it on the page “Contribute”. You can also withdraw this one permanently."
            )
        )
        show_way_to_share()
        with st.expander(_("Withdraw"), icon=":material/delete:"):
            show_withdrawal([document], _("Deleted permanently; moderators can no longer restore it:"), card)


def show_document(document: Document, key: str, card: Card) -> None:
    with st.container(border=True, key=f"mine-{document.id}"):
        st.html(f'<h2 class="heading">{document_html(document, spoken)}</h2>')
        if not document.is_current:
            show_place(document, key)
        show_withheld(document, commons().store.texts.unread_pages().get(document.id), spoken)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.page_link(
                "source.py",
                label=_("Open"),
                icon=":material/find_in_page:",
                query_params=address(document=document.id, page=1),
            )
            if document.is_current:
                st.page_link(
                    "contribute.py",
                    label=_("Replace with a new version"),
                    icon=":material/upload_file:",
                    query_params=address(replace=document.id, key=key),
                )
        with st.expander(_("Correct the description, or what is hidden"), icon=":material/edit:"):
            show_description(document, key, card)
        with st.expander(_("Withdraw"), icon=":material/delete:"):
            gone = _("Deleted permanently from the catalogue, the search and every answer:")
            show_withdrawal(family_opened(key, document), gone, card)


def show_place(document: Document, key: str) -> None:
    """Says that the document is an older version or a second format, and leads to what stands for it."""
    current = commons().store.versions.current(document.id)
    is_opened = commons().store.contributions.opens(hash_of(key), current.id)
    match current.version > document.version, is_opened:
        case True, True:
            words = _("An older version: you replaced it with version {version}.")
        case True, False:
            words = _(
                "An older version: version {version}, shared by somebody else or under another link, replaces it."
            )
        case False, True:
            words = _("A second format of a document that you shared in another one.")
        case _:
            words = _("A second format of a document that was shared by somebody else or under another link.")
    stays = _(
        "Answers leave it out, but it stays readable until you withdraw it, which deletes it for good and leaves the "
        "others."
    )
    st.caption(f"{words.format(version=current.version)} {stays}")
    show_way_to_current(document, current, spoken)


def show_description(document: Document, key: str, card: Card) -> None:
    form = form_of(document, f"mine-{document.id}", spoken)
    with st.form(f"description-{document.id}", border=False):
        description, words = form.show_correction(may_publish_file=False, may_show=may_show(document))
        sent = st.form_submit_button(_("Save"), type="primary", icon=":material/save:")
    if sent and form.has_title(description):
        try:
            correction = correction_by_link(document, description, words, key)
            save_correction(correction, form, card, spoken, lambda: remark_on(words, document))
        except PartageError as error:
            card.tell("description", error.text(spoken), Tone.FAILED)
    card.show_outcome("description")


def correction_by_link(document: Document, description: Description, words: WordChange, key: str) -> Correction:
    """A secret link hides the file and shows it no more."""
    description = replace(description, text_only=description.text_only or None)
    return Correction(document, description, words, others_opened(key, document))


def remark_on(words: WordChange, document: Document) -> str:
    """That words which were to be shown again stay hidden, where any were."""
    stay = words.shows and not may_show(document)
    return _("Words that are hidden stay hidden: only moderators can show them again.") if stay else ""


def show_withdrawal(family: Sequence[Document], words: str, card: Card) -> None:
    """What would be deleted, the document of the card and those that go with it, and what does it once one is sure."""
    names = "".join(f"<li>{escape(one.file)}</li>" for one in family)
    st.html(f"<p>{words}</p><ul>{names}</ul><p>{_('Copies that others have downloaded cannot be recalled.')}</p>")
    if not is_asked(card):
        st.button(
            _("Withdraw permanently"),
            key=f"withdraw-{card.document_id}",
            icon=":material/delete_forever:",
            on_click=ask_once_more,
            args=(card,),
        )
    elif is_sure(
        card, question_before_withdrawing(family), yes=_("Yes, withdraw permanently"), no=_("Do not withdraw")
    ):
        withdraw(family, card)


def question_before_withdrawing(family: Sequence[Document]) -> str:
    question = wording.counted(
        spoken, "Withdraw {count} document permanently?", "Withdraw {count} documents permanently?", len(family)
    )
    lost = _("File, text and description are deleted, and the addresses lead nowhere. This cannot be undone.")
    return f"{question} {lost}"


def withdraw(family: Sequence[Document], card: Card) -> None:
    """Deletes the documents for good."""
    for one in family:
        with suppress(DocumentNotFound):  # withdrawn meanwhile
            commons().store.delete(one.id)
    jobs().refresh_soon()
    told = wording.counted(spoken, "{count} document was withdrawn.", "{count} documents were withdrawn.", len(family))
    card.tell("withdrawal", told)


show_page()
