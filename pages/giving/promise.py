"""What publishing drafts makes public, told before they are published."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from corpus.messages import translator
from ingest.draft import Draft
from ingest.formats import Format
from ingest.withholding import withheld
from pages.shown import wording


def _kept_html(drafts: Sequence[Draft], language: str) -> str:
    """Which files keep what their pages hide, which may, and what to do; nothing where no file does."""
    _ = translator(language)
    drafts = [draft for draft in drafts if not draft.document.text_only]
    keeping = [escape(draft.document.file) for draft in drafts if _hides_something(draft)]
    doubtful = [escape(draft.document.file) for draft in drafts if _may_hide_something(draft)]
    if not keeping and not doubtful:
        return ""
    kept = wording.counted(
        language,
        "This downloadable file keeps the names, addresses and numbers that the pages hide: {files}.",
        "These downloadable files keep the names, addresses and numbers that the pages hide: {files}.",
        len(keeping),
        files=", ".join(keeping),
    )
    may_be_kept = wording.counted(
        language,
        "This downloadable file may show names, addresses and numbers on images that could not be read: {files}.",
        "These downloadable files may show names, addresses and numbers on images that could not be read: {files}.",
        len(doubtful),
        files=", ".join(doubtful),
    )
    read = wording.counted(
        language,
        "Anyone who downloads it can read them there.",
        "Anyone who downloads them can read them there.",
        len(keeping) + len(doubtful),
    )
    advice = _(
        "If nobody should: tick “Publish its text only” above, after which the file is not given to anybody; or "
        "replace them in your file (“the project manager” for a name, for instance), and drop it here again."
    )
    words = [told for told, files in ((kept, keeping), (may_be_kept, doubtful)) if files]
    return f'<p class="important"><strong>{" ".join(words)}</strong> {read} {advice}</p>'


def _hides_something(draft: Draft) -> bool:
    """Whether the pages hide what stands in the file."""
    disclosure = draft.document.disclosure
    return bool(disclosure.masked_words or draft.read.to_hide(disclosure))


def _may_hide_something(draft: Draft) -> bool:
    """Whether nothing is hidden, but pages could not be read; a file with pages still to be read is not given."""
    is_unread = any(page.is_unread for page in draft.read.pages) and not _waits(draft)
    return is_unread and not draft.document.keeps_personal_data and not _hides_something(draft)


def _waits(draft: Draft) -> bool:
    """Whether the file is given to nobody until its pages that are images are read."""
    return withheld(draft.document, draft.read.pages).withheld


def _given_html(words: str, drafts: Sequence[Draft]) -> str:
    """What is given of these files, with their names; nothing without any."""
    files = "".join(f"<li>{escape(draft.document.file)}</li>" for draft in drafts)
    return f"<li>{words}<ul>{files}</ul></li>" if files else ""


def promise_html(drafts: Sequence[Draft], language: str) -> str:
    """Everything that publishing makes public, without omission."""
    _ = translator(language)
    given = _(
        "The files, with their whole text but without what is listed above as removed from outside it, which anyone "
        "can download:"
    )
    text_only = [one for one in drafts if one.document.text_only]
    text = _("The text only of these files, minus what is hidden, which anyone can download as a Word document:")
    if any(one.document.media_type == Format.PDF for one in text_only):
        text = _(
            "The text only of these files, minus what is hidden, which anyone can download as a Word document; pages "
            "of a PDF are shown as images, blacked out where something is hidden:"
        )
    until_read = _(
        "The text only of these files, until the text of their images is recognised; then the files themselves, if "
        "nothing is to be hidden on these images:"
    )
    files = _given_html(given, [one for one in drafts if not (one.document.text_only or _waits(one))])
    files += _given_html(until_read, [one for one in drafts if _waits(one)])
    texts = _given_html(text, text_only)
    return (
        f"{_kept_html(drafts, language)}<ul>{files}{texts}"
        f"<li>{_('Their text, minus what is listed as hidden, which anyone can search and quote.')}</li>"
        f"<li>{_('The contents of the fields above, and today’s date.')}</li></ul>"
        f"<p>{_('Nothing about you is published or kept: no name, no address.')} "
        f"{_('By publishing, you confirm that you may share these files.')}</p>"
    )
