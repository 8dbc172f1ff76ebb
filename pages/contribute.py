"""The page “Contribute”: drop files first, check what was understood of them, publish them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from corpus.contributions import hash_of, new_key
from corpus.errors import DocumentNotFound, TooOften, UploadNotFound
from corpus.messages import quoted, translator
from corpus.models import Document, UnreadPages
from corpus.sizes import MEGABYTE, limit_in_megabytes
from corpus.uploads import BEING_PUBLISHED, Step, Upload
from ingest.description import NOTHING_GIVEN, described_as
from ingest.draft import Draft
from ingest.plain_text import clean_line
from ingest.relation import Related, Relation
from jobs.approval import Approval
from jobs.older_versions import OlderVersions
from pages.asking.suggested import question_for
from pages.commons import commons, jobs
from pages.giving.common_fields import show_common_fields, with_common
from pages.giving.deletion import deletion_html, show_deleted, show_deletion, versions_replaced
from pages.giving.draft_form import DraftForm
from pages.giving.draft_reading import is_read, show_reading
from pages.giving.given import Given, described_like, hiding_as
from pages.giving.inbox import Dropped, Inbox, inbox
from pages.giving.known import show_document_link, show_known
from pages.giving.last_look import go_where_a_warning_leads, keep_what_was_seen, may_publish, was_chosen
from pages.giving.licence_advice import licence_advice
from pages.giving.likeness import show_likeness
from pages.giving.promise import promise_html
from pages.giving.secret_link import hold, replaced_document, show_secret_link
from pages.giving.upload_progress import show_progress
from pages.giving.what_was_read import show_failure, show_what_was_read
from pages.giving.withheld import show_withheld
from pages.shown import wording
from pages.shown.markup import plain
from pages.shown.scanned import show_unread
from pages.shown.sources import COLUMN
from pages.visiting.browser import follow_form, keep_to_oneself
from pages.visiting.reader import address, language

spoken = language()
_ = translator(spoken)


def show_page() -> None:
    box = inbox()
    replaced = replaced_document()
    with st.container(width=COLUMN, key="column"):
        show_purpose(replaced)
        show_published(box)
        purpose = replaced.id if replaced else ""
        if uploader_key(box, purpose) not in st.session_state:  # the page is opened anew, or has published
            box.set_aside()
        show_begun(box, purpose)
        files = show_uploader(box, replaced)
        show_what_can_be_read()
        common = described_like(replaced) if replaced else NOTHING_GIVEN
        try:
            box.receive(files, jobs(), common, purpose)
        except TooOften as error:
            st.warning(error.text(spoken), icon=":material/schedule:")
        uploads = box.uploads(files, commons().store.uploads, purpose)
        show_progress(uploads, spoken)
        drafts = show_what_was_read(box, uploads, spoken)
        if drafts:
            show_form(box, drafts, replaced)


def show_purpose(replaced: Document | None) -> None:
    if replaced is None:
        promise = _(
            "Nothing is published until you have seen who is named in the file and what will be public. No "
            "account is needed."
        )
        purpose = _("Tender documents, price schedules, guides, lessons learned: what helped you will help others.")
        st.html(f'<h1>{_("Share a document")}</h1><p>{purpose}</p><p class="quiet">{promise}</p>')
        return
    keep_to_oneself()
    title = escape(_("Replace “{title}”").format(title=replaced.title))
    promise = _(
        "The new version takes its place in answers; the old one stays readable at its address, unless you choose "
        "below, before you publish, to delete it for good."
    )
    st.html(f"<h1>{title}</h1><p>{promise}</p>")


def show_uploader(box: Inbox, replaced: Document | None) -> Sequence[Dropped]:
    """The files dropped: any number to share, one to replace a document; too large ones too, to say that they are."""
    limit = 2 * max(1, commons().settings.max_file_bytes // MEGABYTE)
    if replaced is None:
        key = uploader_key(box, "")
        return st.file_uploader(_("Files to share"), accept_multiple_files=True, key=key, max_upload_size=limit)
    key = uploader_key(box, replaced.id)
    file = st.file_uploader(_("The new version"), key=key, max_upload_size=limit)
    return [file] if file else []


def show_what_can_be_read() -> None:
    """The formats and the size of files, and what becomes of those that are not published."""
    formats = _(
        "PDF, DOCX, ODT, XLSX, ODS, CSV, PPTX, HTML, Markdown, text, PNG, JPEG, TIFF, or a ZIP of them, "
        "up to {limit} MB each."
    )
    limit = limit_in_megabytes(commons().settings.max_file_bytes)
    kept = _("What you do not publish is deleted from the server after a day.")
    st.caption(f"{formats.format(limit=wording.number(limit, spoken))} {kept}")


def uploader_key(box: Inbox, purpose: str) -> str:
    return f"files-{purpose}-{box.round}"


def show_begun(box: Inbox, purpose: str) -> None:
    """Offers to take up again what was dropped before another page was opened, or to forget it."""
    begun = box.begun_uploads(purpose, commons().store.uploads)
    resumed = box.resumed_uploads(purpose, commons().store.uploads)
    if not begun and not resumed:
        return
    files = ", ".join(quoted(plain(one.file), spoken) for one in begun or resumed)
    with st.container(border=True, key="begun"):
        if begun:
            words = _(
                "You had begun to share {files}. Nothing is published; it waits for you alone, as long as this visit "
                "lasts. What you had written in the form is to be written again."
            )
            st.write(words.format(files=files))
        else:
            st.write(_("Taken up again: {files}.").format(files=files))
        with st.container(horizontal=True):
            if begun:
                label = wording.counted(
                    spoken, "Resume the document begun", "Resume the {count} documents begun", len(begun)
                )
                st.button(label, icon=":material/undo:", key="resume", on_click=box.resume, args=(purpose,))
            st.button(_("Give it up"), type="tertiary", key="give-up", on_click=box.give_up, args=(purpose, jobs()))


def show_form(box: Inbox, drafts: list[tuple[Upload, Draft]], replaced: Document | None) -> None:
    st.html(f"<h2>{_('Check what was understood')}</h2>")
    with st.expander(_("Which licence should I choose?"), icon=":material/balance:"):
        st.markdown(licence_advice(spoken))
    with st.form("description", border=False, enter_to_submit=False):  # its first button opens a window
        given = show_drafts(drafts, str(box.round), replaced)
        pseudonym = st.text_input(_("Name to credit (optional, shown to everyone)"), max_chars=60)
        older = versions_replaced(replaced, st.query_params["key"]) if replaced and len(drafts) == 1 else None
        deletes_older = bool(replaced and older and show_deletion(older, f"{replaced.id}-{box.round}", spoken))
        said = [replace(one.draft, document=described_as(one.draft.document, one.description)) for one in given]
        text_only = any(one.document.text_only for one in said)
        promise = promise_html(said, spoken) + (deletion_html(older, spoken, text_only=text_only) if older else "")
        st.html(f"<h2>{_('What will be published')}</h2>{promise}")
        follow_form(_("Update what will be published"))
        sent = st.form_submit_button(_("Publish"), type="primary", icon=":material/publish:")
        to_know_first = st.container(key="to-know-first")
        sent = was_chosen() or sent
    for one in given:
        if is_read(one.upload.id):
            show_reading(one.draft, one.description, one.upload.id, spoken)
    with to_know_first:
        ready = sent and may_publish(given, str(box.round), spoken)
    if ready:
        publish(box, given, pseudonym, replaced, older if deletes_older else None)
    keep_what_was_seen(given)
    go_where_a_warning_leads()


def show_drafts(drafts: Sequence[tuple[Upload, Draft]], form: str, replaced: Document | None) -> list[Given]:
    """Draws the fields of each draft, those of all above; returns each with what its giver says of it."""
    are_several = len(drafts) > 1
    common = show_common_fields(form, spoken) if are_several else NOTHING_GIVEN
    given = []
    for upload, draft in drafts:
        fields = DraftForm(draft, upload.id, spoken, are_several, follows=replaced is not None)
        description = with_common(fields.show(), common)
        related = show_relation(draft, upload.id, replaced)
        if related is not None and related.relation is not Relation.DIFFERENT:
            description = hiding_as(related.known, description, may_give_file=replaced is not None)
        given.append(Given(upload, draft, description, related))
    return given


def show_relation(draft: Draft, key: str, replaced: Document | None) -> Related | None:
    """How the draft stands to a known document: as its address says, else as its giver says where it is near to one."""
    if replaced is not None:
        return Related(Relation.NEW_VERSION, replaced)
    return show_likeness(draft, key, spoken) if draft.near else None


def publish(
    box: Inbox, given: list[Given], pseudonym: str, replaced: Document | None, deleted: OlderVersions | None
) -> None:
    """Has the files published, and starts the page anew with how far they have come; `deleted` are to be so then.

    One that was approved or failed meanwhile is shown as it stands, and the key is not for it.
    """
    key = st.query_params["key"] if replaced else new_key()
    there, gone, opens_any = list[Upload](), list[str](), False
    for one in given:
        approval = Approval(one.description, one.related, clean_line(pseudonym), deletes_older=deleted is not None)
        try:
            opens_any |= jobs().approve(one.upload, approval, key)
            there.append(one.upload)
        except UploadNotFound:  # it waited for more than a day, or was given up in another window
            gone.append(one.upload.file)
    if not there:
        show_gone(gone)
        return
    if opens_any:
        hold(key)
    box.close_round(there, key, deleted if opens_any else None, gone)
    for name in ("replace", "key"):
        st.query_params.pop(name, None)
    st.rerun()


def show_gone(files: Sequence[str]) -> None:
    """That files which were to be published are no longer there to be so."""
    words = _("“{file}” no longer waits here, and was not published. Add it again.")
    for file in files:
        st.warning(words.format(file=plain(file)), icon=":material/block:")


def show_published(box: Inbox) -> None:
    """How far the documents have come that were just published, and a question to ask each that can be searched."""
    show_gone(box.gone)
    uploads = box.published_uploads(commons().store.uploads)
    if not uploads:
        return
    unread = commons().store.texts.unread_pages()
    ready = [upload.document_id for upload in uploads if upload.step is Step.SEARCHABLE]
    if ready:
        searchable = sum(document_id not in unread for document_id in ready)
        told = published_words(len(ready), searchable, sum(upload.step in BEING_PUBLISHED for upload in uploads))
        st.success(told, icon=":material/check_circle:")
    show_progress(uploads, spoken)
    for upload in uploads:
        if upload.failure:
            show_failure(upload.failure, spoken)
        elif upload.document_id:
            show_result(upload, unread.get(upload.document_id))
    if box.deleted and any(upload.step in (Step.STORED, Step.SEARCHABLE) for upload in uploads):
        show_deleted(box.deleted, spoken)
    with_key = [upload for upload in uploads if upload.key_hash == hash_of(box.key)]
    if any(upload.step is not Step.KNOWN and not upload.failure for upload in with_key):
        show_secret_link(box.key, spoken)


def published_words(published: int, searchable: int, under_way: int) -> str:
    """How many documents are published, and how many of them can be searched: scanned pages are still to be read.

    How many more are still on their way, where some are.
    """
    if published == searchable:
        told = wording.counted(
            spoken,
            "{count} document is published and can be searched. Thank you!",
            "{count} documents are published and can be searched. Thank you!",
            published,
        )
    else:
        told = wording.counted(
            spoken,
            "{count} document is published. Thank you!",
            "{count} documents are published. Thank you!",
            published,
        )
    whole = wording.counted(
        spoken, "{count} of them can be searched already.", "{count} of them can be searched already.", searchable
    )
    others = wording.counted(
        spoken, "{count} other will be in a moment.", "{count} others will be in a moment.", under_way
    )
    parts = (told, whole if 0 < searchable < published else "", others if under_way else "")
    return " ".join(filter(None, parts))


def show_result(upload: Upload, unread: UnreadPages | None) -> None:
    try:
        document = commons().store.document(upload.document_id)
    except DocumentNotFound:  # withdrawn meanwhile
        return
    if upload.step is Step.KNOWN:
        show_known(upload, document, spoken)
        return
    with st.container(key=f"given-{upload.id}", gap="xsmall"):
        show_document_link(document)
        st.caption(state_words(upload, unread))
        show_unread(unread, spoken)
        show_withheld(document, unread, spoken)
        if upload.step is Step.SEARCHABLE and unread is None:
            show_question_link(document)


def state_words(upload: Upload, unread: UnreadPages | None) -> str:
    """Which file the document was made from, as its giver knows it, and whether it can be asked already."""
    file = plain(upload.file)
    if upload.step is not Step.SEARCHABLE:
        return f":material/hourglass_top: {file} · {_('Cannot be asked yet: the search is taking it up.')}"
    if unread is not None:
        return f":material/hourglass_top: {file} · {_('Published.')}"
    return f":material/check_circle: {file} · {_('Ready: it can be asked.')}"


def show_question_link(document: Document) -> None:
    """A question that the document answers, one click away; where none is known, the page on which to ask it one."""
    question = question_for(document, spoken)
    asks = _("Ask it: {question}").format(question=plain(question))
    st.page_link(
        "ask.py",
        label=asks if question else _("Ask about this document"),
        icon=":material/chat:",
        query_params=address(q=question, **{"in": [document.id]}),
    )


show_page()
