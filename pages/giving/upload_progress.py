"""How far uploads have come, said in words that change by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st
from babel.numbers import format_decimal

from corpus.messages import counted, translator
from corpus.uploads import Step, Upload
from pages.commons import commons
from pages.shown.markup import plain

_SECONDS_BETWEEN_LOOKS = 1.0


def show_progress(uploads: Sequence[Upload], language: str) -> None:
    """One line for each upload that is on its way, until one of them has arrived: then the page is shown anew."""
    shown = [upload.id for upload in uploads if upload.is_on_its_way]
    if shown:
        _fragment(shown, language)


@st.fragment(run_every=_SECONDS_BETWEEN_LOOKS)
def _fragment(shown: list[str], language: str) -> None:
    known = commons().store.uploads
    on_their_way = [upload for upload in known.among(shown) if upload.is_on_its_way]
    are_several = known.count({Step.STORED}) > 1
    for upload in on_their_way:
        _show_step(upload, known.ahead_of, language, among_others=are_several)
    if len(on_their_way) < len(shown):  # one has arrived
        st.rerun()


def _show_step(upload: Upload, ahead_of: Callable[[Upload], int], language: str, *, among_others: bool) -> None:
    """The line of an upload; passages are counted for all that is stored, so `among_others` none are told of one."""
    done = upload.done / (upload.total or 1)
    shares = {
        Step.READ: done if upload.total else 0.6,
        Step.APPROVED: 0.1,
        Step.STORED: 0.2 + 0.8 * done,
        Step.SEARCHABLE: done,
    }
    st.progress(
        min(1.0, shares.get(upload.step, 0.0)), progress_words(upload, ahead_of, language, among_others=among_others)
    )


def progress_words(upload: Upload, ahead_of: Callable[[Upload], int], language: str, *, among_others: bool) -> str:
    """What is being done with an upload, for whoever gave it."""
    _ = translator(language)
    file = plain(upload.file)
    if upload.step is Step.RECEIVED:
        if not (ahead := ahead_of(upload)):
            return _("Received. Reading “{file}”…").format(file=file)
        before = counted(language, "{count} file is ahead of it.", "{count} files are ahead of it.", ahead)
        return f"{_('“{file}” is received.').format(file=file)} {before}"
    if upload.step is Step.READ and not upload.total:
        return _("Read. Looking in “{file}” for what identifies people…").format(file=file)
    if upload.step is Step.APPROVED:
        return _("Storing “{file}”…").format(file=file)
    if upload.step in (Step.READ, Step.SEARCHABLE):
        words = _("Recognising the text of the scanned pages of “{file}”: {done} of {total}…")
        done, total = (format_decimal(number, locale=language) for number in (upload.done, upload.total))
        return words.format(file=file, done=done, total=total)
    stored = _("“{file}” is stored. Making it searchable…").format(file=file)
    return stored if among_others or not upload.done else _counted_words(upload, language)


def _counted_words(upload: Upload, language: str) -> str:
    return counted(
        language,
        "“{file}” is stored. Making it searchable: {count} passage of {total}…",
        "“{file}” is stored. Making it searchable: {count} passages of {total}…",
        upload.done,
        file=plain(upload.file),
        total=format_decimal(upload.total, locale=language),
    )
