"""The page “Contribute”: drop files first, check what was understood of them, publish them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from corpus.errors import UnreadableFile
from corpus.messages import translator
from corpus.models import Document
from ingest.pipeline import Description, Draft
from pages import wording
from pages.commons import commons
from pages.draft_form import DraftForm, licences_explained, promise_html
from pages.inbox import Dropped, Inbox, inbox
from pages.markup import plain
from pages.outline import outline, telling_heading
from pages.reader import address, language
from pages.sources import COLUMN

spoken = language()
_ = translator(spoken)


def show_page() -> None:
    box = inbox()
    with st.container(width=COLUMN, key="column"):
        st.html(
            f"<h1>{_('Share a document')}</h1>"
            f"<p>{_('Tender documents, price schedules, guides, feedback: what helped you will help others.')}</p>"
        )
        show_published(box)
        files = st.file_uploader(
            _("Files to share"), accept_multiple_files=True, key=f"files-{box.round}", max_upload_size=2 * limit_mb()
        )
        formats = _("PDF, DOCX, ODT, XLSX, ODS, PPTX, HTML, Markdown or plain text, up to {limit} MB each.")
        st.caption(formats.format(limit=limit_mb()))
        read_dropped(box, files)
        drafts = show_results(box, files)
        if drafts:
            show_form(box, drafts)


def limit_mb() -> int:
    limit: int = commons().settings.max_file_bytes
    return max(1, limit // 1024**2)


def read_dropped(box: Inbox, files: Sequence[Dropped]) -> None:
    """Reads the files that are new, saying which one and how many there are."""
    waiting = box.unread(files)
    if not waiting:
        return
    progress = st.progress(0.0)
    for number, file in enumerate(waiting):
        words = _("Received. Reading “{file}” ({number} of {count})…")
        progress.progress(
            number / len(waiting), words.format(file=plain(file.name), number=number + 1, count=len(waiting))
        )
        box.receive(file, commons().ingestion)
    progress.empty()


def show_results(box: Inbox, files: Sequence[Dropped]) -> list[tuple[str, Draft]]:
    """Shows what cannot be added and why; returns the drafts that can, each with its key."""
    drafts = []
    for file, result in box.results(files):
        if isinstance(result, UnreadableFile):
            st.warning(plain(result.text(spoken)), icon=":material/block:")
        elif result.already_there is not None:
            st.info(
                _("“{file}” is already shared. Nothing to do.").format(file=plain(file.name)), icon=":material/check:"
            )
            show_document_link(result.already_there)
        else:
            drafts.append((file.file_id, result))
    return drafts


def show_form(box: Inbox, drafts: list[tuple[str, Draft]]) -> None:
    st.html(f"<h2>{_('Check what was understood')}</h2>")
    with st.expander(_("Which licence to choose?"), icon=":material/balance:"):
        st.markdown(licences_explained(spoken))
    with st.form("description", border=False):
        described = [(draft, DraftForm(draft, key, spoken).show()) for key, draft in drafts]
        st.html(f"<h2>{_('What will be published')}</h2>{promise_html([draft for _key, draft in drafts], spoken)}")
        sent = st.form_submit_button(_("Publish"), type="primary", icon=":material/publish:")
    if sent and may_publish(described):
        publish(box, described)


def may_publish(described: list[tuple[Draft, Description]]) -> bool:
    """Whether every file has a licence and a title; says which one lacks it."""
    ready = True
    for draft, description in described:
        if not description.licence or not description.title:
            words = _("“{file}”: choose a licence and give a title, then publish.")
            st.warning(words.format(file=plain(draft.document.file)), icon=":material/edit:")
            ready = False
    return ready


def publish(box: Inbox, described: list[tuple[Draft, Description]]) -> None:
    """Stores the files, makes them searchable, and starts the page anew with links to them."""
    progress = st.progress(0.0)
    documents = []
    for number, (draft, description) in enumerate(described):
        progress.progress(number / len(described), _("Storing “{file}”…").format(file=plain(draft.document.file)))
        documents.append(commons().ingestion.publish(draft, description))

    def show_progress(done: int, count: int) -> None:
        words = _("Stored. Making it searchable: {done} passages of {count}…").format(done=done, count=count)
        progress.progress(done / max(count, 1), words)

    commons().refresh(show_progress)
    box.close_round(documents)
    st.rerun()


def show_published(box: Inbox) -> None:
    """The documents that were just published, each with a question to ask it."""
    if not box.published:
        return
    st.success(
        wording.counted(
            spoken,
            "{count} document is published and can be searched. Thank you!",
            "{count} documents are published and can be searched. Thank you!",
            len(box.published),
        ),
        icon=":material/check_circle:",
    )
    for document in box.published:
        show_document_link(document)
        show_question_link(document)


def show_document_link(document: Document) -> None:
    st.page_link(
        "source.py",
        label=plain(document.title),
        icon=":material/description:",
        query_params=address(document=document.id, page=1),
    )


def show_question_link(document: Document) -> None:
    heading = telling_heading(outline(commons().store.pages(document.id)))
    question = _("What does it say about “{heading}”?").format(heading=heading or document.title)
    st.page_link(
        "ask.py",
        label=_("Ask it: {question}").format(question=plain(question)),
        icon=":material/chat:",
        query_params=address(q=question, **{"in": [document.id]}),
    )


show_page()
