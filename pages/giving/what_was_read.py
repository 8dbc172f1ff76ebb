"""What came of reading the files that were dropped: drafts that can be published, and why others cannot be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from corpus.errors import HiddenFile, NotFound, PartageError
from corpus.messages import translator
from corpus.models import Document
from corpus.same_buyer import BuyerNames
from corpus.uploads import Step, Upload
from ingest.draft import Draft
from ingest.guesses.buyer_type import guess_buyer_type
from ingest.one_tender import are_one_tender, are_tied, says_nothing_of_its_subject, titled_as_a_part, with_common_buyer
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
    return with_buyers(drafts, shared)


def _show_twice(file: str, same: str, language: str) -> None:
    """That a file among those dropped is one of the others."""
    _ = translator(language)
    words = _("“{file}” was given twice: it is shown once.")
    if file != same:
        words = _("“{file}” is the same file as “{same}”: it is shown once.")
    st.info(words.format(file=plain(file), same=plain(same)), icon=":material/file_copy:")


def with_buyers(
    drafts: Sequence[tuple[Upload, Draft]], shared: Sequence[tuple[str, Document]]
) -> list[tuple[Upload, Draft]]:
    """The same drafts, each buyer named in one way, which a tender's documents that name none have from the others.

    Those of a ZIP are together, and those of none where they say so themselves; `shared` are shared already.
    """
    names = BuyerNames([*(draft.document.buyer for _, draft in drafts), *(document.buyer for _, document in shared)])
    drafts = [(upload, _named_usually(draft, names)) for upload, draft in drafts]
    given = [*((upload.package, draft.document) for upload, draft in drafts), *shared]
    return [(upload, _with_buyer(draft, upload.package, given)) for upload, draft in drafts]


def _named_usually(draft: Draft, names: BuyerNames) -> Draft:
    """The draft, its buyer as `names` have it where that was guessed."""
    usual = names.usual(draft.document.buyer)
    if "buyer" not in draft.guessed or usual == draft.document.buyer:
        return draft
    kind = draft.document.buyer_type or guess_buyer_type(usual)
    return replace(draft, document=replace(draft.document, buyer=usual, buyer_type=kind))


def _with_buyer(draft: Draft, package: str, given: Sequence[tuple[str, Document]]) -> Draft:
    """The draft with the buyer of its tender's other documents among those given, each with its package.

    One that says nothing of what is bought, as price schedules do, has it from the one tender that lies loose beside
    it, and is called after it.
    """
    own = draft.document
    together = [other for where, other in given if other is not own and where == package]
    beside = together if package else [other for other in together if are_tied(own, other)]
    says_nothing = says_nothing_of_its_subject(own, together)
    if not beside and says_nothing and are_one_tender(together):
        beside = together
    document = with_common_buyer([own, *beside])[0]
    if document.buyer == own.buyer:
        return draft
    source = next(other for other in beside if other.buyer == document.buyer)
    if says_nothing and "title" in draft.guessed:
        document = replace(document, title=titled_as_a_part(document, source))
    return replace(draft, document=document, buyer_from=source.file)


def _show_opened(upload: Upload, language: str) -> None:
    """That a ZIP was opened, and how many files it holds."""
    _ = translator(language)
    files = wording.counted(language, "{count} file", "{count} files", upload.total)
    words = _("“{file}” was opened, and contains {files}, listed one by one below.")
    st.info(words.format(file=plain(upload.file), files=files), icon=":material/folder_zip:")


def show_failure(failure: PartageError, language: str) -> None:
    """Why a file was not added."""
    st.warning(plain(failure.text(language)), icon=":material/block:")
