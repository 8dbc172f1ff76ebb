"""What came of reading the files that were dropped: drafts that can be published, and why others cannot be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from corpus.errors import HiddenFile, NotFound, PartageError
from corpus.messages import translator
from corpus.models import Document
from corpus.uploads import Step, Upload
from ingest.draft import Draft
from ingest.one_tender import with_common_buyer
from pages.commons import commons, jobs
from pages.giving.inbox import Inbox
from pages.giving.known import show_known
from pages.shown import wording
from pages.shown.markup import plain


def show_what_was_read(box: Inbox, uploads: Sequence[Upload], language: str) -> list[tuple[Upload, Draft]]:
    """Shows what cannot be added and why; returns the drafts that can, each with its upload."""
    drafts: list[tuple[Upload, Draft]] = []
    shared: list[tuple[str, Document]] = []
    for upload in uploads:
        if upload.failure:
            show_failure(upload.failure, language)
        elif upload.step is Step.OPENED:
            _show_opened(upload, language)
        elif upload.step is Step.PROTECTED:
            try:
                draft = box.draft(upload, jobs())
                known = commons().ingestion.known(draft)
            except (NotFound, HiddenFile) as error:
                show_failure(error, language)
                continue
            same = [other.document.file for _upload, other in drafts if other.document.sha256 == draft.document.sha256]
            if same:
                _show_twice(draft.document.file, same[0], language)
            elif known is None:
                drafts.append((upload, draft))
            else:
                shared.append((upload.package, known))
                show_known(upload, known, language)
    return _with_buyers(drafts, shared)


def _show_twice(file: str, same: str, language: str) -> None:
    """That a file among those dropped is one of the others."""
    _ = translator(language)
    words = _("“{file}” was given twice: it is shown once.")
    if file != same:
        words = _("“{file}” is the same file as “{same}”: it is shown once.")
    st.info(words.format(file=plain(file), same=plain(same)), icon=":material/file_copy:")


def _with_buyers(
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


def _show_opened(upload: Upload, language: str) -> None:
    """That a ZIP was opened, and how many files it holds."""
    _ = translator(language)
    files = wording.counted(language, "{count} file", "{count} files", upload.total)
    words = _("“{file}” was opened, and contains {files}, listed one by one below.")
    st.info(words.format(file=plain(upload.file), files=files), icon=":material/folder_zip:")


def show_failure(failure: PartageError, language: str) -> None:
    """Why a file was not added."""
    st.warning(plain(failure.text(language)), icon=":material/block:")
