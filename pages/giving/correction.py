"""A correction of a published document: saved, in its other versions and formats too, and told to who corrected it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

import streamlit as st

from corpus.errors import PartageError
from corpus.messages import translator
from corpus.models import Document
from corpus.moderation_log import Entry
from ingest.corrections import Corrections
from ingest.description import Description, WordChange, known_of, word_change
from pages.commons import commons, jobs
from pages.giving.draft_form import DraftForm
from pages.giving.outcome import Card, Tone
from pages.giving.personal_data import named
from pages.shown import wording
from protect.given_words import find_words, in_either_order


@dataclass(frozen=True, slots=True)
class Correction:
    """What is said anew of a document, with the line in the log if a moderator says it.

    The words to hide in it, and that its text only is published, concern the `others` too: versions and formats of the
    document. So what could not be done in one of them is done when it is saved again.
    """

    document: Document
    description: Description
    words: WordChange
    others: Sequence[Document]
    entry: Entry | None = None

    def save(self, corrections: Corrections) -> Corrected:
        """Raises PartageError where nothing is saved. One of the others that cannot be corrected keeps none waiting."""
        after = corrections.describe(self.document.id, self.description, self.entry, self.words)
        others = _Others(self.others)
        if self.description.text_only:  # first: no file has to be read for it
            others.correct(lambda one: corrections.keep_files_back([one.id], self.entry))
        hidden = after.masked_words, self.entry, self.words.kept_no_more
        others.correct(lambda one: corrections.hide_words([one.id], *hidden))
        return Corrected(self.document, after, others.is_any_corrected, tuple(others.failures.values()))


class _Others:
    """The other versions and formats, which of them could not be corrected, and whether any was."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self.failures: dict[str, Failure] = {}
        self.is_any_corrected = False

    def correct(self, change: Callable[[Document], Sequence[Document]]) -> None:
        for document in self._documents:
            try:
                after = change(document)
            except PartageError as error:
                self.failures[document.id] = Failure(document, error)
            else:
                self.is_any_corrected |= any(is_corrected(document, one) for one in after)


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be corrected, and why."""

    document: Document
    reason: PartageError


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was saved of a correction, and what was not."""

    before: Document
    after: Document
    is_any_other_corrected: bool = False
    failures: tuple[Failure, ...] = ()

    @property
    def tone(self) -> Tone:
        if self.failures:
            return Tone.FAILED
        is_done = self.is_any_other_corrected or is_corrected(self.before, self.after)
        return Tone.DONE if is_done else Tone.NOTHING

    def words(self, language: str) -> str:
        _ = translator(language)
        if self.is_any_other_corrected and not is_corrected(self.before, self.after):
            saved = _("“{title}”: its other versions and formats are corrected too.").format(title=self.after.title)
        else:
            saved = correction_words(self.before, self.after, language)
        missing = [
            _("{name} is still to be corrected: {reason}").format(
                name=wording.version_named(failure.document, language), reason=failure.reason.text(language)
            )
            for failure in self.failures
        ]
        again = [_("What was saved stays; save again to correct the rest.")] if missing else []
        return " ".join([saved, *missing, *again])


def save_correction(
    correction: Correction, form: DraftForm, card: Card, language: str, remark: Callable[[], str] = lambda: ""
) -> NoReturn:
    """Saves it and tells at its form what was done, with what there is to remark then.

    The search is brought up to date with what was saved, whatever happens. Where not all was, the form keeps what
    stands in it, so that it can be saved again. Raises PartageError where nothing was.
    """
    waiting = translator(language)("Saving… Where words or names may have to be hidden, the file is read again.")
    try:
        with st.spinner(waiting):
            corrected = correction.save(commons().ingestion.corrections)
    finally:
        jobs().refresh_soon()
    if not corrected.failures:
        form.finish_correction()
    told = (corrected.words(language), _still_unread(corrected, language), remark())
    card.tell("description", " ".join(filter(None, told)), corrected.tone)


def _still_unread(corrected: Corrected, language: str) -> str:
    """Which of the words that are shown from now on stand on no page all the same; "" where all do."""
    words = word_change(corrected.before.disclosure, corrected.after.disclosure)
    unread = [word for word in (*words.kept, *words.removed) if not _is_read(word, corrected.after)]
    told = translator(language)(
        "Not to be read all the same, because its text does not have them so or they are hidden for another reason: "
        "{words}."
    )
    return told.format(words=named(unread, language)) if unread else ""


def _is_read(word: str, document: Document) -> bool:
    """Whether a page has it, a name in either order."""
    texts = commons().store.texts
    pages = texts.pages(document.id) or texts.hidden_pages(document.id)
    return any(True for page in pages for _ in find_words(page.text, in_either_order(word)))


def correction_words(before: Document, after: Document, language: str) -> str:
    """What was done to a published document by what stands in its form."""
    _ = translator(language)
    words = word_change(before.disclosure, after.disclosure)
    told = []
    if after.text_only and not before.text_only:
        told.append(_("“{title}”: its file can no longer be downloaded; a Word document of its text takes its place."))
    elif before.text_only and not after.text_only:
        told.append(_("“{title}”: its file can be downloaded again, with everything that stands in it."))
    if words.hides:
        told.append(
            _(
                "“{title}”: the words to hide are hidden in its text, its description and its page images, and in the "
                "search in a moment."
            )
        )
        told.append(
            _("They are hidden in the Word document that is downloaded, too.")
            if after.text_only
            else _("The downloadable file keeps them: publish its text only if they must go, or replace it.")
        )
    elif words.shows:
        told.append(_("“{title}”: what you chose to show can be read again, and found in a moment."))
    if not is_corrected(before, after):
        told = [_("Nothing was changed in the description of “{title}”: what is saved is what was there.")]
    return " ".join(told or [_("The description of “{title}” was corrected.")]).format(title=after.title)


def is_corrected(before: Document, after: Document) -> bool:
    """Whether anything is said of a document that was not said of it before."""
    return known_of(before) != known_of(after)
