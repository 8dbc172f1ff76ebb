"""The page “Contribute”: drop files first, check what was understood of them, publish them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from uuid import uuid4

import streamlit as st

from corpus.contributions import hash_of, new_key
from corpus.errors import DocumentNotFound, HiddenFile, NotFound, PartageError, TooOften, UploadNotFound
from corpus.messages import quoted, translator
from corpus.models import Document, UnreadPages
from corpus.sizes import MEGABYTE, limit_in_megabytes
from corpus.uploads import Step, Upload
from ingest.description import NOTHING_GIVEN, described_as
from ingest.draft import Draft
from ingest.masked_description import hidden_in_description
from ingest.one_tender import with_common_buyer
from ingest.plain_text import clean_line
from ingest.relation import Related, Relation
from jobs.approval import Approval
from jobs.older_versions import OlderVersions
from pages.asking.suggested import question_for_sure
from pages.commons import commons, jobs
from pages.giving.common_fields import show_common_fields, with_common
from pages.giving.deletion import deletion_html, show_deleted, show_deletion, versions_replaced
from pages.giving.draft_form import DraftForm, draft_key, text_only_key
from pages.giving.draft_reading import is_read, show_reading
from pages.giving.given import Given, described_like, hiding_as
from pages.giving.inbox import Dropped, Inbox, inbox
from pages.giving.known import show_document_link, show_known
from pages.giving.lacking import common_lack, own_lacks
from pages.giving.licence_advice import licence_advice
from pages.giving.likeness import show_likeness
from pages.giving.personal_data import leading_to_people, named
from pages.giving.promise import promise_html
from pages.giving.secret_link import hold, replaced_document, show_secret_link
from pages.giving.upload_progress import show_progress
from pages.shown import wording
from pages.shown.markup import plain
from pages.shown.scanned import show_unread
from pages.shown.sources import COLUMN
from pages.visiting.browser import bring_into_view, keep_to_oneself, mark_fields
from pages.visiting.reader import address, language

_CHOSEN = "what is published was chosen"
_SOUGHT = "what a warning leads to"

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
        formats = _(
            "PDF, DOCX, ODT, XLSX, ODS, CSV, PPTX, HTML, Markdown, text, PNG, JPEG, TIFF, or a ZIP of them, "
            "up to {limit} MB each."
        )
        limit = limit_in_megabytes(commons().settings.max_file_bytes)
        kept = _("What you do not publish is deleted from the server after a day.")
        st.caption(f"{formats.format(limit=wording.number(limit, spoken))} {kept}")
        common = described_like(replaced) if replaced else NOTHING_GIVEN
        try:
            box.receive(files, jobs(), common, purpose)
        except TooOften as error:
            st.warning(error.text(spoken), icon=":material/schedule:")
        uploads = box.uploads(files, commons().store.uploads, purpose)
        show_progress(uploads, spoken)
        drafts = show_results(box, uploads)
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


def show_results(box: Inbox, uploads: Sequence[Upload]) -> list[tuple[Upload, Draft]]:
    """Shows what cannot be added and why; returns the drafts that can, each with its upload."""
    drafts: list[tuple[Upload, Draft]] = []
    shared: list[tuple[str, Document]] = []
    for upload in uploads:
        if upload.failure:
            show_failure(upload.failure)
        elif upload.step is Step.OPENED:
            show_opened(upload)
        elif upload.step is Step.PROTECTED:
            try:
                draft = box.draft(upload, jobs())
                known = commons().ingestion.known(draft)
            except (NotFound, HiddenFile) as error:
                show_failure(error)
                continue
            same = [other.document.file for _upload, other in drafts if other.document.sha256 == draft.document.sha256]
            if same:
                show_twice(draft.document.file, same[0])
            elif known is None:
                drafts.append((upload, draft))
            else:
                shared.append((upload.package, known))
                show_known(upload, known, spoken)
    return with_buyers(drafts, shared)


def show_twice(file: str, same: str) -> None:
    """That a file among those dropped is one of the others."""
    words = _("“{file}” was given twice: it is shown once.")
    if file != same:
        words = _("“{file}” is the same file as “{same}”: it is shown once.")
    st.info(words.format(file=plain(file), same=plain(same)), icon=":material/file_copy:")


def with_buyers(
    drafts: Sequence[tuple[Upload, Draft]], shared: Sequence[tuple[str, Document]]
) -> list[tuple[Upload, Draft]]:
    """The same drafts, a tender's documents that do not name its buyer with that of those they were dropped with.

    Those of a ZIP are together, and so are those of none; `shared` are documents that are shared already.
    """
    with_theirs = []
    for upload, draft in drafts:
        beside = [other.document for one, other in drafts if one.package == upload.package and one.id != upload.id]
        beside += [document for package, document in shared if package == upload.package]
        document = with_common_buyer([draft.document, *beside])[0]
        with_theirs.append((upload, replace(draft, document=document)))
    return with_theirs


def show_opened(upload: Upload) -> None:
    files = wording.counted(spoken, "{count} file", "{count} files", upload.total)
    words = _("“{file}” was opened, and contains {files}, listed one by one below.")
    st.info(words.format(file=plain(upload.file), files=files), icon=":material/folder_zip:")


def show_failure(failure: PartageError) -> None:
    st.warning(plain(failure.text(spoken)), icon=":material/block:")


def show_form(box: Inbox, drafts: list[tuple[Upload, Draft]], replaced: Document | None) -> None:
    st.html(f"<h2>{_('Check what was understood')}</h2>")
    with st.expander(_("Which licence should I choose?"), icon=":material/balance:"):
        st.markdown(licence_advice(spoken))
    with st.form("description", border=False, enter_to_submit=False):  # its first button opens a window
        are_several = len(drafts) > 1
        common = show_common_fields(str(box.round), spoken) if are_several else NOTHING_GIVEN
        given = []
        for upload, draft in drafts:
            form = DraftForm(draft, upload.id, spoken, are_several, follows=replaced is not None)
            description = with_common(form.show(), common)
            related = show_relation(draft, upload.id, replaced)
            if related is not None and related.relation is not Relation.DIFFERENT:
                description = hiding_as(related.known, description, may_give_file=replaced is not None)
            given.append(Given(upload, draft, description, related))
        pseudonym = st.text_input(_("Name to credit (optional, shown to everyone)"), max_chars=60)
        older = versions_replaced(replaced, st.query_params["key"]) if replaced and not are_several else None
        deletes_older = bool(replaced and older and show_deletion(older, f"{replaced.id}-{box.round}", spoken))
        said = [replace(one.draft, document=described_as(one.draft.document, one.description)) for one in given]
        text_only = any(one.document.text_only for one in said)
        promise = promise_html(said, spoken) + (deletion_html(older, spoken, text_only=text_only) if older else "")
        st.html(f"<h2>{_('What will be published')}</h2>{promise}")
        sent = st.form_submit_button(_("Publish"), type="primary", icon=":material/publish:")
        to_know_first = st.container(key="to-know-first")
        sent = st.session_state.pop(_CHOSEN, False) or sent
    for one in given:
        if is_read(one.upload.id):
            show_reading(one.draft, one.description, one.upload.id, spoken)
    with to_know_first:
        ready = sent and may_publish(given, str(box.round))
    if ready:
        publish(box, given, pseudonym, replaced, older if deletes_older else None)
    for one in given:
        st.session_state[kept_back_key(one)] = one.description.text_only
    if sought := st.session_state.pop(_SOUGHT, ""):
        bring_into_view(sought, uuid4().hex, "start", "sought")


def show_relation(draft: Draft, key: str, replaced: Document | None) -> Related | None:
    """How the draft stands to a known document: as its address says, else as its giver says where it is near to one."""
    if replaced is not None:
        return Related(Relation.NEW_VERSION, replaced)
    return show_likeness(draft, key, spoken) if draft.near else None


def may_publish(given: list[Given], form: str) -> bool:
    """Whether every file has a licence, a title and its place beside others; says which one lacks it, at its field."""
    common = common_lack(given, form, spoken)
    if common:
        st.warning(common.told, icon=common.icon)
    wrong, ready, naming = dict(common.fields) if common else {}, common is None, list[Given]()
    for one in given:
        lacks = own_lacks(one, spoken, needs_licence=common is None)
        for lack in lacks:
            st.warning(lack.told, icon=lack.icon)
        for lack in reversed(lacks):  # the field that says how it stands to another is the last
            wrong |= lack.fields
        warned = [warn_of_what_is_hidden(one), warn_that_the_file_goes_too(one), warn_of_whom_the_file_names(one)]
        ready = ready and not lacks and not any(warned)  # told all in one go
        naming += [one] if warned[-1] else []
    if naming:
        show_choice_of_file(naming)
    if wrong:
        mark_fields(wrong)
    elif not ready:
        bring_into_view("to-know-first", uuid4().hex, "nearest")  # below the button, which may end the window
    return ready


def warn_of_what_is_hidden(given: Given) -> bool:
    """Tells its giver once what will be hidden in its description; whether there was any to tell."""
    described = described_as(given.draft.document, given.description)
    hidden = hidden_in_description(described, given.draft.read)
    told = st.session_state.setdefault(f"told-{given.upload.id}", set())
    if told.issuperset(hidden):
        return False
    told.update(hidden)
    words = _(
        "“{file}”: in its description, what follows will be hidden, as in its text: {words}. Change the description, "
        "or publish it so."
    )
    st.warning(
        words.format(file=plain(given.draft.document.file), words=plain(", ".join(hidden))),
        icon=":material/visibility_off:",
    )
    show_way_to(f"title-{given.upload.id}", _("Change the description"))
    return True


def warn_that_the_file_goes_too(given: Given) -> bool:
    """Tells its giver that the file is given to anybody where the form that was seen told nothing of it; whether so."""
    if given.description.text_only or not st.session_state.get(kept_back_key(given)):
        return False
    words = _("“{file}”: the file will be published too. Read above what it tells of people, then publish.")
    st.warning(words.format(file=plain(given.draft.document.file)), icon=":material/visibility:")
    show_way_to(draft_key(given.upload.id), _("Read what it tells of people"))
    return True


def show_way_to(target: str, label: str) -> None:
    """A button that goes up to what a warning tells of, and publishes nothing."""
    st.form_submit_button(label, icon=":material/arrow_upward:", key=f"to-{target}", on_click=seek, args=(target,))


def seek(target: str) -> None:
    """Has the page show the container with this key."""
    st.session_state[_SOUGHT] = target


def warn_of_whom_the_file_names(given: Given) -> bool:
    """Tells its giver once, by name, whom a file shows that is given to anybody; whether there was any to tell."""
    if given.description.text_only:
        return False
    kept = kept_in_the_file(given)
    told: set[str] = st.session_state.setdefault(f"kept-told-{given.upload.id}", set())
    if told.issuperset(kept):
        return False
    told.update(kept)
    words = _(
        "“{file}”: anyone will be able to download the file, and to read in it what the pages hide: {words}. What do "
        "you want to publish?"
    )
    file = plain(given.draft.document.file)
    st.warning(words.format(file=file, words=plain(named(kept, spoken))), icon=":material/visibility:")
    return True


def show_choice_of_file(naming: Sequence[Given]) -> None:
    """Publishes the text of files that name people alone, or the files too; either with all that the form says."""
    with st.container(horizontal=True, gap="small", key="file-or-text"):
        st.form_submit_button(
            wording.counted(spoken, "Publish the text only", "Publish the text of these files only", len(naming)),
            icon=":material/article:",
            key="publish-text",
            on_click=choose_what_is_published,
            args=([one.upload.id for one in naming],),
        )
        st.form_submit_button(
            wording.counted(spoken, "Publish the file as it is", "Publish these files as they are", len(naming)),
            icon=":material/draft:",
            key="publish-file",
            on_click=choose_what_is_published,
        )


def choose_what_is_published(text_only: Sequence[str] = ()) -> None:
    """Has the page publish, and of these uploads the text alone."""
    st.session_state[_CHOSEN] = True
    for upload_id in text_only:
        st.session_state[text_only_key(upload_id)] = True


def kept_in_the_file(given: Given) -> Sequence[str]:
    """What leads to people and is hidden on the pages of a file, which keeps it."""
    disclosure = given.description.disclosure
    people = leading_to_people(given.draft, spoken, disclosure)
    return tuple(dict.fromkeys((*people, *disclosure.masked_words)))


def kept_back_key(given: Given) -> str:
    """Where it stands whether the form that was seen last was that of a file whose text alone is published."""
    return f"kept-back-{given.upload.id}"


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
        told = published_words(len(ready), sum(document_id not in unread for document_id in ready))
        st.success(told, icon=":material/check_circle:")
    show_progress(uploads, spoken)
    for upload in uploads:
        if upload.failure:
            show_failure(upload.failure)
        elif upload.document_id:
            show_result(upload, unread.get(upload.document_id))
    if box.deleted and any(upload.step in (Step.STORED, Step.SEARCHABLE) for upload in uploads):
        show_deleted(box.deleted, spoken)
    with_key = [upload for upload in uploads if upload.key_hash == hash_of(box.key)]
    if any(upload.step is not Step.KNOWN and not upload.failure for upload in with_key):
        show_secret_link(box.key, spoken)


def published_words(published: int, searchable: int) -> str:
    """How many documents are published, and how many of them can be searched: scanned pages are still to be read."""
    if published == searchable:
        return wording.counted(
            spoken,
            "{count} document is published and can be searched. Thank you!",
            "{count} documents are published and can be searched. Thank you!",
            published,
        )
    told = wording.counted(
        spoken, "{count} document is published. Thank you!", "{count} documents are published. Thank you!", published
    )
    whole = wording.counted(
        spoken, "{count} of them can be searched already.", "{count} of them can be searched already.", searchable
    )
    return f"{told} {whole}" if searchable else told


def show_result(upload: Upload, unread: UnreadPages | None) -> None:
    try:
        document = commons().store.document(upload.document_id)
    except DocumentNotFound:  # withdrawn meanwhile
        return
    if upload.step is Step.KNOWN:
        show_known(upload, document, spoken)
        return
    show_document_link(document)
    show_unread(unread, spoken)
    if upload.step is Step.SEARCHABLE and unread is None:
        show_question_link(document)


def show_question_link(document: Document) -> None:
    question = question_for_sure(document, spoken)
    st.page_link(
        "ask.py",
        label=_("Ask it: {question}").format(question=plain(question)),
        icon=":material/chat:",
        query_params=address(q=question, **{"in": [document.id]}),
    )


show_page()
